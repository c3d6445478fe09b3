import { notFitted } from "../base/estimator.ts";
import { asMatrix, asNumbers, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { asWeights, refuseOthers } from "../base/sample-weight.ts";
import { notSaved, readSaved, register, type Saved } from "../base/saved.ts";
import { rSquared } from "../base/score.ts";
import { StudentError } from "../errors.ts";
import { type BoostingFitOptions, notXgboost, readEvalSet } from "./boosting/eval-set.ts";
import { areEvals, bestOf, type Evals, readEvals, writeEvals } from "./boosting/evals.ts";
import { type BoostedModel, gainImportances, predictBoosted } from "./boosting/model.ts";
import { squaredError } from "./boosting/objectives.ts";
import { type BoostingOptions, boostingDefaults, boostingRules } from "./boosting/options.ts";
import { alone, type Others, type Part, type SharedWork, together } from "./boosting/side-by-side.ts";
import { trainBoosted } from "./boosting/train.ts";
import { readXgboost, writeXgboost, xgboostText } from "./boosting/xgboost-json.ts";

/**
 * Trees that each mend what those before them got wrong, for numbers: gradient boosting with XGBoost's squared error,
 * regularisation and defaults, on values cut into at most 256 bins. NaN is a missing value: each question learns to which
 * side it goes. Predictions are kept in 32 bits, as XGBoost does.
 * @example
 * const model = new GradientBoostingRegressor({nEstimators: 200, learningRate: 0.1, randomState: 42}).fit(XTrain, yTrain);
 * model.predict(XTest);
 * @see https://xgboost.readthedocs.io/en/stable/tutorials/model.html
 */
export class GradientBoostingRegressor {
  readonly options: Required<BoostingOptions>;
  /** The trees, with the fields of XGBoost; `undefined` before `fit`. */
  readonly model: BoostedModel | undefined = undefined;
  /** The metric after each round, a list for each of `evalSet`; `undefined` before `fit`. */
  readonly evals: Evals | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: BoostingOptions = {}) {
    this.options = { ...boostingDefaults, ...options };
  }

  /** Mean gain of the splits on each column, all together 1; `undefined` before `fit`. */
  get featureImportances(): Float64Array | undefined {
    return this.model && gainImportances(this.model);
  }

  /** The round that predictions end with, counted from 0: the best one under early stopping, else the last. */
  get bestIteration(): number | undefined {
    return this.model && bestOf(this.model);
  }

  /**
   * Grows the trees. Returns a fitted regressor; this one stays as it is.
   * @param X - samples × features; NaN is a missing value
   * @param y - the number of each sample
   * @param fitOptions - `sampleWeight`, `evalSet`, and `onProgress`, called after each round with the metrics
   * @throws StudentError if an option, X, y, a weight or a set of `evalSet` can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<number>, fitOptions: BoostingFitOptions<number> = {}): GradientBoostingRegressor {
    return alone(this.#learn(X, y, fitOptions, { index: 0, of: 1 }));
  }

  /**
   * `fit` of one of several workers that share the columns (`fitInWorker`).
   * @internal
   */
  fitTogether(
    X: MatrixLike,
    y: ArrayLike<number>,
    fitOptions: BoostingFitOptions<number>,
    part: Part & Others,
  ): Promise<GradientBoostingRegressor> {
    return together(this.#learn(X, y, fitOptions, part), part);
  }

  *#learn(
    X: MatrixLike,
    y: ArrayLike<number>,
    fitOptions: BoostingFitOptions<number>,
    part: Part,
  ): SharedWork<GradientBoostingRegressor> {
    const where = "GradientBoostingRegressor.fit";
    refuseOthers(where, fitOptions, "evalSet");
    const { options } = this;
    checkOptions(where, { ...options }, boostingRules);
    const matrix = asMatrix(where, X, { allowNaN: true });
    const [nRows, nColumns] = matrix.shape;
    const numbers = (place: string, list: ArrayLike<number>, n: number) => asSingles(place, asNumbers(place, list, n));
    const given = fitOptions.sampleWeight;
    const { model, evals } = yield* trainBoosted({
      X: matrix,
      y: numbers(where, y, nRows),
      weights: given && Float32Array.from(asWeights(where, given, nRows)),
      objective: squaredError,
      evalSet: readEvalSet(where, fitOptions.evalSet, options, nColumns, numbers),
      metric: options.evalMetric ?? "rmse",
      options,
      onProgress: fitOptions.onProgress,
      part,
    });
    return this.#fitted(model, evals);
  }

  /**
   * @param X - samples × features, the columns as in `fit`; NaN is a missing value
   * @throws StudentError before `fit`, or if X can't be used
   */
  predict(X: MatrixLike): Float64Array {
    const where = "GradientBoostingRegressor.predict";
    const { model } = this.#ready(where);
    return Float64Array.from(predictBoosted(model, asMatrix(where, X, { allowNaN: true, nColumns: model.nFeatures })));
  }

  /** R². */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** The model as the text of a file for XGBoost: open it there with `XGBRegressor().load_model("model.json")`. */
  toXgboostJson(): string {
    const { model } = this.#ready("GradientBoostingRegressor.toXgboostJson");
    const written = writeXgboost(model, {
      best_iteration: String(bestOf(model)),
      scikit_learn: JSON.stringify({ _estimator_type: "regressor" }),
    });
    return xgboostText(written);
  }

  /**
   * Opens a model that XGBoost saved as JSON: `reg:squarederror`, trees (`gbtree`), no categories.
   * @param file - its text, or what `JSON.parse` read of it
   * @throws StudentError `not-an-xgboost-model` if it can't be read
   */
  static fromXgboostJson(file: unknown): GradientBoostingRegressor {
    const where = "GradientBoostingRegressor.fromXgboostJson";
    const expected = { "pt-BR": "um regressor do XGBoost em JSON", en: "a regressor of XGBoost in JSON" };
    const read = readXgboost(file);
    if ("problem" in read) throw notXgboost(where, expected, read.problem);
    if (read.model.objective === "reg:squarederror") return new GradientBoostingRegressor().#fitted(read.model, []);
    throw notXgboost(where, expected, { "pt-BR": "um classificador", en: "a classifier" });
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { model, evals } = this.#ready("GradientBoostingRegressor.toJSON");
    const written = writeXgboost(model, { best_iteration: String(bestOf(model)) });
    return { class: "GradientBoostingRegressor", options: this.options, evals: writeEvals(evals), model: written };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved GradientBoostingRegressor
   */
  static fromJSON(json: unknown): GradientBoostingRegressor {
    const name = "GradientBoostingRegressor";
    const saved = readSaved(name, json, { evals: areEvals });
    const read = readXgboost(saved.model);
    if ("problem" in read || read.model.objective !== "reg:squarederror") {
      throw notSaved(`${name}.fromJSON`, json, name);
    }
    return new GradientBoostingRegressor(saved.options).#fitted(read.model, readEvals(saved.evals));
  }

  #fitted(model: BoostedModel, evals: Evals): GradientBoostingRegressor {
    return Object.assign(new GradientBoostingRegressor(this.options), { model, evals });
  }

  #ready(where: string) {
    const { model, evals } = this;
    if (!model || !evals) throw notFitted(where);
    return { model, evals };
  }
}

register("GradientBoostingRegressor", GradientBoostingRegressor);

/** In 32 bits, as XGBoost learns; @throws StudentError `too-large` */
function asSingles(where: string, y: Float64Array): Float32Array {
  const singles = Float32Array.from(y);
  const i = singles.findIndex((value) => !Number.isFinite(value));
  if (i < 0) return singles;
  throw new StudentError({
    code: "too-large",
    where,
    expected: { "pt-BR": "um alvo até 3,4e38, que cabe em 32 bits", en: "a target up to 3.4e38, which 32 bits hold" },
    received: { "pt-BR": `${y[i]} na linha ${i}`, en: `${y[i]} in row ${i}` },
    remedy: {
      "pt-BR": "Mude a unidade do alvo, ou use o logaritmo.",
      en: "Change the target's unit, or use its logarithm.",
    },
  });
}
