import { madeRows } from "../made-rows.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

/** A million rows of seven columns, from bytes to typed columns on both sides. */
export const task: ToolkitTask = {
  name: "csv-47mb",
  goal: "ratio at most 2",
  prepare: () => {
    const rows = madeRows(1_000_000);
    const lines = rows.map((row) => Object.values(row).join(","));
    return { csv: `${Object.keys(rows[0] ?? {}).join(",")}\n${lines.join("\n")}\n` };
  },
  run: "csv-47mb.page.ts",
  python: "csv-47mb.py",
  check: { figure: "sum of prices", agrees: (ours, peer) => Math.abs(ours - peer) < 1e-6 * peer },
};
