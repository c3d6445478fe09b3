import type * as tf from "@tensorflow/tfjs";
import { mulberry32 } from "../../random/mulberry32.ts";
import { type BackendName, readyBackend } from "../backend/use-backend.ts";
import { checkModel, rebuild } from "./copy-model.ts";
import type { ExamplesLike } from "./examples.ts";
import type { History } from "./job.ts";
import { checkTrainOptions, type TrainOptions } from "./options.ts";
import { prepareJob } from "./prepare.ts";
import { stopSignal } from "./stopping.ts";
import { runTraining } from "./training.ts";
import { setWeights } from "./weights.ts";
import { weightsHash } from "./weights-hash.ts";

/** What {@link train} returns. */
export interface Trained {
  /** The trained network; it is yours to dispose of, or the notebook's when the cell runs again. */
  readonly model: tf.LayersModel;
  readonly history: History;
  /** SHA-256 of all weights, in hexadecimal: the same seed gives the same. */
  readonly weightsHash: string;
  /** The epoch, from 1, that the weights are of. */
  readonly epoch: number;
  /** True where `signal` ended it early. */
  readonly stopped: boolean;
  readonly backend: BackendName;
}

/**
 * Trains a network of tfjs's layers, and returns another, trained one: the one that is given stays as it is.
 *
 * As `fit` of an estimator does, it learns from scratch: weights are drawn anew, but for layers that are not trainable
 * (`warmStart: true` goes on from the weights that there are). With a `seed`, first weights, the order of the examples and
 * dropout repeat, and so does every bit of the result on the backends wasm and cpu; each has bits of its own.
 * It computes on wasm unless `useBackend` has chosen otherwise, and in a worker, so that the page stays awake; Stop, and a
 * new run of the cell, end it.
 * @param model - one input and one output, its first layer with `inputShape`; need not be compiled
 * @param X - n examples of the shape that the network takes: a tensor, a Matrix, or lists of numbers
 * @param y - n targets of the shape that it gives; for losses over classes, also their numbers from 0
 * @throws StudentError where the model, the data or an option can't be used; `loss-not-finite` where training went astray
 * @example
 * const model = tf.sequential({layers: [tf.layers.dense({units: 1, activation: "sigmoid", inputShape: [2]})]});
 * const trained = await train(model, [[0, 1], [1, 0]], [0, 1], {epochs: 50, seed: 7});
 * @see https://keras.io/api/models/model_training_apis/
 */
export async function train(
  model: tf.LayersModel,
  X: ExamplesLike,
  y: ExamplesLike,
  options: TrainOptions = {},
): Promise<Trained> {
  const settings = checkTrainOptions("train", options);
  const signal = stopSignal(settings.signal);
  const network = checkModel("train", model);
  const backend = await readyBackend();
  const job = await prepareJob(network, X, y, settings);
  const fitted = await runTraining(job, backend.name, {
    signal,
    inWorker: settings.inWorker,
    ...(typeof settings.loss === "function" && { loss: settings.loss }),
    ...(settings.onEpoch && { onEpoch: settings.onEpoch }),
  });
  // Where no epoch was finished there is nothing to keep.
  if (fitted.stopped && (settings.whenStopped === "throw" || fitted.epoch === 0)) throw signal.reason;
  const trained = await rebuild("train", job.topology, mulberry32(0));
  setWeights(trained, fitted.weights);
  return {
    model: trained,
    history: fitted.history,
    weightsHash: weightsHash(fitted.weights),
    epoch: fitted.epoch,
    stopped: fitted.stopped,
    backend: backend.name,
  };
}
