import type { FitProgress } from "../base/estimator.ts";
import type { Matrix } from "../data/matrix.ts";
import type { FuzzyGraph } from "./fuzzy-graph.ts";

interface LayoutOptions {
  readonly a: number;
  readonly b: number;
  readonly nEpochs: number;
  readonly learningRate: number;
  readonly negativeSampleRate: number;
  readonly random: () => number;
  readonly onProgress: ((progress: FitProgress) => void) | undefined;
}

/** A step is never longer than this in one direction. */
const longest = 4;

/** Pulls together what belongs together and pushes apart a few others, drawn by lot, epoch after epoch; in place. */
export function layOut(map: Matrix, { heads, tails, weights }: FuzzyGraph, options: LayoutOptions): void {
  const { a, b, nEpochs, learningRate, negativeSampleRate, random } = options;
  const [n, width] = map.shape;
  const y = map.values;
  const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  // a pair is seen as often as its weight says: every so many epochs
  const every = weights.map((weight) => strongest / weight);
  const due = every.slice();
  const clipped = (value: number) => Math.min(longest, Math.max(-longest, value));
  for (let epoch = 0; epoch < nEpochs; epoch++) {
    const rate = learningRate * (1 - epoch / nEpochs);
    for (let e = 0; e < heads.length; e++) {
      if ((due[e] as number) > epoch + 1) continue;
      due[e] = (due[e] as number) + (every[e] as number);
      const head = (heads[e] as number) * width;
      const tail = (tails[e] as number) * width;
      const squared = squaredBetween(y, head, tail, width);
      if (squared > 0) {
        const pull = (-2 * a * b * squared ** (b - 1)) / (1 + a * squared ** b);
        for (let c = 0; c < width; c++) {
          const step = rate * clipped(pull * ((y[head + c] as number) - (y[tail + c] as number)));
          y[head + c] = (y[head + c] as number) + step;
          y[tail + c] = (y[tail + c] as number) - step;
        }
      }
      for (let s = 0; s < negativeSampleRate; s++) {
        const other = Math.floor(random() * n) * width;
        if (other === head) continue;
        const apart = squaredBetween(y, head, other, width);
        const push = (2 * b) / ((0.001 + apart) * (1 + a * apart ** b));
        for (let c = 0; c < width; c++) {
          const difference = (y[head + c] as number) - (y[other + c] as number);
          y[head + c] = (y[head + c] as number) + rate * (apart > 0 ? clipped(push * difference) : longest);
        }
      }
    }
    options.onProgress?.({ done: epoch + 1, total: nEpochs });
  }
}

function squaredBetween(y: Float64Array, at: number, other: number, width: number): number {
  let sum = 0;
  for (let c = 0; c < width; c++) sum += ((y[at + c] as number) - (y[other + c] as number)) ** 2;
  return sum;
}
