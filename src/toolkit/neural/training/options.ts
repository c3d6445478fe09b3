import type * as tf from "@tensorflow/tfjs";
import {
  above,
  aFunction,
  atLeast,
  between,
  checkOptions,
  either,
  oneOf,
  orNull,
  type Rule,
  trueOrFalse,
  whole,
} from "../../base/options.ts";
import type { ExamplesLike } from "./examples.ts";
import type { EarlyStopping, EpochReport } from "./job.ts";
import { type LossFunction, type LossName, lossNames } from "./losses.ts";
import { type OptimizerName, optimizerNames } from "./optimizers.ts";

export interface TrainOptions {
  /** Times that every example is seen. 10 by default. */
  readonly epochs?: number;
  /** Examples a step. 32 by default. */
  readonly batchSize?: number;
  /** How the weights follow their gradients. "adam" by default. */
  readonly optimizer?: OptimizerName;
  /** Size of a step; `null`, the default, is the optimizer's usual: 0.001 for adam and rmsprop, 0.01 for sgd and momentum. */
  readonly learningRate?: number | null;
  /**
   * What is made small: a name, or a function of tensors (yTrue, yPred). `null`, the default, goes by the last layer:
   * sigmoid has binaryCrossentropy, softmax categoricalCrossentropy, and any other meanSquaredError.
   */
  readonly loss?: LossName | LossFunction | null;
  /** Share of the examples, the last ones, that it does not learn from, and is measured by. 0 by default. */
  readonly validationSplit?: number;
  /** Examples that it is measured by, in place of `validationSplit`. */
  readonly validationData?: { readonly X: ExamplesLike; readonly y: ExamplesLike } | null;
  /** Draws another order of the examples in each epoch. True by default. */
  readonly shuffle?: boolean;
  /** Begins with the weights that the model has, in place of new ones. False by default. */
  readonly warmStart?: boolean;
  /** Of first weights, order and dropout; `null`, the default, draws one from `Math.random`. */
  readonly seed?: number | null;
  /** Stops when the loss (the validation's where there is one) no longer falls. `null`, the default, does not. */
  readonly earlyStopping?: EarlyStopping | null;
  /** Called after each epoch; in a worker, of epochs that take less than 30 ms, after some of them. */
  readonly onEpoch?: ((report: EpochReport) => void) | null;
  /** Stops the training: the signal of an AbortController, or the `invalidation` of another cell. */
  readonly signal?: AbortSignal | PromiseLike<unknown> | null;
  /** When it is stopped: "throw" the signal's reason, the default, or "keep" the best weights so far. */
  readonly whenStopped?: "throw" | "keep";
  /** False trains in the cell's own thread, as it does on WebGPU, and where the loss, or a layer, is a class or function of yours. True by default. */
  readonly inWorker?: boolean;
}

const defaults = {
  epochs: 10,
  batchSize: 32,
  optimizer: "adam",
  learningRate: null,
  loss: null,
  validationSplit: 0,
  validationData: null,
  shuffle: true,
  warmStart: false,
  seed: null,
  earlyStopping: null,
  onEpoch: null,
  signal: null,
  whenStopped: "throw",
  inWorker: true,
} satisfies Required<TrainOptions>;

const aSignal: Rule = {
  holds: (value) => value instanceof AbortSignal || (typeof value === "object" && value !== null && "then" in value),
  expected: {
    "pt-BR": "o signal de um AbortController, ou invalidation",
    en: "the signal of an AbortController, or invalidation",
  },
};
const anObject: Rule = {
  holds: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  expected: { "pt-BR": "um objeto de opções", en: "an object of options" },
  remedy: { "pt-BR": "Por exemplo, {patience: 5}.", en: "For instance, {patience: 5}." },
};
const validation: Rule = {
  holds: (value) => typeof value === "object" && value !== null && "X" in value && "y" in value,
  expected: { "pt-BR": "um objeto {X, y}", en: "an object {X, y}" },
};

/** @throws StudentError `unknown-option`, `bad-option` */
export function checkTrainOptions(where: string, given: TrainOptions): Required<TrainOptions> {
  const options = { ...defaults, ...given };
  checkOptions(where, { ...options }, {
    epochs: whole(1, 100_000),
    batchSize: whole(1),
    optimizer: oneOf(...optimizerNames),
    learningRate: orNull(above(0)),
    loss: orNull(either(oneOf(...lossNames), aFunction)),
    validationSplit: between(0, 0.9),
    validationData: orNull(validation),
    shuffle: trueOrFalse,
    warmStart: trueOrFalse,
    seed: orNull(whole(0, 0xffffffff)),
    earlyStopping: orNull(anObject),
    onEpoch: orNull(aFunction),
    signal: orNull(aSignal),
    whenStopped: oneOf("throw", "keep"),
    inWorker: trueOrFalse,
  }); // biome-ignore format: a table
  if (options.earlyStopping) {
    const rules = { patience: whole(1), minDelta: atLeast(0), restoreBest: trueOrFalse };
    checkOptions(`${where}, earlyStopping`, { ...options.earlyStopping }, rules);
  }
  return options;
}

/** The loss that goes with what the last layer gives. */
export function usualLoss(model: tf.LayersModel): LossName {
  const activation = model.layers.at(-1)?.getConfig().activation;
  if (activation === "sigmoid") return "binaryCrossentropy";
  return activation === "softmax" ? "categoricalCrossentropy" : "meanSquaredError";
}
