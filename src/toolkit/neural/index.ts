export { type BackendInUse, type BackendName, backendInUse, useBackend } from "./backend/use-backend.ts";
export type { ExamplesLike } from "./training/examples.ts";
export type { EarlyStopping, EpochReport, History } from "./training/job.ts";
export type { LossFunction } from "./training/network.ts";
export type { TrainOptions } from "./training/options.ts";
export { type Trained, train } from "./training/train.ts";
