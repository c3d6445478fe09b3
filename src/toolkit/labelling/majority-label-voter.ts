import { notFitted } from "../base/estimator.ts";
import type { Label } from "../base/inputs.ts";
import { aSeed, checkOptions, oneOf } from "../base/options.ts";
import { readSaved, register, type Saved } from "../base/saved.ts";
import { Matrix } from "../data/matrix.ts";
import { randomOf } from "../model-selection/splitter.ts";
import { firstOnes } from "./decide.ts";
import { knownFields, knownFromJson, knownToJson } from "./saved.ts";
import { asVotes, type Known, tally, type Vote, type VotesLike } from "./votes.ts";

export interface MajorityLabelVoterOptions {
  /** What to answer where classes tie: `"abstain"` (by default), or one of them by chance, `"random"`. */
  readonly tieBreak?: "abstain" | "random";
  /** Seed of the chance; 0 by default, so that it repeats. */
  readonly randomState?: number | null;
}

const defaults: Required<MajorityLabelVoterOptions> = { tieBreak: "abstain", randomState: 0 };

/**
 * Each voter counts once, and the class with most votes wins. All that `fit` learns is which classes there are.
 * @example
 * const voter = new MajorityLabelVoter().fit(votes);
 * voter.predict(votes); // ["spam", null, "ham", …]: null where nobody votes, or there is a tie
 * @see https://snorkel.readthedocs.io/en/master/packages/_autosummary/labeling/snorkel.labeling.model.baselines.MajorityLabelVoter.html
 */
export class MajorityLabelVoter {
  readonly options: Required<MajorityLabelVoterOptions>;
  /** The classes that are voted for, sorted; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** How many voters; `undefined` before `fit`. */
  readonly nVoters: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: MajorityLabelVoterOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Notes the classes. Returns a fitted model; this one stays as it is.
   * @param votes - examples × voters
   * @throws StudentError if an option or the votes can't be used
   */
  fit(votes: VotesLike): MajorityLabelVoter {
    const where = "MajorityLabelVoter.fit";
    checkOptions(where, { ...this.options }, { tieBreak: oneOf("abstain", "random"), randomState: aSeed });
    const { classes, codes, names } = asVotes(where, votes);
    return this.#fitted({ classes, nVoters: codes.length, featureNamesIn: names });
  }

  /**
   * The class with most votes in each example; `null` where nobody votes, and where classes tie, unless chance decides.
   * @throws StudentError before `fit`, or if the voters or the classes are others
   */
  predict(votes: VotesLike): Vote[] {
    const where = "MajorityLabelVoter.predict";
    const coded = asVotes(where, votes, this.#ready(where));
    const { tieBreak, randomState } = this.options;
    const random = randomOf(randomState);
    const counts = new Float64Array(coded.classes.length);
    return Array.from({ length: coded.nExamples }, (_, i) => {
      if (tally(coded, i, counts) === 0) return null;
      const tied = firstOnes(counts);
      if (tied.length > 1 && tieBreak === "abstain") return null;
      return coded.classes[tied[random.interval(tied.length - 1)] as number] ?? null;
    });
  }

  /** Examples × classes: 1 for the winner, shared by those that tie; where nobody votes, the same for all. */
  predictProba(votes: VotesLike): Matrix {
    const where = "MajorityLabelVoter.predictProba";
    const coded = asVotes(where, votes, this.#ready(where));
    const out = Matrix.zeros(coded.nExamples, coded.classes.length);
    for (const [i, row] of [...out].entries()) {
      tally(coded, i, row);
      const tied = firstOnes(row);
      row.fill(0);
      for (const c of tied) row[c] = 1 / tied.length;
    }
    return out;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const known = this.#ready("MajorityLabelVoter.toJSON");
    return { class: "MajorityLabelVoter", options: { ...this.options }, ...knownToJson(known) };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved MajorityLabelVoter
   */
  static fromJSON(json: unknown): MajorityLabelVoter {
    const saved = readSaved("MajorityLabelVoter", json, knownFields);
    return new MajorityLabelVoter(saved.options).#fitted(knownFromJson(saved));
  }

  #fitted(known: Known): MajorityLabelVoter {
    return Object.assign(new MajorityLabelVoter(this.options), known);
  }

  #ready(where: string): Known {
    const { classes, nVoters, featureNamesIn } = this;
    if (!classes || nVoters === undefined) throw notFitted(where);
    return { classes, nVoters, featureNamesIn };
  }
}

register("MajorityLabelVoter", MajorityLabelVoter);
