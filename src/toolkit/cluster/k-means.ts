import { warnNotConverged } from "../base/convergence.ts";
import { squaredDistance } from "../base/distance.ts";
import { notFitted } from "../base/estimator.ts";
import { asMatrix, type DenseLike } from "../base/inputs.ts";
import { aSeed, atLeast, checkOptions, either, oneOf, type Rule, whole } from "../base/options.ts";
import { isMatrixJson, isNumberList, readNumbers, readSaved, register, type Saved } from "../base/saved.ts";
import { denseFromJson, matrixToJson } from "../base/saved-matrix.ts";
import { Matrix } from "../data/matrix.ts";
import { RandomState } from "../random/random-state.ts";
import { otherCentres, tooFewSamples } from "./errors.ts";
import { kMeansPlusPlus, nCandidates } from "./k-means-plus-plus.ts";
import { type LloydResult, lloyd } from "./lloyd.ts";
import { RowDistances } from "./row-distances.ts";

export interface KMeansOptions {
  /** Number of clusters. 8 by default. */
  readonly nClusters?: number;
  /** First centres: `"k-means++"` (the default), drawn far apart; `"random"`: any samples; or rows to start from. */
  readonly init?: "k-means++" | "random" | readonly (readonly number[])[];
  /** Starts, the best of which is kept; `"auto"`, the default: 1 for k-means++ and given centres, 10 for random. */
  readonly nInit?: number | "auto";
  /** At most so many iterations a start. 300 by default. */
  readonly maxIter?: number;
  /** Stop when the centres move less than this share of the columns' mean variance. 1e-4 by default. */
  readonly tol?: number;
  /** Seed of the first centres. `null`, the default: others each time. */
  readonly randomState?: number | null;
}

const defaults: Required<KMeansOptions> = {
  nClusters: 8,
  init: "k-means++",
  nInit: "auto",
  maxIter: 300,
  tol: 1e-4,
  randomState: null,
};
const rows: Rule = {
  holds: (value) => Array.isArray(value) && value.length > 0 && value.every(Array.isArray),
  expected: { "pt-BR": "uma linha por centro", en: "a row for each centre" },
};
const rules = {
  nClusters: whole(1),
  init: either(oneOf("k-means++", "random"), rows),
  nInit: either(whole(1), oneOf("auto")),
  maxIter: whole(1),
  tol: atLeast(0),
  randomState: aSeed,
};

/**
 * Puts samples into clusters around centres so that the squared distances to them are small.
 * It finds round clusters of like size; scale the columns first, or the one with the largest numbers decides alone.
 * @example
 * const clusters = new KMeans({nClusters: 3, randomState: 0}).fit(X);
 * clusters.labels; // the cluster of each sample
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.cluster.KMeans.html
 */
export class KMeans {
  readonly options: Required<KMeansOptions>;
  /** Clusters × features; `undefined` before `fit`. */
  readonly clusterCenters: Matrix | undefined = undefined;
  /** The cluster of each sample that was learnt from; `undefined` before `fit`. */
  readonly labels: Int32Array | undefined = undefined;
  /** Sum of the squared distances to the nearest centre; `undefined` before `fit`. */
  readonly inertia: number | undefined = undefined;
  /** Iterations of the start that was kept; `undefined` before `fit`. */
  readonly nIter: number | undefined = undefined;

  /** Keeps the options; `fit` checks them. */
  constructor(options: KMeansOptions = {}) {
    this.options = { ...defaults, ...options };
  }

  /**
   * Finds the clusters. Returns a fitted KMeans; this one stays as it is.
   * @param X - samples × features
   * @throws StudentError if X or an option can't be used, or there are fewer samples than clusters
   */
  fit(X: DenseLike): KMeans {
    const where = "KMeans.fit";
    checkOptions(where, { ...this.options }, rules);
    const matrix = asMatrix(where, X);
    const { nClusters, init, nInit, maxIter, randomState } = this.options;
    if (matrix.shape[0] < nClusters) throw tooFewSamples(where, nClusters, matrix.shape[0]);
    const random = new RandomState(randomState ?? Math.floor(Math.random() * 2 ** 32));
    const given = typeof init === "string" ? null : asMatrix(`${where}, init`, init, { nColumns: matrix.shape[1] });
    if (given && given.shape[0] !== nClusters) throw otherCentres(where, nClusters, given.shape[0]);
    const starts = nInit === "auto" ? (init === "random" ? 10 : 1) : given ? 1 : nInit;
    const tol = this.options.tol * meanVariance(matrix);
    const rows = new RowDistances(matrix, Math.max(nClusters, nCandidates(nClusters)));
    let best: LloydResult | undefined;
    for (let start = 0; start < starts; start++) {
      const first = given ?? firstCentres(matrix, rows, nClusters, init === "random", random);
      const result = lloyd(matrix, rows, first, maxIter, tol);
      if (!best || result.inertia < best.inertia) best = result;
    }
    if (best && !best.converged) warnNotConverged(where, maxIter);
    return this.#fitted(best as LloydResult);
  }

  /** The cluster of each sample that it learns from. To ask about others later, keep what `fit` returns. */
  fitPredict(X: DenseLike): Int32Array {
    return this.fit(X).labels as Int32Array;
  }

  /**
   * The cluster whose centre is nearest.
   * @param X - samples × features, the columns as in `fit`
   * @throws StudentError before `fit`, or if X can't be used
   */
  predict(X: DenseLike): Int32Array {
    return Int32Array.from(this.#distances("KMeans.predict", X), nearestIn);
  }

  /**
   * The distance to each centre.
   * @param X - samples × features, the columns as in `fit`
   * @returns samples × clusters
   * @throws StudentError before `fit`, or if X can't be used
   */
  transform(X: DenseLike): Matrix {
    return this.#distances("KMeans.transform", X);
  }

  #distances(where: string, X: DenseLike): Matrix {
    const centres = this.clusterCenters;
    if (!centres) throw notFitted(where);
    const matrix = asMatrix(where, X, { nColumns: centres.shape[1] });
    const [k, p] = centres.shape;
    const out = Matrix.zeros(matrix.shape[0], k);
    for (let i = 0; i < matrix.shape[0]; i++) {
      for (let c = 0; c < k; c++) {
        out.values[i * k + c] = Math.sqrt(squaredDistance(matrix.values, i, centres.values, c, p));
      }
    }
    return out;
  }

  /** Minus the sum of the squared distances to the nearest centre: greater is better. */
  score(X: DenseLike): number {
    let sum = 0;
    for (const row of this.#distances("KMeans.score", X)) sum += (row[nearestIn(row)] as number) ** 2;
    return -sum;
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Saved {
    const { clusterCenters, labels, inertia, nIter } = this;
    if (!clusterCenters || !labels) throw notFitted("KMeans.toJSON");
    return {
      class: "KMeans",
      options: { ...this.options },
      clusterCenters: matrixToJson(clusterCenters),
      labels: [...labels],
      fit: [inertia, nIter],
    };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError if it is not a saved KMeans
   */
  static fromJSON(json: unknown): KMeans {
    const fields = { clusterCenters: isMatrixJson, labels: isNumberList, fit: isNumberList };
    const saved = readSaved("KMeans", json, fields);
    const [inertia = 0, nIter = 0] = readNumbers(saved.fit);
    const labels = Int32Array.from(readNumbers(saved.labels));
    const centres = denseFromJson(saved.clusterCenters);
    return new KMeans(saved.options).#fitted({ centres, labels, inertia, nIter, converged: true });
  }

  #fitted({ centres, labels, inertia, nIter }: LloydResult): KMeans {
    return Object.assign(new KMeans(this.options), { clusterCenters: centres, labels, inertia, nIter });
  }
}

register("KMeans", KMeans);

function firstCentres(X: Matrix, rows: RowDistances, k: number, isRandom: boolean, random: RandomState): Matrix {
  return isRandom ? X.take(random.permutation(X.shape[0]).slice(0, k)) : kMeansPlusPlus(X, rows, k, random);
}

function nearestIn(distances: Float64Array): number {
  let best = 0;
  for (let c = 1; c < distances.length; c++) if ((distances[c] as number) < (distances[best] as number)) best = c;
  return best;
}

/** The mean of the variances of the columns. */
function meanVariance(X: Matrix): number {
  const [n, p] = X.shape;
  const means = new Float64Array(p);
  const squares = new Float64Array(p);
  // Row after row, as the numbers lie.
  for (let at = 0; at < n * p; at += p) {
    for (let j = 0; j < p; j++) means[j] = (means[j] as number) + (X.values[at + j] as number);
  }
  for (let j = 0; j < p; j++) means[j] = (means[j] as number) / n;
  for (let at = 0; at < n * p; at += p) {
    for (let j = 0; j < p; j++) {
      const difference = (X.values[at + j] as number) - (means[j] as number);
      squares[j] = (squares[j] as number) + difference * difference;
    }
  }
  let total = 0;
  for (let j = 0; j < p; j++) total += (squares[j] as number) / n;
  return total / p;
}
