export { type BackendInUse, type BackendName, backendInUse, useBackend } from "./backend/use-backend.ts";
export { type CurvesOptions, curves } from "./curves.ts";
export { type NetworkFiles, networkFiles } from "./saving/network-files.ts";
export { openNetwork, type SavedNetwork, saveNetwork } from "./saving/saved-network.ts";
export type { ExamplesLike } from "./training/examples.ts";
export type { EarlyStopping, EpochReport, History } from "./training/job.ts";
export type { LossFunction } from "./training/losses.ts";
export type { TrainOptions } from "./training/options.ts";
export { type Trained, train } from "./training/train.ts";
