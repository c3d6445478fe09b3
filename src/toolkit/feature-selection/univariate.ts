import { asLabels, asMatrix, asMatrixOrSparse, asNumbers, type DenseLike, isSparse, type Label, type MatrixLike } from "../base/inputs.ts"; // biome-ignore format: one line
import { fTail } from "../base/special/beta.ts";
import { chiSquareTail } from "../base/special/gamma.ts";
import type { Matrix } from "../data/matrix.ts";
import { StudentError } from "../errors.ts";

/** One value a column: how strongly it goes with the target, and, where the test has one, the p-value. */
export interface FeatureScores {
  readonly scores: Float64Array;
  readonly pValues?: Float64Array;
}

/**
 * Analysis of variance: does the mean of each column differ between classes? NaN for a constant column.
 * @param X - samples × features
 * @param y - one class a sample, at least two
 * @returns `{scores, pValues}`: F and its p-value for each column
 * @example new SelectKBest({scoreFunc: fClassif, k: 5}).fit(X, y);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_selection.f_classif.html
 */
export function fClassif(X: DenseLike, y: ArrayLike<Label>): FeatureScores {
  const matrix = asMatrix("fClassif", X);
  const [n, nColumns] = matrix.shape;
  const { classes, codes } = asLabels("fClassif", y, n);
  checkTwoClasses("fClassif", classes.length);
  const scores = new Float64Array(nColumns);
  for (let j = 0; j < nColumns; j++) {
    const column = matrix.column(j);
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    const sums = new Float64Array(classes.length);
    const counts = new Float64Array(classes.length);
    let [total, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
      const value = (column[i] as number) - mean;
      const code = codes[i] as number;
      sums[code] = (sums[code] as number) + value;
      counts[code] = (counts[code] as number) + 1;
      total += value;
      squares += value * value;
    }
    const between = sums.reduce((part, sum, c) => part + sum ** 2 / (counts[c] as number), 0) - total ** 2 / n;
    const within = squares - total ** 2 / n - between;
    const isConstant = column.every((value) => value === column[0]);
    scores[j] = isConstant ? Number.NaN : between / (classes.length - 1) / (within / (n - classes.length));
  }
  return { scores, pValues: scores.map((f) => fTail(f, classes.length - 1, n - classes.length)) };
}

/**
 * Does the sum of each column differ between classes from what their sizes let expect? For counts and frequencies.
 * @param X - samples × features, dense or sparse, nothing below 0
 * @param y - one class a sample
 * @returns `{scores, pValues}`: χ² and its p-value for each column
 * @throws StudentError `negative-value`
 * @example new SelectKBest({scoreFunc: chi2, k: 100}).fit(counts, y);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_selection.chi2.html
 */
export function chi2(X: MatrixLike, y: ArrayLike<Label>): FeatureScores {
  const matrix = asMatrixOrSparse("chi2", X);
  const [n, nColumns] = matrix.shape;
  const { classes, codes } = asLabels("chi2", y, n);
  const observed = classes.map(() => new Float64Array(nColumns));
  const counts = new Float64Array(classes.length);
  for (let i = 0; i < n; i++) {
    const code = codes[i] as number;
    counts[code] = (counts[code] as number) + 1;
    const own = observed[code] as Float64Array;
    const [start, end] = isSparse(matrix)
      ? [matrix.indptr[i] as number, matrix.indptr[i + 1] as number]
      : [i * nColumns, (i + 1) * nColumns];
    for (let k = start; k < end; k++) {
      const value = (isSparse(matrix) ? matrix.data[k] : matrix.values[k]) as number;
      if (value < 0) throw negative(value, i);
      const j = isSparse(matrix) ? (matrix.indices[k] as number) : k - start;
      own[j] = (own[j] as number) + value;
    }
  }
  const scores = new Float64Array(nColumns);
  for (let j = 0; j < nColumns; j++) {
    const total = observed.reduce((sum, own) => sum + (own[j] as number), 0);
    for (const [c, own] of observed.entries()) {
      const expected = ((counts[c] as number) / n) * total;
      scores[j] = (scores[j] as number) + ((own[j] as number) - expected) ** 2 / expected;
    }
  }
  return { scores, pValues: scores.map((x) => chiSquareTail(x, classes.length - 1)) };
}

/**
 * Does each column go up or down in a straight line with the target? 0 for a constant column;
 * the largest number there is for one that goes all along with it.
 * @param X - samples × features
 * @param y - one number a sample
 * @returns `{scores, pValues}`: F and its p-value for each column
 * @example new SelectKBest({scoreFunc: fRegression, k: 5}).fit(X, prices);
 * @see https://scikit-learn.org/stable/modules/generated/sklearn.feature_selection.f_regression.html
 */
export function fRegression(X: DenseLike, y: ArrayLike<number>): FeatureScores {
  const matrix = asMatrix("fRegression", X);
  const [n, nColumns] = matrix.shape;
  const target = asNumbers("fRegression", y, n);
  const mean = target.reduce((total, value) => total + value, 0) / n;
  const scores = Float64Array.from({ length: nColumns }, (_, j) => {
    const r = correlation(matrix, j, target, mean);
    return r * r >= 1 ? Number.MAX_VALUE : ((r * r) / (1 - r * r)) * (n - 2);
  });
  return { scores, pValues: scores.map((f) => fTail(f, 1, n - 2)) };
}

function correlation(matrix: Matrix, j: number, target: Float64Array, mean: number): number {
  const column = matrix.column(j);
  const own = column.reduce((total, value) => total + value, 0) / column.length;
  let [both, xx, yy] = [0, 0, 0];
  for (let i = 0; i < column.length; i++) {
    const [x, y] = [(column[i] as number) - own, (target[i] as number) - mean];
    both += x * y;
    xx += x * x;
    yy += y * y;
  }
  const isConstant = column.every((value) => value === column[0]) || target.every((value) => value === target[0]);
  return isConstant ? 0 : both / Math.sqrt(xx * yy);
}

function checkTwoClasses(where: string, nClasses: number): void {
  if (nClasses > 1) return;
  throw new StudentError({
    code: "one-class",
    where,
    expected: { "pt-BR": "ao menos duas classes", en: "at least two classes" },
    received: { "pt-BR": "uma", en: "one" },
    remedy: { "pt-BR": "Veja se um filtro tirou as outras.", en: "See whether a filter took out the others." },
  });
}

const negative = (value: number, i: number) =>
  new StudentError({
    code: "negative-value",
    where: "chi2",
    expected: { "pt-BR": "contagens ou frequências: 0 ou mais", en: "counts or frequencies: 0 or more" },
    received: { "pt-BR": `${value} na linha ${i}`, en: `${value} in row ${i}` },
    remedy: { "pt-BR": "Para outros números, use fClassif.", en: "For other numbers, use fClassif." },
  });
