import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { Matrix } from "../data/matrix.ts";
import * as m from "./index.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../tests/contract/reference/${name}.json`, import.meta.url), "utf8"));
const ours = read("metrics");
const { data } = ours;
const golden = read("goldens");
const proba3 = Matrix.fromRows(data.proba3);
const weighted = { sampleWeight: data.weight };
const names = ["dengue", "gripe", "náusea"];
const close = (value: ArrayLike<number>, expected: readonly number[], what = "") => {
  expect(value.length, what).toBe(expected.length);
  for (const [i, x] of Array.from(value).entries()) expect(x, `${what} ${i}`).toBeCloseTo(expected[i] ?? Number.NaN, 9);
};

const scores: Record<string, () => number> = {
  accuracy: () => m.accuracyScore(data.true3, data.pred3),
  "accuracy weighted": () => m.accuracyScore(data.true3, data.pred3, weighted),
  balanced: () => m.balancedAccuracyScore(data.true3, data.pred3),
  "balanced adjusted": () => m.balancedAccuracyScore(data.true3, data.pred3, { adjusted: true }),
  mcc: () => m.matthewsCorrcoef(data.true3, data.pred3),
  "mcc weighted": () => m.matthewsCorrcoef(data.true3, data.pred3, weighted),
  kappa: () => m.cohenKappaScore(data.true3, data.pred3),
  "kappa linear": () => m.cohenKappaScore(data.true3, data.pred3, { weights: "linear" }),
  "kappa quadratic": () => m.cohenKappaScore(data.true3, data.pred3, { weights: "quadratic" }),
  auc: () => m.rocAucScore(data.true2, data.score2),
  "auc weighted": () => m.rocAucScore(data.true2, data.score2, weighted),
  "ovr macro": () => m.rocAucScore(data.true3, proba3, { multiClass: "ovr" }),
  "ovr weighted": () => m.rocAucScore(data.true3, proba3, { multiClass: "ovr", average: "weighted" }),
  "ovo macro": () => m.rocAucScore(data.true3, proba3, { multiClass: "ovo" }),
  "ovo weighted": () => m.rocAucScore(data.true3, proba3, { multiClass: "ovo", average: "weighted" }),
  ap: () => m.averagePrecisionScore(data.true2, data.score2),
  "ap weighted": () => m.averagePrecisionScore(data.true2, data.score2, weighted),
  "log loss": () => m.logLoss(data.true3, proba3),
  "log loss weighted": () => m.logLoss(data.true3, proba3, weighted),
  "log loss binary": () => m.logLoss(data.true2, data.score2),
  brier: () => m.brierScoreLoss(data.true2, data.score2),
  "brier weighted": () => m.brierScoreLoss(data.true2, data.score2, weighted),
  mse: () => m.meanSquaredError(data.valueTrue, data.valuePred),
  "mse weighted": () => m.meanSquaredError(data.valueTrue, data.valuePred, weighted),
  rmse: () => m.rootMeanSquaredError(data.valueTrue, data.valuePred),
  mae: () => m.meanAbsoluteError(data.valueTrue, data.valuePred),
  mape: () => m.meanAbsolutePercentageError(data.valueTrue, data.valuePred),
  median: () => m.medianAbsoluteError(data.valueTrue, data.valuePred),
  r2: () => m.r2Score(data.valueTrue, data.valuePred),
  silhouette: () => m.silhouetteScore(data.points, data.found),
  davies: () => m.daviesBouldinScore(data.points, data.found),
  calinski: () => m.calinskiHarabaszScore(data.points, data.found),
  ari: () => m.adjustedRandScore(data.groups, data.found),
  nmi: () => m.normalizedMutualInfoScore(data.groups, data.found),
};

test.each(Object.entries(ours.scores as Record<string, number>))("%s is scikit-learn's", (name, expected) => {
  expect(scores[name]?.()).toBeCloseTo(expected, 9);
});

const functions = { precision: m.precisionScore, recall: m.recallScore, f1: m.f1Score };
test.each(Object.entries(ours.averages as Record<string, number | number[]>))(
  "%s is scikit-learn's",
  (name, expected) => {
    const [score = "", averageName = "", variant] = name.split(" ");
    const average = averageName === "None" ? null : (averageName as "micro" | "macro" | "weighted");
    const options = {
      average,
      ...(variant === "weighted" ? weighted : variant === "labels" ? { labels: [2, 0] } : {}),
    };
    const value: number | number[] =
      score === "fbeta2"
        ? m.fbetaScore(data.true3, data.pred3, { ...options, beta: 2 })
        : functions[score as keyof typeof functions](data.true3, data.pred3, options);
    close([value].flat(), [expected].flat(), name);
  },
);

test("confusion matrices are scikit-learn's", () => {
  expect(m.confusionMatrix(data.true3, data.pred3).toArrays()).toEqual(ours.confusion);
  expect(m.confusionMatrix(data.true3, data.pred3, { labels: [2, 0] }).toArrays()).toEqual(ours.confusionLabels);
  close(m.confusionMatrix(data.true3, data.pred3, weighted).values, ours.confusionWeighted.flat());
});

test("curves are scikit-learn's; the first threshold of ROC is infinite", () => {
  for (const [curve, [fpr, tpr, thresholds]] of [
    [m.rocCurve(data.true2, data.score2), ours.roc],
    [m.rocCurve(data.true2, data.score2, { dropIntermediate: false }), ours.rocAll],
  ] as const) {
    close(curve.fpr, fpr);
    close(curve.tpr, tpr);
    expect(curve.thresholds[0]).toBe(Number.POSITIVE_INFINITY);
    close(curve.thresholds.slice(1), thresholds.slice(1));
  }
  const { precision, recall, thresholds } = m.precisionRecallCurve(data.true2, data.score2);
  const [expectedPrecision, expectedRecall, expectedThresholds] = ours.pr;
  close(thresholds, expectedThresholds);
  close(precision, expectedPrecision);
  close(recall, expectedRecall);
  const { fpr, tpr } = m.rocCurve(data.true2, data.score2);
  expect(m.auc(fpr, tpr)).toBeCloseTo(ours.scores.auc, 12);
});

test("the shared reference numbers agree too", () => {
  const { y, s } = golden.binary;
  const pred = s.map((score: number) => Number(score >= 0.5));
  close(
    [m.rocAucScore(y, s), m.averagePrecisionScore(y, s), m.logLoss(y, s), m.brierScoreLoss(y, s), m.f1Score(y, pred)],
    [golden.binary.auc, golden.binary.ap, golden.binary.logloss, golden.binary.brier, golden.binary.f1],
  );
  close(m.rocCurve(y, s).fpr, golden.binary.roc[0]);
});

test("calibration curves are scikit-learn's, and ECE is what its definition gives by hand", () => {
  const curve = m.calibrationCurve(data.true2, data.score2, { nBins: 10 });
  close(curve.probTrue, ours.calibration[0]);
  close(curve.probPred, ours.calibration[1]);
  const quantiles = m.calibrationCurve(data.true2, data.score2, { nBins: 4, strategy: "quantile" });
  close(quantiles.probTrue, ours.calibrationQuantile[0]);
  close(quantiles.probPred, ours.calibrationQuantile[1]);
  expect(m.expectedCalibrationError([0, 1, 1, 0], [0.15, 0.75, 0.75, 0.72])).toBeCloseTo(
    0.25 * 0.15 + 0.75 * Math.abs(2 / 3 - 0.74),
    12,
  );
});

test("the report has scikit-learn's rows", () => {
  const named = (codes: number[]) => codes.map((code) => names[code] ?? "");
  const rows = m.classificationReport(named(data.true3), named(data.pred3));
  for (const row of rows) {
    const expected = ours.report[row.name];
    if (row.name === "accuracy") expect(row.f1).toBeCloseTo(expected, 12);
    else {
      close(
        [row.precision, row.recall, row.f1, row.support],
        [expected.precision, expected.recall, expected["f1-score"], expected.support],
        row.name,
      );
    }
  }
  expect(rows.map(({ name }) => name)).toEqual([...names, "accuracy", "macro avg", "weighted avg"]);
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

test("a class that is never predicted counts as 0, with a warning that zeroDivision silences", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(m.precisionScore([1, 0], [0, 0])).toBe(0);
  expect(warn).toHaveBeenCalledTimes(1);
  expect(m.precisionScore([1, 0], [0, 0], { zeroDivision: 1 })).toBe(1);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});

test.each([
  ["several classes with the default average", () => m.f1Score([0, 1, 2], [0, 1, 2]), "several-classes"],
  ["a positive class that is not there", () => m.f1Score(["sim", "não"], ["sim", "não"]), "unknown-label"],
  ["lists of unequal length", () => m.accuracyScore([1, 0], [1]), "lengths-differ"],
  ["numbers against texts", () => m.accuracyScore([1, 0], ["1", "0"]), "mixed-labels"],
  ["nothing", () => m.accuracyScore([], []), "no-rows"],
  ["ROC of one class", () => m.rocAucScore([1, 1], [0.2, 0.4]), "one-class"],
  [
    "ROC of three classes without multiClass",
    () => m.rocAucScore([0, 1, 2], proba3.take([0, 1, 2])),
    "several-classes",
  ],
  ["a probability above 1", () => m.brierScoreLoss([0, 1], [0.2, 1.4]), "not-a-probability"],
  ["a missing prediction", () => m.meanSquaredError([1, 2], [1, Number.NaN]), "not-finite"],
  ["one cluster", () => m.silhouetteScore([[1], [2], [3]], [0, 0, 0]), "clusters-out-of-range"],
  ["negative weights", () => m.accuracyScore([1, 0], [1, 0], { sampleWeight: [1, -1] }), "bad-weights"],
  ["a curve that turns back", () => m.auc([0, 1, 0.5], [0, 1, 1]), "not-a-curve"],
])("refuses %s", (_, call, expected) => {
  expect(call).toThrow(code(expected));
});
