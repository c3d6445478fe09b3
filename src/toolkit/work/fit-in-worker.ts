import type { FitProgress } from "../base/estimator.ts";
import { checkOptions, whole } from "../base/options.ts";
import { load } from "../base/saved.ts";
import { portsBetween } from "./meeting.ts";
import type { Job } from "./messages.ts";
import { pack, packUnfitted } from "./pack.ts";
import { runJobs, type WorkOptions } from "./run-jobs.ts";

/** Anything of the toolkit with `fit`. */
export interface Fittable<Fitted> {
  readonly options: object;
  fit(...data: never[]): Fitted;
}

export interface FitInWorkerOptions extends WorkOptions {
  /** Called while it learns, a few times a second at most: `{done, total, metrics}`. */
  readonly onProgress?: (progress: FitProgress) => void;
  /**
   * How many workers share the columns of a gradient boosting: the same trees to the bit, sooner. By default one a core
   * where X has a million numbers or more, and one for what is smaller, and for any other estimator.
   */
  readonly nWorkers?: number;
  /** Whatever else the estimator's `fit` takes as options. */
  readonly [fitOption: string]: unknown;
}

/**
 * `estimator.fit(X, y)` in a worker: the page stays awake, Stop answers at once, and progress is told on the way.
 * The worker gets copies of X and y; what it has learnt comes back, and is opened here as `load` opens what was saved.
 * @param estimator - any estimator, pipeline or search of the toolkit whose options hold no functions
 * @param X - samples × features, or whatever its `fit` takes: texts, a table
 * @param y - the target, where it needs one
 * @throws StudentError as `fit` does, with the same code; `cannot-travel` for functions among the options
 * @example
 * const model = await fitInWorker(new GradientBoostingClassifier({nEstimators: 300}), X, y, {
 *   onProgress: ({done, total}) => bar.update(done / total),
 * });
 * @see https://developer.mozilla.org/docs/Web/API/Worker
 */
export async function fitInWorker<Fitted>(
  estimator: Fittable<Fitted>,
  X: unknown,
  y?: unknown,
  options: FitInWorkerOptions = {},
): Promise<Awaited<Fitted>> {
  const where = "fitInWorker";
  const { onProgress, signal, invalidation, nWorkers, ...fitOptions } = options;
  const of = sharing(where, estimator, X, nWorkers);
  const job = { ...jobOf(where, estimator), options: pack(where, fitOptions, "options") };
  const jobs = portsBetween(of).map((ports, index) => (of === 1 ? job : { ...job, part: { index, of, ports } }));
  const [answer] = await runJobs(
    where,
    jobs,
    { X, y },
    {
      nWorkers: of,
      ...(signal && { signal }),
      ...(invalidation && { invalidation }),
      onProgress: (index, progress) => index === 0 && onProgress?.(progress),
    },
  );
  return opened(answer);
}

/** Below, starting workers and copying X takes longer than they gain. */
const leastShared = 1_000_000;

/** How many workers fit it together: no more than there are columns. */
function sharing(where: string, estimator: object, X: unknown, nWorkers: number | undefined): number {
  if (nWorkers !== undefined) checkOptions(where, { nWorkers }, { nWorkers: whole(1) });
  if (!("fitTogether" in estimator)) return 1;
  const [nRows = 0, nColumns = 0] = shapeOf(X);
  const byDefault = nRows * nColumns >= leastShared ? navigator.hardwareConcurrency : 1;
  return Math.max(1, Math.min(nWorkers ?? byDefault, nColumns));
}

function shapeOf(X: unknown): readonly number[] {
  if (typeof X !== "object" || X === null) return [];
  if ("shape" in X && Array.isArray(X.shape)) return X.shape as number[];
  return Array.isArray(X) && Array.isArray(X[0]) ? [X.length, X[0].length] : [];
}

export interface ParallelOptions extends WorkOptions {
  /** How many at once; by default one fewer than the processor's cores, and at least one. */
  readonly nWorkers?: number;
  /** Called after each fit: how many are done, of how many. */
  readonly onProgress?: (progress: FitProgress) => void;
}

/**
 * Fits several estimators on the same data, each in a worker, as many at once as there are cores to spare.
 * @returns the fitted ones, in the order of the estimators
 * @throws StudentError as {@link fitInWorker}; the first error ends them all
 * @example const [small, large] = await fitInParallel([4, 8].map((maxDepth) => new DecisionTreeClassifier({maxDepth})), X, y);
 * @see https://joblib.readthedocs.io/en/stable/parallel.html
 */
export async function fitInParallel<Fitted>(
  estimators: readonly Fittable<Fitted>[],
  X: unknown,
  y?: unknown,
  options: ParallelOptions = {},
): Promise<Awaited<Fitted>[]> {
  const where = "fitInParallel";
  const jobs = estimators.map((estimator) => jobOf(where, estimator));
  const answers = await runJobs(where, jobs, { X, y }, parallel(where, jobs.length, options));
  return answers.map((answer) => opened<Fitted>(answer));
}

/** One fit of a cross-validation. */
export interface Split {
  readonly estimator: Fittable<unknown>;
  /** Rows to learn from. */
  readonly train: ArrayLike<number>;
  /** Rows to score on. */
  readonly test: ArrayLike<number>;
}

/**
 * Fits each estimator on its training rows and scores it on its test rows, in workers. X and y travel once a worker.
 * @returns what each one's `score` gives, in order: accuracy, or R²
 * @throws StudentError as {@link fitInWorker}; the first error ends them all
 * @example
 * const splits = new KFold().split(X).map(({train, test}) => ({estimator: new Ridge(), train, test}));
 * await scoreInParallel(splits, X, y);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.model_selection.cross_val_score.html
 */
export async function scoreInParallel(
  splits: readonly Split[],
  X: unknown,
  y?: unknown,
  options: ParallelOptions = {},
): Promise<number[]> {
  const where = "scoreInParallel";
  const jobs = splits.map(({ estimator, train, test }) => ({ ...jobOf(where, estimator), train, test }));
  const answers = await runJobs(where, jobs, { X, y }, parallel(where, jobs.length, options));
  return answers.map((answer) => (answer.type === "scored" ? answer.score : Number.NaN));
}

const jobOf = (where: string, estimator: Fittable<unknown>): Job => ({
  estimator: packUnfitted(where, estimator),
  options: {},
  // Of the cell's own numbers, so that the work repeats with the cell, whichever worker does it.
  seed: Math.floor(Math.random() * 2 ** 32),
});

function parallel(where: string, total: number, { nWorkers, onProgress, ...rest }: ParallelOptions) {
  const chosen = nWorkers ?? Math.max(1, navigator.hardwareConcurrency - 1);
  checkOptions(where, { nWorkers: chosen }, { nWorkers: whole(1) });
  return { ...rest, nWorkers: chosen, onAnswer: (done: number) => onProgress?.({ done, total }) };
}

function opened<Fitted>(
  answer: { type: "fitted"; json: unknown } | { type: "scored" | "helped" } | undefined,
): Awaited<Fitted> {
  if (answer?.type !== "fitted") throw new Error("The worker gave no model.");
  return load(answer.json) as Awaited<Fitted>;
}
