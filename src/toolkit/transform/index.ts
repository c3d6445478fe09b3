export { analyzeAndTransform, analyzeDataset, type PreprocessingFn } from "./analyze.ts";
export type { Column } from "./column.ts";
export type { Kind, Value } from "./kinds.ts";
export type { Constants } from "./op.ts";
export {
  add,
  divide,
  fillMissing,
  isMissing,
  log1p,
  multiply,
  type OneHotOptions,
  oneHot,
  subtract,
  toNumber,
} from "./ops/arithmetic.ts";
export { type ApplyBucketsOptions, applyBuckets, type BucketizeOptions, bucketize } from "./ops/buckets.ts";
export { getNumBucketsForTransformedFeature, max, mean, min, sum, variance } from "./ops/reductions.ts";
export { type ScaleByMinMaxOptions, scaleByMinMax, scaleTo01, scaleToZScore } from "./ops/scaling.ts";
export {
  bagOfWords,
  type NgramsOptions,
  ngrams,
  type RegexReplaceOptions,
  regexReplace,
  type StringSplitOptions,
  stringLower,
  stringSplit,
  wordCount,
} from "./ops/text.ts";
export { type TfidfOptions, tfidf } from "./ops/tfidf.ts";
export {
  computeAndApplyVocabulary,
  type HashStringsOptions,
  hashStrings,
  type VocabularyOptions,
} from "./ops/vocabulary.ts";
export { TransformFn } from "./transform-fn.ts";
export { TransformedData } from "./transformed-data.ts";
