import { checkOptions, orNull, whole } from "../base/options.ts";
import { registerPart } from "../base/saved.ts";
import { countOf } from "./samples.ts";
import { type Split, type Splitter, tooManyFolds } from "./splitter.ts";

export interface TimeSeriesSplitOptions {
  /** Number of splits. 5 by default. */
  readonly nSplits?: number;
  /** At most so many samples to learn from, the latest. All by default. */
  readonly maxTrainSize?: number | null;
  /** Samples in each test part. n / (nSplits + 1) by default. */
  readonly testSize?: number | null;
  /** Samples left out between the two parts, so that what is known only later does not leak. 0 by default. */
  readonly gap?: number;
}

/**
 * Learns from the past and scores on what comes next, again and again with more past. Samples must stand in time's order.
 * @example new TimeSeriesSplit({nSplits: 3}).split(X); // train 0…, test what follows
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.TimeSeriesSplit.html
 */
export class TimeSeriesSplit implements Splitter {
  readonly options: Required<TimeSeriesSplitOptions>;

  /** Keeps the options; `split` checks them. */
  constructor(options: TimeSeriesSplitOptions = {}) {
    this.options = { nSplits: 5, maxTrainSize: null, testSize: null, gap: 0, ...options };
  }

  /**
   * @param X - one entry a sample, the oldest first
   * @throws StudentError if there are too few samples, or an option can't be used
   */
  split(X: unknown): Split[] {
    const where = "TimeSeriesSplit.split";
    const { nSplits, maxTrainSize, testSize, gap } = this.options;
    checkOptions(
      where,
      { ...this.options },
      { nSplits: whole(2), maxTrainSize: orNull(whole(1)), testSize: orNull(whole(1)), gap: whole(0) },
    );
    const n = countOf(where, X);
    const size = testSize ?? Math.floor(n / (nSplits + 1));
    if (n < nSplits + 1 || n - gap - size * nSplits <= 0) {
      throw tooManyFolds(where, nSplits + 1, { count: n, pt: "amostras (com gap e testSize)", en: "samples (with gap and testSize)" }); // biome-ignore format: one thought
    }
    return Array.from({ length: nSplits }, (_, k) => {
      const start = n - (nSplits - k) * size;
      const end = start - gap;
      return {
        train: range(maxTrainSize === null ? 0 : Math.max(0, end - maxTrainSize), end),
        test: range(start, start + size),
      };
    });
  }
}

registerPart("TimeSeriesSplit", TimeSeriesSplit);

const range = (from: number, to: number) => Int32Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
