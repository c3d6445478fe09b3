import { warnNotConverged } from "../base/convergence.ts";
import type { FitProgress } from "../base/estimator.ts";
import { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import type { RandomState } from "../random/random-state.ts";
import { drawLayers, forward, type Layers, type Output, slope } from "./layers.ts";
import { lossOf } from "./loss.ts";
import type { PerceptronOptions } from "./options.ts";
import { timesTransposed, transposedTimes } from "./products.ts";
import { stepper } from "./steps.ts";

/** What a fit leaves. */
export interface Learnt extends Layers {
  /** Loss of each round. */
  readonly lossCurve: number[];
  /** Score on the samples held out, round by round, with `earlyStopping`. */
  readonly validationScores: number[] | undefined;
}

export interface Lesson {
  readonly X: Matrix;
  /** One column an output. */
  readonly target: Matrix;
  readonly output: Output;
  readonly options: Required<PerceptronOptions>;
  readonly random: RandomState;
  /** With `earlyStopping`: rows to learn from, drawn after the first weights, and the score of the others. */
  readonly hold: ((random: RandomState) => { readonly train: ArrayLike<number>; score(layers: Layers): number }) | null;
  readonly onProgress: ((progress: FitProgress) => void) | undefined;
}

/** Learns by small steps, draw by draw and stop by stop as scikit-learn's `_fit_stochastic`. */
export function learn(where: string, lesson: Lesson): Learnt {
  const { options, random, output, onProgress } = lesson;
  const { maxIter, tol, nIterNoChange, activation, alpha } = options;
  const sizes = [lesson.X.shape[1], ...options.hiddenLayerSizes, lesson.target.shape[1]];
  const layers = drawLayers(sizes, activation, random);
  const held = lesson.hold?.(random);
  const [X, target] = held ? [lesson.X.take(held.train), lesson.target.take(held.train)] : [lesson.X, lesson.target];
  const n = X.shape[0];
  const batchSize = Math.min(options.batchSize === "auto" ? 200 : options.batchSize, n);
  const weights = [...layers.coefs.map((coef) => coef.values), ...layers.intercepts];
  const step = stepper(options, weights.map((values) => values.length)); // biome-ignore format: one thought
  const gradients = weights.map((values) => new Float64Array(values.length));
  const lossCurve: number[] = [];
  const validationScores: number[] = [];
  let order: readonly number[] = Array.from({ length: n }, (_, i) => i);
  let best = held ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  let bestWeights: Float64Array[] | undefined;
  let unchanged = 0;
  while (lossCurve.length < maxIter && unchanged <= nIterNoChange) {
    // Shuffled again from where the last round left it, as scikit-learn does.
    if (options.shuffle) order = random.shuffle(order);
    let total = 0;
    for (let begin = 0; begin < n; begin += batchSize) {
      const rows = order.slice(begin, begin + batchSize);
      const [x, t] = [X.take(rows), target.take(rows)];
      const given = forward(layers, x, activation, output);
      const penalty = layers.coefs.reduce((sum, { values }) => sum + squares(values), 0);
      const loss = lossOf(output, given.at(-1) as Matrix, t) + (0.5 * alpha * penalty) / rows.length;
      total += loss * rows.length;
      backward(layers, given, t, activation, alpha, gradients);
      step(weights, gradients);
    }
    const loss = total / n;
    if (!Number.isFinite(loss)) throw notFinite(where, lossCurve.length + 1);
    lossCurve.push(loss);
    const score = held?.score(layers);
    if (score !== undefined) validationScores.push(score);
    const now = score ?? loss;
    const better = held ? now > best : now < best;
    unchanged = (held ? now < best + tol : now > best - tol) ? unchanged + 1 : 0;
    if (better) {
      best = now;
      if (held) bestWeights = weights.map((values) => values.slice());
    }
    const metrics = { loss, ...(score !== undefined && { score }) };
    onProgress?.({ done: lossCurve.length, total: maxIter, metrics });
  }
  if (unchanged <= nIterNoChange) warnNotConverged(where, maxIter);
  for (const [l, values] of bestWeights?.entries() ?? []) weights[l]?.set(values);
  return { ...layers, lossCurve, validationScores: held ? validationScores : undefined };
}

/** Writes the gradients of weights, then of biases. For all three outputs the loss changes with a sum by p − t. */
function backward(
  { coefs }: Layers,
  given: readonly Matrix[],
  target: Matrix,
  activation: Required<PerceptronOptions>["activation"],
  alpha: number,
  gradients: readonly Float64Array[],
): void {
  const n = target.shape[0];
  const predicted = given.at(-1) as Matrix;
  let deltas = new Matrix(
    predicted.values.map((value, i) => value - (target.values[i] as number)),
    predicted.shape,
  );
  for (let l = coefs.length - 1; l >= 0; l--) {
    const coef = coefs[l] as Matrix;
    const before = given[l] as Matrix;
    const gradient = gradients[l] as Float64Array;
    transposedTimes(before, deltas, new Matrix(gradient, coef.shape));
    for (let i = 0; i < gradient.length; i++)
      gradient[i] = ((gradient[i] as number) + alpha * (coef.values[i] as number)) / n;
    const ofBiases = (gradients[coefs.length + l] as Float64Array).fill(0);
    for (const row of deltas) for (let j = 0; j < row.length; j++) ofBiases[j] = (ofBiases[j] as number) + (row[j] as number); // biome-ignore format: one loop
    for (let j = 0; j < ofBiases.length; j++) ofBiases[j] = (ofBiases[j] as number) / n;
    if (l === 0) return;
    const next = Matrix.zeros(n, coef.shape[0]);
    timesTransposed(deltas, coef, next);
    slope[activation](before.values, next.values);
    deltas = next;
  }
}

const squares = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) ** 2;
  return sum;
};

function notFinite(where: string, round: number): StudentError {
  return new StudentError({
    code: "loss-not-finite",
    where,
    expected: { "pt-BR": "um erro (loss) finito", en: "a finite loss" },
    received: { "pt-BR": `NaN ou infinito na volta ${round}`, en: `NaN or infinity in round ${round}` },
    remedy: {
      "pt-BR": "Ponha as colunas na mesma escala (StandardScaler), ou tente learningRateInit dez vezes menor.",
      en: "Put the columns on one scale (StandardScaler), or try a learningRateInit ten times smaller.",
    },
  });
}
