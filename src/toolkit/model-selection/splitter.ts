import { StudentError } from "../errors.ts";
import { RandomState } from "../random/random-state.ts";

/** Which samples to learn from, and which to score on. */
export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** What cuts samples into folds. */
export interface Splitter {
  readonly options: object;
  /** @param X - one entry a sample; only their number counts. Some need `y`, or `groups` */
  split(X: unknown, y?: ArrayLike<unknown>, groups?: ArrayLike<unknown>): Split[];
}

/** The generator of a seed; of `null`, one that nobody chose. */
export const randomOf = (seed: number | null): RandomState =>
  new RandomState(seed ?? Math.floor(Math.random() * 2 ** 32));

/** Splits whose test parts are the samples of each fold in turn; both parts ascend. */
export function byFold(foldOf: Int32Array, nFolds: number): Split[] {
  const indices = Int32Array.from(foldOf.keys());
  return Array.from({ length: nFolds }, (_, fold) => ({
    train: indices.filter((i) => foldOf[i] !== fold),
    test: indices.filter((i) => foldOf[i] === fold),
  }));
}

/** The error of more folds than there is something to put in them. */
export function tooManyFolds(
  where: string,
  nSplits: number,
  of: { count: number; pt: string; en: string },
): StudentError {
  return new StudentError({
    code: "too-many-folds",
    where,
    expected: {
      "pt-BR": `ao menos ${nSplits} ${of.pt}, uma por parte`,
      en: `at least ${nSplits} ${of.en}, one a fold`,
    },
    received: { "pt-BR": String(of.count), en: String(of.count) },
    remedy: { "pt-BR": "Use menos partes (nSplits, ou cv).", en: "Use fewer folds (nSplits, or cv)." },
  });
}
