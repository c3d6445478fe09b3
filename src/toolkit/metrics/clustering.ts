import { squaredDistance } from "../base/distance.ts";
import { asLabels, asMatrix, type DenseLike, type Label } from "../base/inputs.ts";
import { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";
import { confusionOf } from "./confusion.ts";
import { columnSum, rowSum } from "./sums.ts";

/**
 * How much nearer points are to their own cluster than to the next one: mean of (b − a) / max(a, b), from −1 to 1.
 * Compares every pair of points: mind more than some 10,000.
 * @param X - samples × features
 * @param labels - the cluster of each sample
 * @throws StudentError unless there are from 2 to n − 1 clusters
 * @example silhouetteScore(X, new KMeans({nClusters: 3}).fit(X).labels);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.silhouette_score.html
 */
export function silhouetteScore(X: DenseLike, labels: ArrayLike<Label>): number {
  const { matrix, codes, sizes } = clusters("silhouetteScore", X, labels);
  const n = codes.length;
  const sums = Matrix.zeros(n, sizes.length); // from each point to each cluster, the sum of distances
  const [k, p] = [sizes.length, matrix.shape[1]];
  const [x, totals] = [matrix.values, sums.values];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const distance = Math.sqrt(squaredDistance(x, i, x, j, p));
      const [toJ, toI] = [i * k + (codes[j] as number), j * k + (codes[i] as number)];
      totals[toJ] = (totals[toJ] as number) + distance;
      totals[toI] = (totals[toI] as number) + distance;
    }
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    const own = codes[i] ?? 0;
    const size = sizes[own] ?? 0;
    if (size === 1) continue; // alone in its cluster: 0
    const a = sums.at(i, own) / (size - 1);
    let b = Number.POSITIVE_INFINITY;
    for (let c = 0; c < sizes.length; c++) if (c !== own) b = Math.min(b, sums.at(i, c) / (sizes[c] ?? 1));
    total += Math.max(a, b) === 0 ? 0 : (b - a) / Math.max(a, b);
  }
  return total / n;
}

/**
 * How much each cluster resembles the one nearest to it, on average: 0 is best.
 * @param X - samples × features
 * @param labels - the cluster of each sample
 * @throws StudentError unless there are from 2 to n − 1 clusters
 * @example daviesBouldinScore(X, clusters.labels);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.davies_bouldin_score.html
 */
export function daviesBouldinScore(X: DenseLike, labels: ArrayLike<Label>): number {
  const { matrix, codes, sizes } = clusters("daviesBouldinScore", X, labels);
  const centres = centresOf(matrix, codes, sizes);
  const spread = new Float64Array(sizes.length);
  for (let i = 0; i < codes.length; i++) {
    const c = codes[i] ?? 0;
    spread[c] =
      (spread[c] ?? 0) +
      Math.sqrt(squaredDistance(matrix.values, i, centres.values, c, matrix.shape[1])) / (sizes[c] ?? 1);
  }
  if (spread.every((value) => value === 0)) return 0;
  let total = 0;
  for (let a = 0; a < sizes.length; a++) {
    let worst = 0;
    for (let b = 0; b < sizes.length; b++) {
      const apart = Math.sqrt(squaredDistance(centres.values, a, centres.values, b, matrix.shape[1]));
      if (a !== b && apart > 0) worst = Math.max(worst, ((spread[a] ?? 0) + (spread[b] ?? 0)) / apart);
    }
    total += worst;
  }
  return total / sizes.length;
}

/**
 * Variance between clusters over variance within, each by its degrees of freedom: higher is better.
 * @param X - samples × features
 * @param labels - the cluster of each sample
 * @throws StudentError unless there are from 2 to n − 1 clusters
 * @example calinskiHarabaszScore(X, clusters.labels);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.calinski_harabasz_score.html
 */
export function calinskiHarabaszScore(X: DenseLike, labels: ArrayLike<Label>): number {
  const { matrix, codes, sizes } = clusters("calinskiHarabaszScore", X, labels);
  const n = codes.length;
  const centres = centresOf(matrix, codes, sizes);
  const middle = centresOf(matrix, new Int32Array(n), [n]).row(0);
  let [between, within] = [0, 0];
  for (const [c, size] of sizes.entries())
    between += size * squaredDistance(centres.values, c, middle, 0, matrix.shape[1]);
  for (let i = 0; i < n; i++)
    within += squaredDistance(matrix.values, i, centres.values, codes[i] ?? 0, matrix.shape[1]);
  return within === 0 ? 1 : (between * (n - sizes.length)) / (within * (sizes.length - 1));
}

/**
 * Share of the pairs on which two clusterings agree, beyond chance: 1 for the same one under other names, 0 for chance.
 * @param labelsTrue - the cluster of each sample in one
 * @param labelsPred - and in the other
 * @throws StudentError if the lists differ in length or kind
 * @example adjustedRandScore([0, 0, 1, 1], [1, 1, 0, 0]); // 1
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.adjusted_rand_score.html
 */
export function adjustedRandScore(labelsTrue: ArrayLike<Label>, labelsPred: ArrayLike<Label>): number {
  const table = contingency("adjustedRandScore", labelsTrue, labelsPred);
  const n = labelsTrue.length;
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + pairs(count), 0);
  const together = sum(table.cells);
  const [first, second, all] = [sum(table.rows), sum(table.columns), pairs(n)];
  if (first === second && together === first) return 1;
  const expected = all === 0 ? 0 : (first * second) / all;
  return (together - expected) / ((first + second) / 2 - expected);
}

/**
 * Information that two clusterings share, over the mean of what each has (arithmetic): 1 for the same one, 0 for none.
 * @param labelsTrue - the cluster of each sample in one
 * @param labelsPred - and in the other
 * @throws StudentError if the lists differ in length or kind
 * @example normalizedMutualInfoScore([0, 0, 1, 1], [1, 1, 0, 0]); // 1
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.metrics.normalized_mutual_info_score.html
 */
export function normalizedMutualInfoScore(labelsTrue: ArrayLike<Label>, labelsPred: ArrayLike<Label>): number {
  const { cells, rows, columns } = contingency("normalizedMutualInfoScore", labelsTrue, labelsPred);
  const n = labelsTrue.length;
  const entropy = (counts: readonly number[]) =>
    -counts.filter((count) => count > 0).reduce((sum, count) => sum + (count / n) * Math.log(count / n), 0);
  const [first, second] = [entropy(rows), entropy(columns)];
  const shared = first + second - entropy(cells);
  if (rows.length === 1 && columns.length === 1) return 1;
  // what rounding leaves of nothing is nothing
  return shared < 2.220446049250313e-16 ? 0 : shared / ((first + second) / 2);
}

function contingency(where: string, labelsTrue: ArrayLike<Label>, labelsPred: ArrayLike<Label>) {
  const { counts, classes } = confusionOf(where, labelsTrue, labelsPred);
  const filled = (values: readonly number[]) => values.filter((value) => value > 0);
  return {
    cells: filled(Array.from(counts.values)),
    rows: filled(classes.map((_, i) => rowSum(counts, i))),
    columns: filled(classes.map((_, j) => columnSum(counts, j))),
  };
}

function clusters(where: string, X: DenseLike, labels: ArrayLike<Label>) {
  const matrix = asMatrix(where, X);
  const { classes, codes } = asLabels(where, labels, matrix.shape[0]);
  if (classes.length < 2 || classes.length >= codes.length) {
    throw new StudentError({
      code: "clusters-out-of-range",
      where,
      expected: { "pt-BR": `de 2 a ${codes.length - 1} grupos`, en: `from 2 to ${codes.length - 1} clusters` },
      received: { "pt-BR": String(classes.length), en: String(classes.length) },
      remedy: {
        "pt-BR": "Peça outro número de grupos (nClusters, ou eps no DBSCAN).",
        en: "Ask for another number of clusters (nClusters, or eps in DBSCAN).",
      },
    });
  }
  const sizes = new Array<number>(classes.length).fill(0);
  for (const code of codes) sizes[code] = (sizes[code] ?? 0) + 1;
  return { matrix, codes, sizes };
}

function centresOf(matrix: Matrix, codes: Int32Array, sizes: readonly number[]): Matrix {
  const centres = Matrix.zeros(sizes.length, matrix.shape[1]);
  for (let i = 0; i < codes.length; i++) {
    const c = codes[i] ?? 0;
    for (const [j, value] of matrix.row(i).entries()) add(centres, c, j, value / (sizes[c] ?? 1));
  }
  return centres;
}

function add(matrix: Matrix, i: number, j: number, value: number): void {
  const at = i * matrix.shape[1] + j;
  matrix.values[at] = (matrix.values[at] ?? 0) + value;
}
