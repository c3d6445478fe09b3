import type { Matrix } from "../data/matrix.ts";
import { votedRows } from "./em.ts";
import type { CodedVotes, Vote } from "./votes.ts";

/** Two probabilities this near are a tie. */
const near = 1e-9;

/** The most probable class of each example; `null` where nobody votes, or the first two tie. */
export function decide(votes: CodedVotes, proba: Matrix): Vote[] {
  const voted = votedRows(votes);
  return Array.from(proba, (row, i) => {
    const tied = voted[i] === 0 ? [] : firstOnes(row);
    return tied.length === 1 ? (votes.classes[tied[0] as number] ?? null) : null;
  });
}

/** The places of the largest value. */
export function firstOnes(row: Float64Array): number[] {
  const most = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Array.from(row.keys()).filter((c) => (row[c] as number) >= most - near);
}
