import { type FitOptions, fitAndTransform, type Learnt, notFitted, type Transformer } from "../base/estimator.ts"; // biome-ignore format: one line
import type { Label } from "../base/inputs.ts";
import { checkOptions } from "../base/options.ts";
import { readSaved, register, type Saved } from "../base/saved.ts";
import { changeParts, checkNames, isSavedPart, partToJson, readPart, unfitted } from "../base/steps.ts";
import type { Matrix } from "../data/matrix.ts";
import type { SparseMatrix } from "../data/sparse.ts";
import { asFittable, asTransformer, callLast, nameOuts, type Step } from "./steps.ts";

export interface PipelineOptions {
  /** `[name, estimator]` in their order: transformers, and last what predicts or transforms. */
  readonly steps: readonly Step[];
}

/**
 * Transformers and an estimator as one: each learns from what the step before makes of the training data, so that
 * nothing of the test data leaks into a step, and cross-validation fits all of them anew in each fold.
 * @example
 * const pipeline = new Pipeline({steps: [["escala", new StandardScaler()], ["modelo", new LogisticRegression()]]});
 * const fitted = pipeline.fit(XTrain, yTrain);
 * fitted.score(XTest, yTest);
 * pipeline.withOptions({modelo__C: 10}).fit(XTrain, yTrain);
 * @see https://scikit-learn.org/stable/modules/compose.html#pipeline
 */
export class Pipeline {
  readonly options: Required<PipelineOptions>;
  /** The fitted steps; `undefined` before `fit`. */
  readonly steps: readonly Step[] | undefined = undefined;

  /** Keeps the steps; `fit` checks them. */
  constructor(options: PipelineOptions) {
    this.options = { ...options };
  }

  /** The steps by name: fitted ones after `fit`. */
  get namedSteps(): Readonly<Record<string, Step[1]>> {
    return Object.fromEntries(this.steps ?? this.options.steps);
  }

  /** The last step, which predicts or transforms: the fitted one after `fit`. */
  get finalEstimator(): Step[1] | undefined {
    return (this.steps ?? this.options.steps).at(-1)?.[1];
  }

  /** The classes of the last step, where it is a fitted classifier. */
  get classes(): readonly Label[] | undefined {
    const last = this.steps?.at(-1)?.[1];
    return typeof last === "object" && "classes" in last ? (last.classes as readonly Label[]) : undefined;
  }

  /**
   * An unfitted pipeline with options of its steps changed: `{modelo__C: 10}`, or with a step replaced: `{modelo: other}`.
   * @throws StudentError `unknown-option` if there is no such step; an option that a step lacks is found by `fit`
   */
  withOptions(changes: Readonly<Record<string, unknown>>): Pipeline {
    return new Pipeline({ steps: changeParts("Pipeline.withOptions", this.options.steps, changes) as Step[] });
  }

  /**
   * Fits each step to what the steps before make of X. Returns a fitted pipeline; this one stays as it is.
   * @param X - what the first step takes
   * @param y - the target, where a step needs one
   * @throws StudentError if the steps, X or y can't be used
   */
  fit(X: unknown, y?: ArrayLike<unknown>, options?: FitOptions): Pipeline {
    const { steps, X: reached } = this.#fitTransformers("Pipeline.fit", X, y);
    const [name, last] = this.options.steps.at(-1) as Step;
    if (last === "passthrough") return this.#fitted([...steps, [name, last]]);
    return this.#fitted([...steps, [name, asFittable("Pipeline.fit", name, last).fit(reached, y, options)]]);
  }

  /**
   * `fit`, and X as the last step transforms it while it learns.
   * @throws StudentError as `fit`, and if the last step does not transform
   */
  fitAndTransform(X: unknown, y?: ArrayLike<unknown>): Learnt<Pipeline, Matrix | SparseMatrix> {
    const where = "Pipeline.fitTransform";
    const { steps, X: reached } = this.#fitTransformers(where, X, y);
    const [name, last] = this.options.steps.at(-1) as Step;
    if (last === "passthrough") {
      return { fitted: this.#fitted([...steps, [name, last]]), transformed: reached as Matrix };
    }
    const { fitted, transformed } = fitAndTransform(asTransformer(where, name, last), reached, y);
    return { fitted: this.#fitted([...steps, [name, fitted]]), transformed };
  }

  /** X as the steps transform it while they learn. It keeps nothing: to transform others later, keep what `fit` returns. */
  fitTransform(X: unknown, y?: ArrayLike<unknown>): Matrix | SparseMatrix {
    return this.fitAndTransform(X, y).transformed;
  }

  /**
   * X as all steps transform it.
   * @throws StudentError before `fit`, and if the last step does not transform
   */
  transform(X: unknown): Matrix | SparseMatrix {
    const where = "Pipeline.transform";
    const reached = this.#beforeLast(where, X);
    const [name, last] = this.#ready(where).at(-1) as Step;
    return last === "passthrough" ? (reached as Matrix) : asTransformer(where, name, last).transform(reached);
  }

  /** What the last step predicts. */
  predict(X: unknown): Label[] | Float64Array {
    return this.#last("predict", X) as Label[] | Float64Array;
  }

  /** Samples × classes, from the last step. */
  predictProba(X: unknown): Matrix {
    return this.#last("predictProba", X) as Matrix;
  }

  /** The last step's scores before they become classes. */
  decisionFunction(X: unknown): Matrix | Float64Array {
    return this.#last("decisionFunction", X) as Matrix | Float64Array;
  }

  /** The score of the last step: accuracy of a classifier, R² of a regressor. */
  score(X: unknown, y: ArrayLike<unknown>): number {
    return this.#last("score", X, y) as number;
  }

  /**
   * The names of the columns out.
   * @throws StudentError before `fit`, and if a step has no names for its columns
   */
  getFeatureNamesOut(inputFeatures?: readonly string[]): string[] {
    return nameOuts("Pipeline.getFeatureNamesOut", this.#ready("Pipeline.getFeatureNamesOut"), inputFeatures);
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const steps = this.#ready("Pipeline.toJSON").map(([name, step]) => [name, partToJson(step)]);
    return { class: "Pipeline", options: {}, steps };
  }

  /**
   * @param json - what `JSON.parse` read; the modules of its steps must have been imported
   * @throws StudentError if it is not a saved Pipeline
   */
  static fromJSON(json: unknown): Pipeline {
    const saved = readSaved("Pipeline", json, { steps: areSavedSteps });
    const steps = (saved.steps as [string, unknown][]).map(([name, step]) => [name, readPart(step)] as Step);
    return new Pipeline({ steps: steps.map(([name, step]) => [name, unfitted(step) as Step[1]]) }).#fitted(steps);
  }

  #fitTransformers(where: string, X: unknown, y: ArrayLike<unknown> | undefined) {
    checkOptions(where, { ...this.options }, { steps: { holds: Array.isArray, expected: stepsInWords } });
    checkNames(`${where}, steps`, this.options.steps);
    const steps: Step[] = [];
    let reached = X;
    for (const [name, step] of this.options.steps.slice(0, -1)) {
      if (step === "passthrough") {
        steps.push([name, step]);
        continue;
      }
      const transformer: Transformer<unknown> = asTransformer(where, name, step);
      const { fitted, transformed } = fitAndTransform(transformer, reached, y);
      steps.push([name, fitted]);
      reached = transformed;
    }
    return { steps, X: reached };
  }

  #beforeLast(where: string, X: unknown): unknown {
    let reached = X;
    for (const [name, step] of this.#ready(where).slice(0, -1)) {
      if (step !== "passthrough") reached = asTransformer(where, name, step).transform(reached);
    }
    return reached;
  }

  #last(method: string, X: unknown, ...rest: unknown[]): unknown {
    const where = `Pipeline.${method}`;
    return callLast(where, this.#ready(where).at(-1), method, [this.#beforeLast(where, X), ...rest]);
  }

  #fitted(steps: readonly Step[]): Pipeline {
    return Object.assign(new Pipeline(this.options), { steps });
  }

  #ready(where: string): readonly Step[] {
    if (!this.steps) throw notFitted(where);
    return this.steps;
  }
}

register("Pipeline", Pipeline);

const stepsInWords = { "pt-BR": "uma lista de passos [nome, estimador]", en: "a list of steps [name, estimator]" };

const areSavedSteps = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((step) => Array.isArray(step) && typeof step[0] === "string" && isSavedPart(step[1]));
