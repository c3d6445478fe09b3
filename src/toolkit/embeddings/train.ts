import type { FitProgress } from "../base/estimator.ts";
import { mulberry32 } from "../random/mulberry32.ts";
import { type NoiseTable, noiseTable } from "./noise-table.ts";
import { updatePair, type Weights } from "./update-pair.ts";
import { type Corpus, keepProbabilities } from "./vocabulary.ts";

interface TrainOptions {
  readonly vectorSize: number;
  readonly window: number;
  readonly negative: number;
  readonly nsExponent: number;
  readonly sample: number;
  readonly alpha: number;
  readonly minAlpha: number;
  readonly epochs: number;
  readonly seed: number;
  readonly onProgress: ((progress: FitProgress) => void) | undefined;
}

/** Words between two reports. */
const reportEvery = 10_000;

/**
 * Skip-gram with negative sampling, as word2vec trains it: text after text, each frequent word left out by chance, for each
 * word a window drawn from 1 to `window`, and a learning rate that falls in a straight line.
 * @returns the vectors, the mean loss of a pair in each epoch, and how many pairs there were in all
 */
export function train(
  corpus: Corpus,
  options: TrainOptions,
): { input: Float32Array; lossCurve: number[]; nPairs: number } {
  const { vectorSize: size, window, negative, alpha, minAlpha, epochs, onProgress } = options;
  const { tokens, starts, counts } = corpus;
  const random = mulberry32(options.seed);
  const weights = drawWeights(counts.length, size, random);
  const noise = noiseTable(counts, options.nsExponent);
  const keep = keepProbabilities(counts, options.sample);
  const slope = new Float64Array(size);
  const targets = new Int32Array(negative + 1);
  const text = new Int32Array(longest(starts));
  const total = epochs * tokens.length;
  const lossCurve: number[] = [];
  let done = 0;
  let allPairs = 0;
  let nextReport = reportEvery;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    let nPairs = 0;
    for (let t = 0; t + 1 < starts.length; t++) {
      const end = starts[t + 1] as number;
      let length = 0;
      for (let k = starts[t] as number; k < end; k++) {
        const word = tokens[k] as number;
        if (random() < (keep[word] as number)) text[length++] = word;
      }
      const learningRate = alpha - (alpha - minAlpha) * (done / total);
      for (let i = 0; i < length; i++) {
        const reach = window - Math.floor(random() * window);
        const last = Math.min(length - 1, i + reach);
        for (let j = Math.max(0, i - reach); j <= last; j++) {
          if (j === i) continue;
          const nTargets = drawTargets(targets, text[i] as number, noise, random);
          loss += updatePair(weights, text[j] as number, targets, nTargets, learningRate, slope);
          nPairs++;
        }
      }
      done += end - (starts[t] as number);
      if (done < nextReport) continue;
      nextReport = done + reportEvery;
      if (done < total) onProgress?.({ done, total, metrics: { loss: loss / nPairs } });
    }
    lossCurve.push(loss / nPairs);
    allPairs += nPairs;
  }
  onProgress?.({ done: total, total, metrics: { loss: lossCurve.at(-1) ?? Number.NaN } });
  return { input: weights.input, lossCurve, nPairs: allPairs };
}

/** Input vectors begin small and by chance, output vectors at 0, as in word2vec. */
function drawWeights(nWords: number, size: number, random: () => number): Weights {
  const input = Float32Array.from({ length: nWords * size }, () => (random() - 0.5) / size);
  return { size, input, output: new Float32Array(nWords * size) };
}

/** The neighbour, then words of noise; noise that draws the neighbour itself is left out. */
function drawTargets(targets: Int32Array, neighbour: number, { own, other }: NoiseTable, random: () => number): number {
  let n = 1;
  targets[0] = neighbour;
  for (let k = 1; k < targets.length; k++) {
    const at = random() * own.length;
    const place = Math.floor(at);
    const word = at - place < (own[place] as number) ? place : (other[place] as number);
    if (word !== neighbour) targets[n++] = word;
  }
  return n;
}

function longest(starts: Int32Array): number {
  let most = 0;
  for (let t = 0; t + 1 < starts.length; t++) most = Math.max(most, (starts[t + 1] as number) - (starts[t] as number));
  return most;
}
