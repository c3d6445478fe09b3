import type { Json } from "./copy-model.ts";
import type { Examples } from "./examples.ts";
import type { LossName } from "./losses.ts";
import type { OptimizerName } from "./optimizers.ts";
import type { Targets } from "./targets.ts";

/** A training, as plain data that a worker can be sent. */
export interface Job {
  readonly topology: Json;
  /** What each weight begins with; `null` where it is drawn. */
  readonly initial: readonly (Float32Array | null)[];
  readonly x: Examples;
  readonly y: Targets;
  readonly validation: { readonly x: Examples; readonly y: Targets } | null;
  readonly epochs: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  /** `null`: a function, which the caller of `fitJob` gives. */
  readonly loss: LossName | null;
  readonly weightDecay: number;
  readonly earlyStopping: Required<EarlyStopping> | null;
  /** Give the weights of the best epoch, and not of the last. */
  readonly keepBest: boolean;
  /** Tell the best so far after each epoch, for a Stop that keeps it. */
  readonly keepsWhenStopped: boolean;
  readonly seed: number;
}

export interface EarlyStopping {
  /** Epochs in a row without an improvement, after which it stops. 5 by default. */
  readonly patience?: number;
  /** A smaller improvement counts as none. 0 by default. */
  readonly minDelta?: number;
  /** Return the weights of the best epoch, not of the last. True by default. */
  readonly restoreBest?: boolean;
}

/** What was measured, one number an epoch. What was not measured is not there. */
export interface History {
  readonly loss: number[];
  readonly accuracy?: number[];
  readonly valLoss?: number[];
  readonly valAccuracy?: number[];
}

/** What is told after an epoch. */
export interface EpochReport {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
  readonly accuracy?: number;
  readonly valLoss?: number;
  readonly valAccuracy?: number;
}

/** What a training leaves. */
export interface Fitted {
  readonly weights: readonly Float32Array[];
  readonly history: History;
  /** The epoch, from 1, whose weights these are; 0 where none was finished. */
  readonly epoch: number;
  readonly stopped: boolean;
}
