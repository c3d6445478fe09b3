import { above, aSeed, atLeast, between, either, listOf, oneOf, trueOrFalse, whole } from "../base/options.ts";

export interface PerceptronOptions {
  /** Units of each layer between input and output. [100] by default. */
  readonly hiddenLayerSizes?: readonly number[];
  /** What each unit makes of its sum. "relu" by default. */
  readonly activation?: "relu" | "tanh" | "logistic" | "identity";
  /** How the weights follow their gradients. "adam" by default. */
  readonly solver?: "adam" | "sgd";
  /** Strength of the penalty on large weights, 0 or more. 0.0001 by default. */
  readonly alpha?: number;
  /** Samples a step; "auto", the default, is 200, or all where there are fewer. */
  readonly batchSize?: number | "auto";
  /** Size of a step, above 0. 0.001 by default. */
  readonly learningRateInit?: number;
  /** Most times that every sample is seen, 1 or more. 200 by default. */
  readonly maxIter?: number;
  /** Take the samples in another order each time. True by default. */
  readonly shuffle?: boolean;
  /** Seed of weights and orders: with the same one, scikit-learn's. `null`, the default: others at each fit. */
  readonly randomState?: number | null;
  /** An improvement that is smaller counts as none, 0 or more. 0.0001 by default. */
  readonly tol?: number;
  /** Share of the last step that a step keeps, for sgd, from 0 to 1. 0.9 by default. */
  readonly momentum?: number;
  /** Look ahead by the momentum, for sgd. True by default. */
  readonly nesterovsMomentum?: boolean;
  /** Stop by the score on samples held out, and keep the best weights; else by the loss. False by default. */
  readonly earlyStopping?: boolean;
  /** Share of the samples held out, between 0 and 1. 0.1 by default. */
  readonly validationFraction?: number;
  /** Stop after more than so many rounds in a row without an improvement, 1 or more. 10 by default. */
  readonly nIterNoChange?: number;
}

export const defaults: Required<PerceptronOptions> = {
  hiddenLayerSizes: [100],
  activation: "relu",
  solver: "adam",
  alpha: 0.0001,
  batchSize: "auto",
  learningRateInit: 0.001,
  maxIter: 200,
  shuffle: true,
  randomState: null,
  tol: 1e-4,
  momentum: 0.9,
  nesterovsMomentum: true,
  earlyStopping: false,
  validationFraction: 0.1,
  nIterNoChange: 10,
};

export const rules = {
  hiddenLayerSizes: listOf(whole(1)),
  activation: oneOf("relu", "tanh", "logistic", "identity"),
  solver: oneOf("adam", "sgd"),
  alpha: atLeast(0),
  batchSize: either(oneOf("auto"), whole(1)),
  learningRateInit: above(0),
  maxIter: whole(1),
  shuffle: trueOrFalse,
  randomState: aSeed,
  tol: atLeast(0),
  momentum: between(0, 1),
  nesterovsMomentum: trueOrFalse,
  earlyStopping: trueOrFalse,
  validationFraction: between(0.001, 0.999),
  nIterNoChange: whole(1),
};
