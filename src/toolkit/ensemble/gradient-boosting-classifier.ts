import { notFitted } from "../base/estimator.ts";
import { asLabels, asMatrix, type Label, type MatrixLike } from "../base/inputs.ts";
import { checkOptions, oneOf, orNull, type Rule } from "../base/options.ts";
import { asWeights, refuseOthers } from "../base/sample-weight.ts";
import { isLabelList, notSaved, readSaved, register, type Saved } from "../base/saved.ts";
import { accuracy } from "../base/score.ts";
import { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import { highest } from "../tree/probabilities.ts";
import { type BoostingFitOptions, notXgboost, readEvalSet } from "./boosting/eval-set.ts";
import { areEvals, bestOf, type Evals, readEvals, writeEvals } from "./boosting/evals.ts";
import { type BoostedModel, gainImportances, predictBoosted } from "./boosting/model.ts";
import { logistic, softmax } from "./boosting/objectives.ts";
import { type BoostingOptions, boostingDefaults, boostingRules } from "./boosting/options.ts";
import { alone, type Others, type Part, type SharedWork, together } from "./boosting/side-by-side.ts";
import { trainBoosted } from "./boosting/train.ts";
import { parsed, readXgboost, writeXgboost, xgboostText } from "./boosting/xgboost-json.ts";

const probability: Rule = {
  holds: (value) => typeof value === "number" && value > 0 && value < 1,
  expected: { "pt-BR": "um número entre 0 e 1", en: "a number between 0 and 1" },
};
const ofTwo = oneOf("logloss", "error", "auc");
const ofMany = oneOf("mlogloss", "merror");
const anyMetric = oneOf("logloss", "error", "auc", "mlogloss", "merror");
const rules = { ...boostingRules, evalMetric: orNull(anyMetric), baseScore: probability };

/**
 * Trees that each mend what those before them got wrong: gradient boosting with XGBoost's objective, regularisation and
 * defaults, on values cut into at most 256 bins. NaN is a missing value: each question learns to which side it goes.
 * Two classes are learnt with the logistic loss, more with softmax and a tree for each class a round.
 * @example
 * const model = new GradientBoostingClassifier({maxDepth: 4, earlyStoppingRounds: 10, randomState: 42})
 *   .fit(XTrain, yTrain, {evalSet: [[XVal, yVal]]});
 * model.predictProba(XTest);
 * @see https://xgboost.readthedocs.io/en/stable/tutorials/model.html
 */
export class GradientBoostingClassifier {
  readonly options: Required<BoostingOptions>;
  /** The classes in order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
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
   * Grows the trees. Returns a fitted classifier; this one stays as it is.
   * @param X - samples × features; NaN is a missing value
   * @param y - the class of each sample
   * @param fitOptions - `sampleWeight`, `evalSet`, and `onProgress`, called after each round with the metrics
   * @throws StudentError if an option, X, y, a weight or a set of `evalSet` can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>, fitOptions: BoostingFitOptions<Label> = {}): GradientBoostingClassifier {
    return alone(this.#learn(X, y, fitOptions, { index: 0, of: 1 }));
  }

  /**
   * `fit` of one of several workers that share the columns (`fitInWorker`).
   * @internal
   */
  fitTogether(
    X: MatrixLike,
    y: ArrayLike<Label>,
    fitOptions: BoostingFitOptions<Label>,
    part: Part & Others,
  ): Promise<GradientBoostingClassifier> {
    return together(this.#learn(X, y, fitOptions, part), part);
  }

  *#learn(
    X: MatrixLike,
    y: ArrayLike<Label>,
    fitOptions: BoostingFitOptions<Label>,
    part: Part,
  ): SharedWork<GradientBoostingClassifier> {
    const where = "GradientBoostingClassifier.fit";
    refuseOthers(where, fitOptions, "evalSet");
    const { options } = this;
    checkOptions(where, { ...options }, rules);
    const matrix = asMatrix(where, X, { allowNaN: true });
    const { classes, codes } = asLabels(where, y, matrix.shape[0]);
    const isMany = classes.length > 2;
    checkOptions(where, { evalMetric: options.evalMetric }, { evalMetric: orNull(isMany ? ofMany : ofTwo) });
    const given = fitOptions.sampleWeight;
    const { model, evals } = yield* trainBoosted({
      X: matrix,
      y: Float32Array.from(codes),
      weights: given && Float32Array.from(asWeights(where, given, matrix.shape[0])),
      objective: isMany ? softmax(classes.length) : logistic,
      evalSet: readEvalSet(where, fitOptions.evalSet, options, matrix.shape[1], (place, labels, nRows) =>
        codesOf(place, classes, labels, nRows),
      ),
      metric: options.evalMetric ?? (isMany ? "mlogloss" : "logloss"),
      options,
      onProgress: fitOptions.onProgress,
      part,
    });
    return this.#fitted(model, classes, evals);
  }

  /**
   * The most likely class of each row.
   * @throws StudentError before `fit`, or if X can't be used
   */
  predict(X: MatrixLike): Label[] {
    const where = "GradientBoostingClassifier.predict";
    return highest(this.#probabilities(where, X), this.#ready(where).classes);
  }

  /** Samples × classes; each row adds to 1. */
  predictProba(X: MatrixLike): Matrix {
    return this.#probabilities("GradientBoostingClassifier.predictProba", X);
  }

  /** Accuracy. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /**
   * The model as the text of a file for XGBoost: open it there with `XGBClassifier().load_model("model.json")`.
   * XGBoost says the place of a class in `classes`, not its name.
   */
  toXgboostJson(): string {
    const { model, classes } = this.#ready("GradientBoostingClassifier.toXgboostJson");
    const codes = [...classes.keys()];
    const written = writeXgboost(model, {
      best_iteration: String(bestOf(model)),
      scikit_learn: JSON.stringify({ classes_: codes, n_classes_: codes.length, _estimator_type: "classifier" }),
      classes: JSON.stringify(classes),
    });
    return xgboostText(written);
  }

  /**
   * Opens a model that XGBoost saved as JSON: `binary:logistic` or `multi:softprob`, trees (`gbtree`), no categories.
   * @param file - its text, or what `JSON.parse` read of it
   * @param options - `classes`, in order; 0, 1, 2… where the file has no names
   * @throws StudentError `not-an-xgboost-model` if it can't be read
   */
  static fromXgboostJson(
    file: unknown,
    options: { readonly classes?: readonly Label[] } = {},
  ): GradientBoostingClassifier {
    const where = "GradientBoostingClassifier.fromXgboostJson";
    const expected = { "pt-BR": "um classificador do XGBoost em JSON", en: "a classifier of XGBoost in JSON" };
    const read = readXgboost(file);
    if ("problem" in read) throw notXgboost(where, expected, read.problem);
    const { model, attributes } = read;
    if (model.objective === "reg:squarederror") {
      throw notXgboost(where, expected, { "pt-BR": "um modelo de regressão", en: "a model of regression" });
    }
    const nClasses = Math.max(2, model.nGroups);
    const classes = options.classes ?? classesIn(attributes, nClasses);
    if (!isLabelList(classes) || classes.length !== nClasses) {
      throw notXgboost(
        `${where}, classes`,
        { "pt-BR": `${nClasses} classes`, en: `${nClasses} classes` },
        { "pt-BR": `${classes.length}`, en: `${classes.length}` },
      );
    }
    return new GradientBoostingClassifier().#fitted(model, classes, []);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { model, classes, evals } = this.#ready("GradientBoostingClassifier.toJSON");
    const written = writeXgboost(model, { best_iteration: String(bestOf(model)) });
    return {
      class: "GradientBoostingClassifier",
      options: this.options,
      classes,
      evals: writeEvals(evals),
      model: written,
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved GradientBoostingClassifier
   */
  static fromJSON(json: unknown): GradientBoostingClassifier {
    const name = "GradientBoostingClassifier";
    const saved = readSaved(name, json, { classes: isLabelList, evals: areEvals });
    const classes = saved.classes as Label[];
    const read = readXgboost(saved.model);
    if ("problem" in read || read.model.nGroups !== (classes.length > 2 ? classes.length : 1)) {
      throw notSaved(`${name}.fromJSON`, json, name);
    }
    return new GradientBoostingClassifier(saved.options).#fitted(read.model, classes, readEvals(saved.evals));
  }

  #probabilities(where: string, X: MatrixLike): Matrix {
    const { model, classes } = this.#ready(where);
    const matrix = asMatrix(where, X, { allowNaN: true, nColumns: model.nFeatures });
    const predicted = predictBoosted(model, matrix);
    if (model.nGroups > 1) return new Matrix(Float64Array.from(predicted), [matrix.shape[0], model.nGroups]);
    const out = Matrix.zeros(matrix.shape[0], classes.length);
    if (classes.length === 1) return new Matrix(out.values.fill(1), out.shape);
    for (const [i, p] of predicted.entries()) out.row(i).set([1 - p, p]);
    return out;
  }

  #fitted(model: BoostedModel, classes: readonly Label[], evals: Evals): GradientBoostingClassifier {
    return Object.assign(new GradientBoostingClassifier(this.options), { model, classes, evals });
  }

  #ready(where: string) {
    const { model, classes, evals } = this;
    if (!model || !classes || !evals) throw notFitted(where);
    return { model, classes, evals };
  }
}

register("GradientBoostingClassifier", GradientBoostingClassifier);

function codesOf(where: string, classes: readonly Label[], y: ArrayLike<Label>, nRows: number): Float32Array {
  asLabels(where, y, nRows);
  const codes = new Map(classes.map((label, code) => [label, code]));
  return Float32Array.from(y, (label) => {
    const code = codes.get(label);
    if (code !== undefined) return code;
    throw new StudentError({
      code: "unknown-class",
      where,
      expected: { "pt-BR": `as classes ${classes.join(", ")}`, en: `the classes ${classes.join(", ")}` },
      received: { "pt-BR": String(label), en: String(label) },
      remedy: {
        "pt-BR": "O conjunto de validação só pode ter classes que estão no treino.",
        en: "The validation set can only have classes that the training data has.",
      },
    });
  });
}

/** Names that we wrote, else those of XGBoost's scikit-learn interface, else numbers. */
function classesIn(attributes: Readonly<Record<string, unknown>>, nClasses: number): readonly Label[] {
  const wrapper = parsed(String(attributes.scikit_learn)) as { classes_?: unknown } | null | undefined;
  const found = [parsed(String(attributes.classes)), wrapper?.classes_].find(isLabelList);
  return (found as Label[] | undefined) ?? Array.from({ length: nClasses }, (_, code) => code);
}
