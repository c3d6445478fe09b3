import type * as tf from "@tensorflow/tfjs";
import { initialWeights, type Json, shapesOf } from "./copy-model.ts";
import { asExamples, type ExamplesLike, part } from "./examples.ts";
import type { Job } from "./job.ts";
import { usualLearningRates } from "./optimizers.ts";
import { type TrainOptions, usualLoss } from "./options.ts";
import { asTargets } from "./targets.ts";

/** A training as plain data: what is checked and read here, `fitJob` carries out, in this thread or another. */
export async function prepareJob(
  model: tf.LayersModel,
  X: ExamplesLike,
  y: ExamplesLike,
  options: Required<TrainOptions>,
): Promise<Job> {
  const { input, output } = shapesOf(model);
  const loss = options.loss ?? usualLoss(model);
  const examples = async (where: string, from: ExamplesLike, to: ExamplesLike) => {
    const x = await asExamples(`${where}, X`, from, input);
    return { x, y: await asTargets(`${where}, y`, to, x.n, output, loss) };
  };
  const all = await examples("train", X, y);
  const { validationData, earlyStopping, epochs, batchSize, shuffle, optimizer, learningRate } = options;
  const nKept = all.x.n - (validationData ? 0 : Math.floor(all.x.n * options.validationSplit));
  const split = (begin: number, end: number) => ({
    x: part(all.x, begin, end),
    y: { ...part(all.y, begin, end), nClasses: all.y.nClasses },
  });
  const held = nKept < all.x.n ? split(nKept, all.x.n) : null;
  const stopEarly = earlyStopping && { patience: 5, minDelta: 0, restoreBest: true, ...earlyStopping };
  return {
    topology: model.toJSON(null, false) as Json,
    initial: await initialWeights(model, options.warmStart),
    ...split(0, nKept),
    validation: validationData ? await examples("train, validationData", validationData.X, validationData.y) : held,
    epochs,
    batchSize,
    shuffle,
    optimizer,
    learningRate: learningRate ?? usualLearningRates[optimizer],
    loss: typeof loss === "string" ? loss : null,
    weightDecay: 0,
    earlyStopping: stopEarly,
    keepBest: stopEarly?.restoreBest || options.whenStopped === "keep",
    keepsWhenStopped: options.whenStopped === "keep",
    seed: options.seed ?? Math.floor(Math.random() * 2 ** 32),
  };
}
