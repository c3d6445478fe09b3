import { expect, test } from "vitest";
import { trainTestSplit } from "../model-selection/index.ts";
import { MLPClassifier } from "./index.ts";

test("a class that cannot be held out is told under the option that holds out", () => {
  const X = [[1], [2], [3], [4]];
  const y = ["a", "b", "a", "a"];
  expect(() => new MLPClassifier({ earlyStopping: true }).fit(X, y)).toThrow(/earlyStopping/);
  expect(() => new MLPClassifier({ earlyStopping: true }).fit(X, y)).not.toThrow(/stratify/);
  expect(() => trainTestSplit(X, y, { stratify: y })).toThrow(/trainTestSplit, stratify/);
});
