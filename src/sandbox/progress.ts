import { createProgress, type Progress, type ProgressHost } from "../kernel/runtime/progress/progress.ts";

/** Fed to the kernel frame when a cell first uses `progress` or tfjs. */
export let progress: Progress;
export let watch: (tf: Readonly<Record<string, unknown>>) => void;

/** The kernel says where to draw, and in which language; called once, before anyone else has this module. */
export function connect(host: ProgressHost): void {
  ({ progress, watch } = createProgress(host));
}
