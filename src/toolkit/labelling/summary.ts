import { asLabels, type Label } from "../base/inputs.ts";
import { asVotes, type VotesLike } from "./votes.ts";

/** What one labelling function does; Snorkel's columns. */
export interface SummaryRow {
  /** The function's name, or its place: `lf0`. */
  readonly name: string;
  /** The classes that it votes for. */
  readonly polarity: readonly Label[];
  /** Share of the examples that it votes on. */
  readonly coverage: number;
  /** Share of the examples that it and another vote on. */
  readonly overlaps: number;
  /** Share of the examples that it and another vote on, differently. */
  readonly conflicts: number;
  /** Votes that equal the true class; left out without `y`. */
  readonly correct?: number;
  readonly incorrect?: number;
  /** correct / (correct + incorrect): abstentions do not count. NaN for one that never votes. */
  readonly empiricalAccuracy?: number;
}

export interface SummaryOptions {
  /** The true class of each example, where it is known. */
  readonly y?: ArrayLike<Label>;
}

/**
 * How much each labelling function says, how often others speak too, and how often they contradict it.
 * @param votes - examples × functions, as `applyLabellingFunctions` gives
 * @returns one row a function
 * @throws StudentError if the votes can't be read, or `y` has another length
 * @example labellingSummary(votes, {y: comentarios.column("classe")});
 * @see https://snorkel.readthedocs.io/en/master/packages/_autosummary/labeling/snorkel.labeling.LFAnalysis.html
 */
export function labellingSummary(votes: VotesLike, { y }: SummaryOptions = {}): SummaryRow[] {
  const where = "labellingSummary";
  const { classes, codes, nExamples, names } = asVotes(where, votes);
  const truth = y === undefined ? undefined : asLabels(where, y, nExamples);
  const trueCodes = truth && Int32Array.from(truth.codes, (code) => classes.indexOf(truth.classes[code] as Label));
  const { others, differs } = meet(codes, nExamples);
  return codes.map((voter, j) => {
    let [voted, overlaps, conflicts, correct] = [0, 0, 0, 0];
    const chosen = new Set<number>();
    for (let i = 0; i < nExamples; i++) {
      const vote = voter[i] as number;
      if (vote < 0) continue;
      chosen.add(vote);
      voted++;
      overlaps += Number((others[i] as number) > 1);
      conflicts += differs[i] as number;
      correct += Number(vote === trueCodes?.[i]);
    }
    return {
      name: names?.[j] ?? `lf${j}`,
      polarity: classes.filter((_, code) => chosen.has(code)),
      coverage: voted / nExamples,
      overlaps: overlaps / nExamples,
      conflicts: conflicts / nExamples,
      ...(truth && { correct, incorrect: voted - correct, empiricalAccuracy: correct / voted }),
    };
  });
}

/** For each example: how many vote, and whether (1) they vote for more than one class. */
function meet(codes: readonly Int32Array[], nExamples: number): { others: Int32Array; differs: Uint8Array } {
  const others = new Int32Array(nExamples);
  const differs = new Uint8Array(nExamples);
  const first = new Int32Array(nExamples).fill(-1);
  for (const voter of codes) {
    for (let i = 0; i < nExamples; i++) {
      const vote = voter[i] as number;
      if (vote < 0) continue;
      others[i] = (others[i] as number) + 1;
      if (first[i] === -1) first[i] = vote;
      else if (first[i] !== vote) differs[i] = 1;
    }
  }
  return { others, differs };
}
