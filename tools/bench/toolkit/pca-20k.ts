import { blobs } from "../made-blobs.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

/** Ten components; the solver is each side's own choice. */
export const task: ToolkitTask = {
  name: "pca-20k",
  goal: "ratio at most 2",
  prepare: blobs,
  run: "pca-20k.page.ts",
  python: "pca-20k.py",
  check: { figure: "explained variance of ten", agrees: (ours, peer) => Math.abs(ours - peer) < 1e-6 * peer },
};
