export { makePipeline } from "./make-pipeline.ts";
export { Pipeline, type PipelineOptions } from "./pipeline.ts";
export type { Step } from "./steps.ts";
