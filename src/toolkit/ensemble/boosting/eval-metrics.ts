/** How good predictions are, with XGBoost's names. */
export type EvalMetric = "rmse" | "mae" | "logloss" | "error" | "auc" | "mlogloss" | "merror";

/** @param predicted - probabilities (one a row, or one a class and row), or numbers */
type Measure = (predicted: Float32Array, y: Float32Array, nGroups: number) => number;

const meanOf = (n: number, f: (i: number) => number) => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += f(i);
  return sum / n;
};
const surprise = (p: number) => -Math.log(Math.max(p, 1e-16));

export const evalMetrics: Readonly<Record<EvalMetric, Measure>> = {
  rmse: (p, y) => Math.sqrt(meanOf(y.length, (i) => ((p[i] ?? 0) - (y[i] ?? 0)) ** 2)),
  mae: (p, y) => meanOf(y.length, (i) => Math.abs((p[i] ?? 0) - (y[i] ?? 0))),
  logloss: (p, y) => meanOf(y.length, (i) => surprise(y[i] === 1 ? (p[i] ?? 0) : 1 - (p[i] ?? 0))),
  error: (p, y) => meanOf(y.length, (i) => Number((p[i] ?? 0) > 0.5 !== (y[i] === 1))),
  auc: areaUnderCurve,
  mlogloss: (p, y, nGroups) => meanOf(y.length, (i) => surprise(p[i * nGroups + (y[i] ?? 0)] ?? 0)),
  merror: (p, y, nGroups) =>
    meanOf(y.length, (i) => {
      const row = p.subarray(i * nGroups, (i + 1) * nGroups);
      return Number(row.indexOf(Math.max(...row)) !== y[i]);
    }),
};

/** Share of pairs of a positive and a negative that stand in the right order; ties count half. */
function areaUnderCurve(p: Float32Array, y: Float32Array): number {
  const order = Int32Array.from(p.keys()).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
  let ranks = 0;
  let nPositive = 0;
  for (let k = 0; k < order.length; ) {
    let end = k;
    let positives = 0;
    for (; end < order.length && p[order[end] ?? 0] === p[order[k] ?? 0]; end++) positives += y[order[end] ?? 0] ?? 0;
    ranks += (positives * (k + end + 1)) / 2;
    nPositive += positives;
    k = end;
  }
  const pairs = nPositive * (order.length - nPositive);
  return pairs === 0 ? Number.NaN : (ranks - (nPositive * (nPositive + 1)) / 2) / pairs;
}
