export { fleissKappa, krippendorffAlpha, pairwiseKappa } from "./agreement.ts";
export { applyLabellingFunctions, type LabellingFunction } from "./apply.ts";
export { DawidSkene, type DawidSkeneOptions } from "./dawid-skene.ts";
export { LabelModel, type LabelModelOptions } from "./label-model.ts";
export { LabelOracle, type LabelOracleOptions } from "./label-oracle.ts";
export { MajorityLabelVoter, type MajorityLabelVoterOptions } from "./majority-label-voter.ts";
export {
  entropySampling,
  marginSampling,
  type RandomSamplingOptions,
  randomSampling,
  type SamplingOptions,
  uncertaintySampling,
} from "./sampling.ts";
export { labellingSummary, type SummaryOptions, type SummaryRow } from "./summary.ts";
export { ABSTAIN, type Vote, type VotesLike } from "./votes.ts";
