import { notFitted } from "../base/estimator.ts";
import type { Label } from "../base/inputs.ts";
import { above, checkOptions, whole } from "../base/options.ts";
import { isNumberList, jsonNumbers, readNumbers, readSaved, register, type Saved } from "../base/saved.ts";
import type { Matrix } from "../data/matrix.ts";
import { aPrior, priorsOf } from "../naive-bayes/priors.ts";
import { decide } from "./decide.ts";
import { learnVoters, probabilities, startAccuracy, tiedConfusion, type VoterModel } from "./em.ts";
import { knownFields, knownFromJson, knownToJson } from "./saved.ts";
import { asVotes, type Known, type Vote, type VotesLike } from "./votes.ts";

export interface LabelModelOptions {
  /** A probability a class, in the order of `classes`, where you know how common they are; `null`, by default, learns it. */
  readonly classBalance?: readonly number[] | null;
  /** Rounds at most. 1000 by default. */
  readonly maxIter?: number;
  /** Stop when no probability of the model moves by more than this. 1e-5 by default. */
  readonly tol?: number;
}

const defaults: Required<LabelModelOptions> = { classBalance: null, maxIter: 1000, tol: 1e-5 };

/** So many votes of the accuracy that is taken at the start are added to each function's own: one that never is contradicted is not sure. */
const extraVotes = 2;

interface Learnt extends Known {
  readonly classBalance: Float64Array;
  readonly accuracies: Float64Array;
  readonly nIter: number;
}

/**
 * Weighs labelling functions by how far they can be trusted, which it learns from where they agree and contradict each
 * other: no true label is needed. Each has one accuracy, whichever class it votes for; errors fall on the other classes
 * alike, functions err independently, and an abstention tells nothing. It takes three functions or more, of both sides.
 * It is learnt by expectation and maximisation; Snorkel's model of this name solves the same task by factorising a matrix.
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
  /** Probability of each class among the examples that have votes; `undefined` before `fit`. */
  readonly classBalance: Float64Array | undefined = undefined;
  /** How often each function is right where it votes; `undefined` before `fit`. */
  readonly accuracies: Float64Array | undefined = undefined;
  /** Rounds that `fit` took; `undefined` before. */
  readonly nIter: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: LabelModelOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Learns the accuracies. Returns a fitted model; this one stays as it is.
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
    const confusionOf = (counts: Matrix) => tiedConfusion(classes.length, accuracyOf(counts));
    const { balance, confusions, nIter } = learnVoters(where, coded, { maxIter, tol, balance: given, confusionOf });
    return this.#fitted({
      classes,
      nVoters: confusions.length,
      featureNamesIn: coded.names,
      classBalance: balance,
      accuracies: Float64Array.from(confusions, (confusion) => confusion.at(0, 0)),
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
    return decide(coded, probabilities(coded, modelOf(learnt)));
  }

  /** Examples × classes, in the order of `classes`; each row adds to 1. Where no function votes, the balance of the classes. */
  predictProba(votes: VotesLike): Matrix {
    const where = "LabelModel.predictProba";
    const learnt = this.#ready(where);
    return probabilities(asVotes(where, votes, learnt), modelOf(learnt));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const learnt = this.#ready("LabelModel.toJSON");
    return {
      class: "LabelModel",
      options: { ...this.options },
      ...knownToJson(learnt),
      classBalance: jsonNumbers(learnt.classBalance),
      accuracies: jsonNumbers(learnt.accuracies),
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
      accuracies: isNumberList,
      nIter: whole(1).holds,
    });
    return new LabelModel(saved.options).#fitted({
      ...knownFromJson(saved),
      classBalance: readNumbers(saved.classBalance),
      accuracies: readNumbers(saved.accuracies),
      nIter: saved.nIter as number,
    });
  }

  #fitted(learnt: Learnt): LabelModel {
    return Object.assign(new LabelModel(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { classes, nVoters, featureNamesIn, classBalance, accuracies, nIter } = this;
    if (!classes || !nVoters || !classBalance || !accuracies || !nIter) throw notFitted(where);
    return { classes, nVoters, featureNamesIn, classBalance, accuracies, nIter };
  }
}

register("LabelModel", LabelModel);

const modelOf = ({ classes, classBalance, accuracies }: Learnt): VoterModel => ({
  balance: classBalance,
  confusions: Array.from(accuracies, (accuracy) => tiedConfusion(classes.length, accuracy)),
});

/** The share of right votes, with the extra ones. */
function accuracyOf(counts: Matrix): number {
  const total = counts.values.reduce((sum, count) => sum + count, 0);
  let right = 0;
  for (let c = 0; c < counts.shape[0]; c++) right += counts.at(c, c);
  return (right + extraVotes * startAccuracy) / (total + extraVotes);
}
