/**
 * The library that students import, one namespace a sub-module:
 * `import {TfidfVectorizer} from "bancada/feature-extraction"` reads `featureExtraction` of this module.
 * It imports nothing of the rest of Bancada, so that it can be read, and published, alone.
 */

export * as cluster from "./cluster/index.ts";
export * as compose from "./compose/index.ts";
export * as data from "./data/index.ts";
export * as dataValidation from "./data-validation/index.ts";
export * as datasets from "./datasets/index.ts";
export * as decomposition from "./decomposition/index.ts";
export * as embeddings from "./embeddings/index.ts";
export * as ensemble from "./ensemble/index.ts";
export * as errors from "./errors.ts";
export * as featureExtraction from "./feature-extraction/index.ts";
export * as featureSelection from "./feature-selection/index.ts";
export * as featureStore from "./feature-store/index.ts";
export * as figures from "./figures/index.ts";
export * as images from "./images/index.ts";
export * as impute from "./impute/index.ts";
export * as inspection from "./inspection/index.ts";
export * as labelling from "./labelling/index.ts";
export * as linearModel from "./linear-model/index.ts";
export * as manifold from "./manifold/index.ts";
export * as metrics from "./metrics/index.ts";
export * as modelSelection from "./model-selection/index.ts";
export * as naiveBayes from "./naive-bayes/index.ts";
export * as neighbors from "./neighbors/index.ts";
export * as neural from "./neural/index.ts";
export * as neuralNetwork from "./neural-network/index.ts";
export * as onnx from "./onnx/index.ts";
export * as parquet from "./parquet/index.ts";
export * as pipeline from "./pipeline/index.ts";
export * as preprocessing from "./preprocessing/index.ts";
export * as random from "./random/index.ts";
export * as saved from "./saved/index.ts";
export * as serving from "./serving/index.ts";
export * as stats from "./stats/index.ts";
export * as svm from "./svm/index.ts";
export * as tracking from "./tracking/index.ts";
export * as transform from "./transform/index.ts";
export * as tree from "./tree/index.ts";
export * as work from "./work/index.ts";
