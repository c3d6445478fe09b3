export { datasetDigest } from "./client/dataset-digest.ts";
export { setExperiment } from "./client/experiments.ts";
export { type DatasetFacts, type EndStatus, Run } from "./client/run.ts";
export type { RunFacts } from "./client/run-info.ts";
export { scratchTracking } from "./client/scratch-tracking.ts";
export { getMetricHistory, getRun, type SearchRunsOptions, searchRuns } from "./client/search.ts";
export { type StartRunOptions, startRun } from "./client/start-run.ts";
export { trackingServer } from "./client/tracking-server.ts";
