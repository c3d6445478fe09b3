import * as tf from "@tensorflow/tfjs";
import { mulberry32 } from "../../random/mulberry32.ts";
import { rebuild, shapesOf } from "./copy-model.ts";
import { Course } from "./course.ts";
import { take } from "./examples.ts";
import type { EpochReport, Fitted, Job } from "./job.ts";
import type { LossFunction } from "./losses.ts";
import { liesInMemory, type Measures, Network, type Reading } from "./network.ts";
import { optimizerInMemory, optimizerOnDevice } from "./optimizers.ts";
import { pauses } from "./pauses.ts";
import { shuffled, withRandom } from "./seeded.ts";
import { takeTargets } from "./targets.ts";
import { readWeights, setWeights } from "./weights.ts";

export interface FitHooks {
  /** Where `job.loss` is null. */
  readonly loss?: LossFunction;
  /** Hears of each epoch, and what there is so far where `job.keepsWhenStopped`. */
  readonly onEpoch?: (report: EpochReport, soFar?: Fitted) => void;
  /** When it is aborted the training ends with what it has. */
  readonly signal?: AbortSignal;
}

/** Without a pause for this long, a page or a worker hears nothing of what happens outside. */
const pauseEveryMs = 40;

/** Trains, in the thread that calls it. Frees every tensor that it makes. */
export async function fitJob(job: Job, { loss, onEpoch, signal }: FitHooks): Promise<Fitted> {
  const random = (stream: number) => mulberry32(Math.imul(job.seed + stream, 0x9e3779b1));
  const model = await rebuild("train", job.topology, random(1));
  const chosenLoss = job.loss ?? loss;
  if (!chosenLoss) throw new Error("a training needs a loss");
  const optimizer = (liesInMemory() ? optimizerInMemory : optimizerOnDevice)(job.optimizer, job.learningRate);
  const { input, output } = shapesOf(model);
  setWeights(model, job.initial);
  const network = new Network(model, {
    loss: chosenLoss,
    optimizer,
    inputShape: input,
    outputShape: output,
    weightDecay: job.weightDecay,
  });
  const course = new Course(job);
  const stopping = (): boolean => signal?.aborted ?? false;
  const order = random(2);
  const noise = random(3);
  const pause = pauses(pauseEveryMs);
  let readings: (Reading & { readonly n: number })[] = [];
  try {
    const natural = Int32Array.from({ length: job.x.n }, (_, i) => i);
    while (!course.done && !stopping()) {
      const indices = job.shuffle ? shuffled(job.x.n, order) : natural;
      readings = [];
      for (let begin = 0; begin < indices.length && !stopping(); begin += job.batchSize) {
        const batch = indices.subarray(begin, begin + job.batchSize);
        const [x, y] = [take(job.x, batch), takeTargets(job.y, batch)];
        readings.push({ ...withRandom(noise, () => network.step(x, y)), n: batch.length });
        await pause();
      }
      const measures = await meanOf(readings);
      if (stopping()) break;
      const validation = job.validation && (await network.evaluate(job.validation.x, job.validation.y, job.batchSize));
      const report = course.ended(measures, validation);
      if (course.isBest && job.keepBest) course.keep(await readWeights(model));
      onEpoch?.(report, job.keepsWhenStopped ? course.fitted([]) : undefined);
    }
    return course.fitted(await readWeights(model));
  } finally {
    tf.dispose(readings as unknown as tf.TensorContainer);
    optimizer.dispose();
    model.dispose();
  }
}

/** The mean over an epoch's examples. */
async function meanOf(readings: readonly (Reading & { readonly n: number })[]): Promise<Measures> {
  let [loss, right, n] = [0, 0, 0];
  for (const reading of readings) {
    n += reading.n;
    loss += (await read(reading.loss)) * reading.n;
    right += reading.right === undefined ? Number.NaN : (await read(reading.right)) * reading.n;
  }
  return { loss: loss / n, accuracy: readings.some(({ right }) => right === undefined) ? undefined : right / n };
}

/** Frees the tensor. */
async function read(value: number | tf.Scalar): Promise<number> {
  if (typeof value === "number") return value;
  const [number = Number.NaN] = await value.data();
  value.dispose();
  return number;
}
