import { type FitOptions, notFitted } from "../base/estimator.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asLabels, asMatrix, type EncodedLabels, type Label, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { isLabelList, isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { accuracy } from "../base/score.ts";
import { largestScore } from "../base/scores.ts";
import { needTwoClasses } from "../base/two-classes.ts";
import { Matrix } from "../data/matrix.ts";
import { randomOf } from "../model-selection/splitter.ts";
import { holdOut } from "./hold-out.ts";
import { forward, type Layers } from "./layers.ts";
import { type Learnt, learn } from "./learn.ts";
import { defaults, type PerceptronOptions, rules } from "./options.ts";
import { layerFields, layersFromJson, layersToJson } from "./saved-layers.ts";

interface State extends Learnt {
  readonly classes: readonly Label[];
  readonly featureNamesIn: readonly string[] | undefined;
}

/**
 * Classifies by a network of layers (a multi-layer perceptron), which makes −log p of the right class small.
 * Columns of like size (StandardScaler) are needed. With the same `randomState` the weights are scikit-learn's.
 * For images, text and networks of your own making there is `train` of bancada/neural.
 * @example
 * const model = new MLPClassifier({hiddenLayerSizes: [32, 16], randomState: 0}).fit(XTrain, yTrain);
 * model.predictProba(XTest).row(0); // one probability a class, in the order of model.classes
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.neural_network.MLPClassifier.html
 */
export class MLPClassifier {
  readonly options: Required<PerceptronOptions>;
  /** In scikit-learn's order; `undefined` before `fit`. */
  readonly classes: readonly Label[] | undefined = undefined;
  /** Weights of each layer, units before × units after; two classes have one last unit. `undefined` before `fit`. */
  readonly coefs: readonly Matrix[] | undefined = undefined;
  /** Biases of each layer, one a unit; `undefined` before `fit`. */
  readonly intercepts: readonly Float64Array[] | undefined = undefined;
  /** Loss of each round; `undefined` before `fit`. */
  readonly lossCurve: readonly number[] | undefined = undefined;
  /** Accuracy on the samples held out, round by round; `undefined` without `earlyStopping`. */
  readonly validationScores: readonly number[] | undefined = undefined;
  /** The names of the columns, if `fit` got a table. */
  readonly featureNamesIn: readonly string[] | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: PerceptronOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /** Rounds that `fit` took; `undefined` before. */
  get nIter(): number | undefined {
    return this.lossCurve?.length;
  }

  /**
   * Learns the weights. Returns a fitted model; this one stays as it is.
   * @param X - samples × features
   * @param y - a class a sample, at least two classes
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<Label>, { onProgress }: FitOptions = {}): MLPClassifier {
    const where = "MLPClassifier.fit";
    const { options } = this;
    checkOptions(where, { ...options }, rules);
    const matrix = asMatrix(where, X);
    const labels = asLabels(where, y, matrix.shape[0]);
    const { classes, codes } = labels;
    needTwoClasses(where, classes);
    const isBinary = classes.length === 2;
    const learnt = learn(where, {
      X: matrix,
      target: spread(labels),
      output: isBinary ? "logistic" : "softmax",
      options,
      random: randomOf(options.randomState),
      hold: options.earlyStopping
        ? (random) => {
            const byClass = isBinary ? labels : null;
            const { train, test } = holdOut(where, matrix.shape[0], options.validationFraction, random, byClass);
            const [held, expected] = [matrix.take(test), Array.from(test, (i) => classes[codes[i] ?? 0])];
            return { train, score: (layers) => accuracy(expected, this.#classesOf(layers, held, classes)) };
          }
        : null,
      onProgress,
    });
    return this.#fitted({ ...learnt, classes, featureNamesIn: namesOf(X) });
  }

  /**
   * The most probable class of each sample.
   * @throws StudentError before `fit`, or if the columns are others
   */
  predict(X: MatrixLike): Label[] {
    const state = this.#ready("MLPClassifier.predict");
    return this.#classesOf(state, this.#rows("MLPClassifier.predict", X, state), state.classes);
  }

  /** Samples × classes, in the order of `classes`; each row adds to 1. */
  predictProba(X: MatrixLike): Matrix {
    const state = this.#ready("MLPClassifier.predictProba");
    const said = this.#said(state, this.#rows("MLPClassifier.predictProba", X, state), state.classes);
    if (state.classes.length > 2) return said;
    const out = Matrix.zeros(said.shape[0], 2);
    for (const [i, p] of said.values.entries()) out.values.set([1 - p, p], 2 * i);
    return out;
  }

  /** Accuracy: the share of samples whose class is predicted. */
  score(X: MatrixLike, y: ArrayLike<Label>): number {
    return accuracy(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const state = this.#ready("MLPClassifier.toJSON");
    const { classes, featureNamesIn = null } = state;
    return { class: "MLPClassifier", options: { ...this.options }, classes, ...layersToJson(state), featureNamesIn };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved MLPClassifier
   */
  static fromJSON(json: unknown): MLPClassifier {
    const fields = { ...layerFields, classes: isLabelList, featureNamesIn: isNameListOrNull };
    const saved = readSaved("MLPClassifier", json, fields);
    return new MLPClassifier(saved.options).#fitted({
      ...layersFromJson(saved),
      classes: saved.classes as Label[],
      featureNamesIn: readNames(saved),
    });
  }

  #fitted(state: State): MLPClassifier {
    return Object.assign(new MLPClassifier(this.options), state);
  }

  #ready(where: string): State {
    const { classes, coefs, intercepts, lossCurve, validationScores, featureNamesIn } = this;
    if (!classes || !coefs || !intercepts || !lossCurve) throw notFitted(where);
    return { classes, coefs, intercepts, lossCurve: [...lossCurve], validationScores: validationScores && [...validationScores], featureNamesIn }; // biome-ignore format: one list
  }

  #rows(where: string, X: MatrixLike, { coefs, featureNamesIn }: State): Matrix {
    checkNames(where, featureNamesIn, X);
    return asMatrix(where, X, { nColumns: coefs[0]?.shape[0] ?? 0 });
  }

  /** What the last layer says: a probability of the second of two classes, or one a class. */
  #said(layers: Layers, rows: Matrix, classes: readonly Label[]): Matrix {
    const output = classes.length === 2 ? "logistic" : "softmax";
    return forward(layers, rows, this.options.activation, output).at(-1) as Matrix;
  }

  #classesOf(layers: Layers, rows: Matrix, classes: readonly Label[]): Label[] {
    const said = this.#said(layers, rows, classes);
    if (classes.length > 2) return largestScore(said, classes);
    return Array.from(said.values, (p) => classes[Number(p > 0.5)] as Label);
  }
}

register("MLPClassifier", MLPClassifier);

/** A column that is 1 for the second of two classes, or one column a class. */
function spread({ classes, codes }: EncodedLabels): Matrix {
  if (classes.length === 2) return new Matrix(Float64Array.from(codes), [codes.length, 1]);
  const out = Matrix.zeros(codes.length, classes.length);
  for (const [i, code] of codes.entries()) out.values[i * classes.length + code] = 1;
  return out;
}
