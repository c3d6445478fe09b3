import { blobs } from "../made-blobs.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

/** Ten clusters from three starts on both sides; the seeds draw other starts, so the inertias may differ a little. */
export const task: ToolkitTask = {
  name: "kmeans-20k",
  goal: "ratio at most 2",
  prepare: blobs,
  run: "kmeans-20k.page.ts",
  python: "kmeans-20k.py",
  check: { figure: "inertia", agrees: (ours, peer) => ours <= peer * 1.05 },
};
