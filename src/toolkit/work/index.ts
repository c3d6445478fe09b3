export {
  type FitInWorkerOptions,
  type Fittable,
  fitInParallel,
  fitInWorker,
  type ParallelOptions,
  type Split,
  scoreInParallel,
} from "./fit-in-worker.ts";
export type { WorkOptions } from "./run-jobs.ts";
export { serveWork } from "./serve-work.ts";
