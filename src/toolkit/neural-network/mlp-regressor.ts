import { type FitOptions, notFitted } from "../base/estimator.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asMatrix, asNumbers, type MatrixLike } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { isNameListOrNull, readNames, readSaved, register, type Saved } from "../base/saved.ts";
import { rSquared } from "../base/score.ts";
import { Matrix } from "../data/matrix.ts";
import { randomOf } from "../model-selection/splitter.ts";
import { holdOut } from "./hold-out.ts";
import { forward, type Layers } from "./layers.ts";
import { type Learnt, learn } from "./learn.ts";
import { defaults, type PerceptronOptions, rules } from "./options.ts";
import { layerFields, layersFromJson, layersToJson } from "./saved-layers.ts";

interface State extends Learnt {
  readonly featureNamesIn: readonly string[] | undefined;
}

/**
 * Predicts numbers by a network of layers (a multi-layer perceptron), which makes the squared error small.
 * Columns of like size (StandardScaler) are needed. With the same `randomState` the weights are scikit-learn's.
 * @example
 * const model = new MLPRegressor({hiddenLayerSizes: [32, 16], randomState: 0}).fit(XTrain, yTrain);
 * model.score(XTest, yTest); // R²
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.neural_network.MLPRegressor.html
 */
export class MLPRegressor {
  readonly options: Required<PerceptronOptions>;
  /** Weights of each layer, units before × units after; `undefined` before `fit`. */
  readonly coefs: readonly Matrix[] | undefined = undefined;
  /** Biases of each layer, one a unit; `undefined` before `fit`. */
  readonly intercepts: readonly Float64Array[] | undefined = undefined;
  /** Loss of each round; `undefined` before `fit`. */
  readonly lossCurve: readonly number[] | undefined = undefined;
  /** R² on the samples held out, round by round; `undefined` without `earlyStopping`. */
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
   * @param y - a number a sample
   * @throws StudentError if an option or the data can't be used
   */
  fit(X: MatrixLike, y: ArrayLike<number>, { onProgress }: FitOptions = {}): MLPRegressor {
    const where = "MLPRegressor.fit";
    const { options } = this;
    checkOptions(where, { ...options }, rules);
    const matrix = asMatrix(where, X);
    const target = asNumbers(where, y, matrix.shape[0]);
    const predict = (layers: Layers, rows: Matrix) =>
      (forward(layers, rows, options.activation, "identity").at(-1) as Matrix).values;
    const learnt = learn(where, {
      X: matrix,
      target: new Matrix(target, [target.length, 1]),
      output: "identity",
      options,
      random: randomOf(options.randomState),
      hold: options.earlyStopping
        ? (random) => {
            const { train, test } = holdOut(where, matrix.shape[0], options.validationFraction, random, null);
            const [held, expected] = [matrix.take(test), Float64Array.from(test, (i) => target[i] as number)];
            return { train, score: (layers) => rSquared(expected, predict(layers, held)) };
          }
        : null,
      onProgress,
    });
    return this.#fitted({ ...learnt, featureNamesIn: namesOf(X) });
  }

  /** @throws StudentError before `fit`, or if the columns are others */
  predict(X: MatrixLike): Float64Array {
    const where = "MLPRegressor.predict";
    const state = this.#ready(where);
    checkNames(where, state.featureNamesIn, X);
    const matrix = asMatrix(where, X, { nColumns: state.coefs[0]?.shape[0] ?? 0 });
    return (forward(state, matrix, this.options.activation, "identity").at(-1) as Matrix).values;
  }

  /** R². */
  score(X: MatrixLike, y: ArrayLike<number>): number {
    return rSquared(y, this.predict(X));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const state = this.#ready("MLPRegressor.toJSON");
    const { featureNamesIn = null } = state;
    return { class: "MLPRegressor", options: { ...this.options }, ...layersToJson(state), featureNamesIn };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved MLPRegressor
   */
  static fromJSON(json: unknown): MLPRegressor {
    const saved = readSaved("MLPRegressor", json, { ...layerFields, featureNamesIn: isNameListOrNull });
    return new MLPRegressor(saved.options).#fitted({ ...layersFromJson(saved), featureNamesIn: readNames(saved) });
  }

  #fitted(state: State): MLPRegressor {
    return Object.assign(new MLPRegressor(this.options), state);
  }

  #ready(where: string): State {
    const { coefs, intercepts, lossCurve, validationScores, featureNamesIn } = this;
    if (!coefs || !intercepts || !lossCurve) throw notFitted(where);
    return { coefs, intercepts, lossCurve: [...lossCurve], validationScores: validationScores && [...validationScores], featureNamesIn }; // biome-ignore format: one list
  }
}

register("MLPRegressor", MLPRegressor);
