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
import { decide } from "./decide.ts";
import { learnVoters, probabilities, startAccuracy, type VoterModel } from "./em.ts";
import { knownFields, knownFromJson, knownToJson } from "./saved.ts";
import { asVotes, type CodedVotes, type Known, type Vote, type VotesLike } from "./votes.ts";

export interface DawidSkeneOptions {
  /** Rounds at most. 1000 by default. */
  readonly maxIter?: number;
  /** Stop when no probability of the model moves by more than this. 1e-5 by default. */
  readonly tol?: number;
}

const defaults: Required<DawidSkeneOptions> = { maxIter: 1000, tol: 1e-5 };

/** Labels that each cell of a confusion gets for free, so that none is impossible. */
const extraLabels = 0.01;

interface Learnt extends Known {
  readonly classBalance: Float64Array;
  readonly confusions: readonly Matrix[];
  readonly nIter: number;
}

/**
 * Finds out which annotators can be trusted, and in what each errs, with no true label: Dawid and Skene's model of 1979.
 * Each annotator has a confusion matrix, so one who always answers "ham" is seen through although often right.
 * Annotators err independently, and it takes three or more of them, most of them better than chance.
 * @example
 * const model = new DawidSkene().fit(comentarios.select("anotador_1", "anotador_2", "anotador_3"));
 * model.accuracies;              // the careless one has the lowest
 * model.confusions[2].toArrays(); // how the third one answers, a row for each true class
 * @see https://doi.org/10.2307/2346806
 */
export class DawidSkene {
  readonly options: Required<DawidSkeneOptions>;
  /** The classes that occur, sorted; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** How many annotators; `undefined` before `fit`. */
  readonly nVoters: number | undefined = undefined;
  /** Probability of each class; `undefined` before `fit`. */
  readonly classBalance: Float64Array | undefined = undefined;
  /** One an annotator, true classes × answers; each row adds to 1. `undefined` before `fit`. */
  readonly confusions: readonly Matrix[] | undefined = undefined;
  /** Rounds that `fit` took; `undefined` before. */
  readonly nIter: number | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: DawidSkeneOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /** How often each annotator is right, over all classes as common as they are; `undefined` before `fit`. */
  get accuracies(): Float64Array | undefined {
    const { confusions, classBalance } = this;
    if (!confusions || !classBalance) return undefined;
    return Float64Array.from(confusions, (confusion) =>
      classBalance.reduce((sum, share, c) => sum + share * confusion.at(c, c), 0),
    );
  }

  /**
   * Learns the confusions. Returns a fitted model; this one stays as it is.
   * @param votes - examples × annotators, `null` where one did not label
   * @throws StudentError if an option or the votes can't be used
   */
  fit(votes: VotesLike): DawidSkene {
    const where = "DawidSkene.fit";
    checkOptions(where, { ...this.options }, { maxIter: whole(1), tol: above(0) });
    const coded = asVotes(where, votes);
    const { balance, confusions, nIter } = learnVoters(where, coded, {
      ...this.options,
      start: startOf(coded),
      keepBalance: false,
      confusionOf,
    });
    return this.#fitted({
      classes: coded.classes,
      nVoters: confusions.length,
      featureNamesIn: coded.names,
      classBalance: balance,
      confusions,
      nIter,
    });
  }

  /**
   * The most probable class of each example; `null` where nobody labelled, or two classes are equally probable.
   * @throws StudentError before `fit`, or if the annotators or the classes are others
   */
  predict(votes: VotesLike): Vote[] {
    const where = "DawidSkene.predict";
    const learnt = this.#ready(where);
    const coded = asVotes(where, votes, learnt);
    return decide(coded, probabilities(coded, { balance: learnt.classBalance, confusions: learnt.confusions }));
  }

  /** Examples × classes, in the order of `classes`; each row adds to 1. */
  predictProba(votes: VotesLike): Matrix {
    const where = "DawidSkene.predictProba";
    const learnt = this.#ready(where);
    const model = { balance: learnt.classBalance, confusions: learnt.confusions };
    return probabilities(asVotes(where, votes, learnt), model);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const learnt = this.#ready("DawidSkene.toJSON");
    return {
      class: "DawidSkene",
      options: { ...this.options },
      ...knownToJson(learnt),
      classBalance: jsonNumbers(learnt.classBalance),
      confusions: learnt.confusions.map(matrixToJson),
      nIter: learnt.nIter,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved DawidSkene
   */
  static fromJSON(json: unknown): DawidSkene {
    const saved = readSaved("DawidSkene", json, {
      ...knownFields,
      classBalance: isNumberList,
      confusions: (value) => Array.isArray(value) && value.every(isMatrixJson),
      nIter: whole(1).holds,
    });
    return new DawidSkene(saved.options).#fitted({
      ...knownFromJson(saved),
      classBalance: readNumbers(saved.classBalance),
      confusions: (saved.confusions as unknown[]).map(denseFromJson),
      nIter: saved.nIter as number,
    });
  }

  #fitted(learnt: Learnt): DawidSkene {
    return Object.assign(new DawidSkene(this.options), learnt);
  }

  #ready(where: string): Learnt {
    const { classes, nVoters, featureNamesIn, classBalance, confusions, nIter } = this;
    if (!classes || !nVoters || !classBalance || !confusions || !nIter) throw notFitted(where);
    return { classes, nVoters, featureNamesIn, classBalance, confusions, nIter };
  }
}

register("DawidSkene", DawidSkene);

/** All classes alike, and every annotator right more often than not. */
function startOf({ classes, codes }: CodedVotes): VoterModel {
  const k = classes.length;
  const confusion = Matrix.zeros(k, k);
  confusion.values.fill((1 - startAccuracy) / Math.max(1, k - 1));
  for (let c = 0; c < k; c++) confusion.row(c)[c] = startAccuracy;
  return { balance: new Float64Array(k).fill(1 / k), confusions: codes.map(() => confusion) };
}

/** Each row of counts as shares. */
function confusionOf(counts: Matrix): Matrix {
  const out = new Matrix(counts.values.slice(), counts.shape);
  for (const row of out) {
    const total = row.reduce((sum, count) => sum + count + extraLabels, 0);
    for (let v = 0; v < row.length; v++) row[v] = ((row[v] as number) + extraLabels) / total;
  }
  return out;
}
