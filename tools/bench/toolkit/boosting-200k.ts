import { madeClassification } from "../made-classification.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

/** Histogram boosting: 100 trees of depth 6, default options on both sides. */
export const task: ToolkitTask = {
  name: "boosting-200k",
  goal: "ratio at most 1.5, AUC not lower by more than 0.002",
  prepare: () => madeClassification(200_000, 42),
  run: "boosting.page.ts",
  python: "boosting.py",
  check: { figure: "AUC", agrees: (ours, peer) => ours >= peer - 0.002 },
  rounds: 3,
};
