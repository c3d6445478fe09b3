import type { ToolkitTask } from "../toolkit-task.ts";
import { task as alone } from "./boosting-200k.ts";

/** `boosting-200k` by `fitInWorker`, with a worker a core; what it takes to start them and to copy X counts. */
export const task: ToolkitTask = {
  ...alone,
  name: "boosting-200k-workers",
  goal: "ratio at most 1.0, AUC not lower by more than 0.002",
  run: "boosting-workers.page.ts",
};
