// Numbers of the real scikit-learn 1.2.1 on the same input.
import { expect, test, vi } from "vitest";
import { Matrix } from "../data/index.ts";
import {
  accuracyScore,
  brierScoreLoss,
  calibrationCurve,
  cohenKappaScore,
  confusionMatrix,
  f1Score,
  precisionRecallCurve,
  recallScore,
  rocAucScore,
  rocCurve,
} from "./index.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

test("true counts as positive where classes are true and false", () => {
  expect(f1Score([true, false, true], [true, true, true])).toBeCloseTo(0.8, 12);
});

test("where nothing is positive, and nothing predicted so, F1 is 0 with a warning", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  expect(f1Score([0, 0], [0, 0])).toBe(0);
  expect(f1Score([false, false], [false, false], { zeroDivision: 1 })).toBe(1);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
  expect(() => f1Score(["sim", "sim"], ["sim", "sim"])).toThrowError(code("unknown-label"));
});

test("an average, a weighting or an option that does not exist is refused", () => {
  const [y, p] = [
    [0, 1, 2],
    [0, 2, 2],
  ];
  expect(() => f1Score(y, p, { average: "makro" as never })).toThrowError(code("bad-option"));
  expect(() => recallScore(y, p, { avg: "macro" } as never)).toThrowError(code("unknown-option"));
  expect(() => cohenKappaScore(y, p, { weights: "cubic" as never })).toThrowError(code("bad-option"));
  const proba = Matrix.fromRows([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  expect(() => rocAucScore(y, proba, { multiClass: "ovx" as never })).toThrowError(code("bad-option"));
  expect(() => calibrationCurve([0, 1], [0.1, 0.9], { nBins: 0 })).toThrowError(code("bad-option"));
});

test("weights that are no numbers, or all zero, are refused", () => {
  for (const sampleWeight of [[0, 0], [1, Number.POSITIVE_INFINITY], ["1", "1"], [1]])
    expect(() => accuracyScore([0, 1], [0, 1], { sampleWeight: sampleWeight as number[] })).toThrowError(code("bad-weights")); // biome-ignore format: one call
});

test("samples of weight zero leave no point on a curve", () => {
  const sampleWeight = [1, 1, 1, 0];
  const { precision, recall, thresholds } = precisionRecallCurve([0, 1, 1, 0], [0.1, 0.4, 0.9, 0.95], { sampleWeight });
  expect([...thresholds]).toEqual([0.1, 0.4, 0.9]);
  expect([...recall]).toEqual([1, 1, 0.5, 0]);
  expect(precision[0]).toBeCloseTo(2 / 3, 12);
  const roc = rocCurve([0, 1, 1, 0, 1], [0.1, 0.4, 0.9, 0.95, 0.2], { sampleWeight: [1, 1, 1, 0, 2], dropIntermediate: false }); // biome-ignore format: one call
  expect([...roc.thresholds]).toEqual([Number.POSITIVE_INFINITY, 0.9, 0.4, 0.2, 0.1]);
  expect([...roc.tpr]).toEqual([0, 0.25, 0.5, 1, 1]);
  expect(() => rocAucScore([0, 1], [0.1, 0.2], { sampleWeight: [0, 1] })).toThrowError(code("one-class"));
});

test("continuous values are not classes, yet as many labels as samples can be compared", () => {
  const values = Array.from({ length: 60_000 }, (_, i) => i + 0.5);
  expect(accuracyScore(values, values)).toBe(1);
  expect(() => confusionMatrix(values, values)).toThrowError(code("too-many-classes"));
});

test("one column of scores will do for two classes", () => {
  expect(rocAucScore([0, 1, 1], new Matrix(Float64Array.of(0.1, 0.4, 0.9), [3, 1]))).toBe(1);
  expect(() => rocAucScore([0, 1, 1], Matrix.zeros(3, 3))).toThrowError(code("other-columns"));
});

test("a positive class that does not occur is refused", () => {
  expect(() => brierScoreLoss(["a", "b"], [0.1, 0.9], { posLabel: "z" })).toThrowError(code("unknown-label"));
});
