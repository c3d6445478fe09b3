import { madeRows } from "../made-rows.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

/** Sum and mean by a thousand whole numbers, by fifty texts, and a median: three group-bys of a million rows. */
export const task: ToolkitTask = {
  name: "groupby-1m",
  goal: "ratio at most 1.5",
  prepare: () => {
    const rows = madeRows(1_000_000);
    return {
      loja: Float64Array.from(rows, (row) => row.loja),
      preco: Float64Array.from(rows, (row) => row.preco),
      categoria: rows.map((row) => row.categoria),
    };
  },
  run: "groupby-1m.page.ts",
  python: "groupby-1m.py",
  check: { figure: "sum of all", agrees: (ours, peer) => Math.abs(ours - peer) < 1e-9 * peer },
};
