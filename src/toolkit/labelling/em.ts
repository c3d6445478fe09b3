import { warnNotConverged } from "../base/convergence.ts";
import { logSumExp } from "../base/scores.ts";
import { Matrix } from "../data/matrix.ts";
import type { CodedVotes } from "./votes.ts";

/** What voters do, and how common the classes are. */
export interface VoterModel {
  /** Probability of each class, in the order of the classes. */
  readonly balance: Float64Array;
  /** One a voter, classes × answers: row c, column v is the probability of the answer v where the class is c. */
  readonly confusions: readonly Matrix[];
}

interface EmOptions {
  readonly maxIter: number;
  /** Stop when no probability of the model moves by more than this. */
  readonly tol: number;
  /** Is the balance given, and not to be learnt? */
  readonly keepBalance: boolean;
  /** What voters are taken to do at first: it tells the classes apart. */
  readonly start: VoterModel;
  /** The confusion of voter j that suits these counts of answers (rows are true classes, counted by their probability) best. */
  readonly confusionOf: (counts: Matrix, j: number) => Matrix;
}

/** Answers as codes, voter after voter; −1, which tells nothing, is passed over. */
export type Answers = Pick<CodedVotes, "codes" | "nExamples">;

const moreVoters = {
  "pt-BR": "O modelo serve, mas pode melhorar: aumente maxIter, ou dê mais funções ou anotadores, que se cruzem mais.",
  en: "The model works, but may improve: raise maxIter, or give more functions or annotators, which meet more often.",
};

/** A voter of whom nothing is known is taken to be right this often: what tells the classes apart at the start. */
export const startAccuracy = 0.7;

/**
 * Expectation and maximisation in turn: how probable each class is in each example, given what the voters do; then what
 * they do, given that.
 */
export function learnVoters(
  where: string,
  answers: Answers,
  { start, confusionOf, keepBalance, maxIter, tol }: EmOptions,
): VoterModel & { readonly nIter: number } {
  const voted = votedRows(answers);
  let { balance, confusions } = start;
  for (let nIter = 1; nIter <= maxIter; nIter++) {
    const proba = probabilities(answers, { balance, confusions });
    const next = answers.codes.map((codes, j) => confusionOf(softCounts(codes, proba, confusions[j] as Matrix), j));
    const nextBalance = keepBalance ? balance : meanOf(proba, voted);
    const moved = Math.max(furthest(balance, nextBalance), ...confusions.map((old, j) => furthest(old.values, next[j]?.values ?? []))); // biome-ignore format: one thought
    [balance, confusions] = [nextBalance, next];
    if (moved <= tol) return { balance, confusions, nIter };
  }
  warnNotConverged(where, maxIter, moreVoters);
  return { balance, confusions, nIter: maxIter };
}

/** Examples × classes: the probability of each class given the answers. Without any, the balance. */
export function probabilities({ codes, nExamples }: Answers, { balance, confusions }: VoterModel): Matrix {
  const nClasses = balance.length;
  const out = Matrix.zeros(nExamples, nClasses);
  const start = balance.map(Math.log);
  for (const row of out) row.set(start);
  for (const [j, voter] of codes.entries()) {
    const { values, shape } = confusions[j] as Matrix;
    const logs = values.map(Math.log);
    const nAnswers = shape[1];
    for (let i = 0; i < nExamples; i++) {
      const vote = voter[i] as number;
      if (vote < 0) continue;
      for (let c = 0; c < nClasses; c++) {
        const at = i * nClasses + c;
        out.values[at] = (out.values[at] as number) + (logs[c * nAnswers + vote] as number);
      }
    }
  }
  for (const row of out) {
    const total = logSumExp(row);
    for (let c = 0; c < nClasses; c++) row[c] = Math.exp((row[c] as number) - total);
  }
  return out;
}

/** Which examples somebody votes on. */
export const votedRows = ({ codes, nExamples }: Answers): Uint8Array =>
  Uint8Array.from({ length: nExamples }, (_, i) => Number(codes.some((voter) => (voter[i] as number) >= 0)));

function softCounts(voter: Int32Array, proba: Matrix, { shape }: Matrix): Matrix {
  const nClasses = proba.shape[1];
  const nAnswers = shape[1];
  const out = Matrix.zeros(nClasses, nAnswers);
  for (let i = 0; i < voter.length; i++) {
    const vote = voter[i] as number;
    if (vote < 0) continue;
    for (let c = 0; c < nClasses; c++) {
      const at = c * nAnswers + vote;
      out.values[at] = (out.values[at] as number) + (proba.values[i * nClasses + c] as number);
    }
  }
  return out;
}

function meanOf(proba: Matrix, voted: Uint8Array): Float64Array {
  const out = new Float64Array(proba.shape[1]);
  let n = 0;
  for (const [i, row] of [...proba].entries()) {
    if (voted[i] === 0) continue;
    n++;
    for (let c = 0; c < out.length; c++) out[c] = (out[c] as number) + (row[c] as number);
  }
  return out.map((sum) => sum / n);
}

function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < a.length; k++) most = Math.max(most, Math.abs((a[k] as number) - (b[k] as number)));
  return most;
}
