import { blobs } from "../made-blobs.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

/** Both sides compare the same pairs; the labels are equal. */
export const task: ToolkitTask = {
  name: "dbscan-20k",
  goal: "ratio at most 2",
  prepare: blobs,
  run: "dbscan-20k.page.ts",
  python: "dbscan-20k.py",
  check: { figure: "sum of labels", agrees: (ours, peer) => ours === peer },
};
