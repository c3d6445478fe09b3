import { notFitted } from "../base/estimator.ts";
import type { Label } from "../base/inputs.ts";
import { above, checkOptions, whole } from "../base/options.ts";
import {
  isMatrixJson,
  isNumberList,
  jsonNumbers,
  readNumbers,
  readSaved,
  register,
  type Saved,
} from "../base/saved.ts";
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { Matrix } from "../data/matrix.ts";
import { aPrior, priorsOf } from "../naive-bayes/priors.ts";
import { decide } from "./decide.ts";
import { type Answers, learnVoters, probabilities, startAccuracy, type VoterModel } from "./em.ts";
import { knownFields, knownFromJson, knownToJson } from "./saved.ts";
import { asVotes, type CodedVotes, type Known, type Vote, type VotesLike } from "./votes.ts";

export interface LabelModelOptions {
  /** A probability a class, in the order of `classes`, where you know how common they are; `null`, by default, learns it. */
  readonly classBalance?: readonly number[] | null;
  /** Rounds at most. 1000 by default. */
  readonly maxIter?: number;
  /** Stop when no probability of the model moves by more than this. 1e-5 by default. */
  readonly tol?: number;
}

const defaults: Required<LabelModelOptions> = { classBalance: null, maxIter: 1000, tol: 1e-5 };

/** So many examples of what is taken at the start are added to each class: a function that is never contradicted is not sure. */
const extraExamples = 2;

interface Learnt extends Known {
  readonly classBalance: Float64Array;
  readonly voteProbabilities: readonly Matrix[];
  readonly nIter: number;
}

/**
 * Weighs labelling functions by how far they can be trusted, which it learns from where they agree, contradict each other
 * and keep silent: no true label is needed. For each class it learns how often each function gives each vote, and how often
 * it abstains, since most functions look for one class alone and their silence speaks for the others.
 * Functions are taken to err independently; it takes three or more, of more than one class, most of them right more often than not.
 * Learnt by expectation and maximisation; Snorkel's model of this name learns the same tables by factorising a matrix.
 * @example
 * const model = new LabelModel().fit(votes);
 * model.accuracies;               // one a function
 * model.predictProba(votes);      // examples × classes: train on these
 * @see https://arxiv.org/abs/1605.07723
 */
export class LabelModel {
  readonly options: Required<LabelModelOptions>;
  /** The classes that are voted for, sorted; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** How many functions; `undefined` before `fit`. */
  readonly nVoters: number | undefined = undefined;
  /** Probability of each class; `undefined` before `fit`. */
  readonly classBalance: Float64Array | undefined = undefined;
  /** One a function: row c has the probability of each vote where the class is c, and last of an abstention. `undefined` before `fit`. */
  readonly voteProbabilities: readonly Matrix[] | undefined = undefined;
  /** Rounds that `fit` took; `undefined` before. */
  readonly nIter: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: LabelModelOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /** How often each function is right where it votes; `undefined` before `fit`. */
  get accuracies(): Float64Array | undefined {
    const { voteProbabilities, classBalance } = this;
    return voteProbabilities && classBalance && Float64Array.from(voteProbabilities, (table) => accuracyOf(table, classBalance)); // biome-ignore format: one thought
  }

  /**
   * Learns what each function does. Returns a fitted model; this one stays as it is.
   * @param votes - examples × functions, `null` for abstentions
   * @throws StudentError if an option or the votes can't be used
   */
  fit(votes: VotesLike): LabelModel {
    const where = "LabelModel.fit";
    checkOptions(where, { ...this.options }, { classBalance: aPrior, maxIter: whole(1), tol: above(0) });
    const { classBalance, maxIter, tol } = this.options;
    const coded = asVotes(where, votes);
    const { classes } = coded;
    const given = classBalance && priorsOf(`${where}, classBalance`, classBalance, { classes, counts: new Float64Array(classes.length) }); // biome-ignore format: one thought
    const start = startOf(coded, given);
    const { balance, confusions, nIter } = learnVoters(where, withSilence(coded), {
      maxIter,
      tol,
      start,
      keepBalance: given !== null,
      confusionOf: (counts, j) => shares(counts, start.confusions[j] as Matrix),
    });
    return this.#fitted({
      classes,
      nVoters: confusions.length,
      featureNamesIn: coded.names,
      classBalance: balance,
      voteProbabilities: confusions,
      nIter,
    });
  }

  /**
   * The most probable class of each example; `null` where no function votes, or two classes are equally probable.
   * @throws StudentError before `fit`, or if the functions or the classes are others
   */
  predict(votes: VotesLike): Vote[] {
    const where = "LabelModel.predict";
    const learnt = this.#ready(where);
    const coded = asVotes(where, votes, learnt);
    return decide(coded, probabilities(withSilence(coded), modelOf(learnt)));
  }

  /** Examples × classes, in the order of `classes`; each row adds to 1. Where no function votes, what their silence tells. */
  predictProba(votes: VotesLike): Matrix {
    const where = "LabelModel.predictProba";
    const learnt = this.#ready(where);
    return probabilities(withSilence(asVotes(where, votes, learnt)), modelOf(learnt));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const learnt = this.#ready("LabelModel.toJSON");
    return {
      class: "LabelModel",
      options: { ...this.options },
      ...knownToJson(learnt),
      classBalance: jsonNumbers(learnt.classBalance),
      voteProbabilities: learnt.voteProbabilities.map(matrixToJson),
      nIter: learnt.nIter,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved LabelModel
   */
  static fromJSON(json: unknown): LabelModel {
    const saved = readSaved("LabelModel", json, {
      ...knownFields,
      classBalance: isNumberList,
      voteProbabilities: (value) => Array.isArray(value) && value.every(isMatrixJson),
      nIter: whole(1).holds,
    });
    return new LabelModel(saved.options).#fitted({
      ...knownFromJson(saved),
      classBalance: readNumbers(saved.classBalance),
      voteProbabilities: (saved.voteProbabilities as unknown[]).map(denseFromJson),
      nIter: saved.nIter as number,
    });
  }

  #fitted(learnt: Learnt): LabelModel {
    return Object.assign(new LabelModel(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { classes, nVoters, featureNamesIn, classBalance, voteProbabilities, nIter } = this;
    if (!classes || !nVoters || !classBalance || !voteProbabilities || !nIter) throw notFitted(where);
    return { classes, nVoters, featureNamesIn, classBalance, voteProbabilities, nIter };
  }
}

register("LabelModel", LabelModel);

const modelOf = ({ classBalance, voteProbabilities }: Learnt): VoterModel => ({
  balance: classBalance,
  confusions: voteProbabilities,
});

/** An abstention as one more answer, after the classes. */
const withSilence = ({ classes, codes, nExamples }: CodedVotes): Answers => ({
  codes: codes.map((voter) => voter.map((code) => (code < 0 ? classes.length : code))),
  nExamples,
});

/** Each function votes as often as it does, and is right seven times in ten. */
function startOf({ classes, codes, nExamples }: CodedVotes, given: Float64Array | null): VoterModel {
  const k = classes.length;
  const balance = given ?? new Float64Array(k).fill(1 / k);
  const confusions = codes.map((voter) => {
    const table = Matrix.zeros(k, k + 1);
    for (const vote of voter) {
      if (vote < 0) continue;
      for (let c = 0; c < k; c++) {
        const sure = c === vote ? startAccuracy : (1 - startAccuracy) / Math.max(1, k - 1);
        const at = c * (k + 1) + vote;
        table.values[at] = (table.values[at] as number) + sure / nExamples / Math.max(1e-9, balance[c] as number);
      }
    }
    for (const row of table) {
      const voted = row.reduce((sum, p) => sum + p, 0);
      const most = 0.99; // a function that always votes can abstain too, for all we know
      if (voted > most) for (let v = 0; v < k; v++) row[v] = ((row[v] as number) * most) / voted;
      row[k] = 1 - Math.min(voted, most);
    }
    return table;
  });
  return { balance, confusions };
}

/** Each row of counts as shares, with the extra examples. */
function shares(counts: Matrix, start: Matrix): Matrix {
  const out = new Matrix(counts.values.map((count, k) => count + extraExamples * (start.values[k] as number)), counts.shape); // biome-ignore format: one thought
  for (const row of out) {
    const total = row.reduce((sum, count) => sum + count, 0);
    for (let v = 0; v < row.length; v++) row[v] = (row[v] as number) / total;
  }
  return out;
}

function accuracyOf(table: Matrix, balance: Float64Array): number {
  let [right, voted] = [0, 0];
  for (const [c, share] of balance.entries()) {
    right += share * table.at(c, c);
    voted += share * (1 - table.at(c, balance.length));
  }
  return right / voted;
}
