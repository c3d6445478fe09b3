import { madeClassification } from "../made-classification.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

/** A forest of 100 trees, default options on both sides. */
export const task: ToolkitTask = {
  name: "forest-15k",
  goal: "ratio at most 0.4, accuracy not lower by more than 0.01",
  prepare: () => madeClassification(15_000, 42),
  run: "forest-15k.page.ts",
  python: "forest-15k.py",
  check: { figure: "accuracy", agrees: (ours, peer) => ours >= peer - 0.01 },
  rounds: 3,
};
