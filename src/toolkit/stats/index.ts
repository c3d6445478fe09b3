export {
  type JensenShannonOptions,
  jensenShannonDistance,
  populationStabilityIndex,
  wassersteinDistance,
} from "./distances.ts";
export { type HistogramPair, histogramPair } from "./histogram-pair.ts";
export { chisquare, ks2samp, proportionsZtest, type TestResult } from "./hypothesis-tests.ts";
