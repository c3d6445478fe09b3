import { afterEach, expect, test } from "vitest";
import { Matrix } from "../../data/index.ts";
import { mulberry32 } from "../../random/index.ts";
import { meetingOf, portsBetween } from "../../work/meeting.ts";
import { GradientBoostingClassifier, GradientBoostingRegressor } from "../index.ts";
import type { Others, Part, Word } from "./side-by-side.ts";

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** So many that tell each other their words through ports, as workers do; how many words each said. */
function table(of: number): { parts: (Part & Others)[]; said: number[] } {
  const said = new Array<number>(of).fill(0);
  const parts = portsBetween(of).map((ports, index) => {
    open.push(...ports);
    const meeting = meetingOf({ index, of, ports });
    const exchange = (word: Word) => {
      said[index] = (said[index] ?? 0) + 1;
      return meeting.exchange(word);
    };
    return { index, of, exchange };
  });
  return { parts, said };
}

const random = mulberry32(8);
const [nRows, nColumns] = [400, 7];
const X = new Matrix(
  // few distinct values, so that gains are equal and the first column must win; and holes
  Float64Array.from({ length: nRows * nColumns }, (_, k) =>
    k % 11 === 3 ? Number.NaN : Math.floor(random() * (k % nColumns < 3 ? 4 : 500)),
  ),
  [nRows, nColumns],
);
const height = Array.from(X, ([a = 0, b = 0, , d = 0]) => (a || 0) + (b || 0) * (b || 0) + (d || 0) / 100 + random());
const classes = height.map((value) => (value > 12 ? "alto" : value > 6 ? "médio" : "baixo"));

const options = { nEstimators: 12, randomState: 4 };
test.each([
  {},
  { subsample: 0.7, colsampleBytree: 0.3 },
  { growPolicy: "lossguide" as const, maxLeaves: 9 },
  { maxLeaves: 11 },
  { maxDepth: 0, minChildWeight: 2 },
])("workers that share the columns grow the trees of one, to the bit: %o", async (more) => {
  for (const of of [2, 3, nColumns]) {
    const regressor = new GradientBoostingRegressor({ ...options, ...more });
    const { parts, said } = table(of);
    const models = await Promise.all(parts.map((part) => regressor.fitTogether(X, height, {}, part)));
    for (const model of models) expect(JSON.stringify(model)).toBe(JSON.stringify(regressor.fit(X, height)));
    expect(new Set(said).size).toBe(1);
  }
});

test("so they do with several classes, weights and early stopping", async () => {
  const classifier = new GradientBoostingClassifier({ ...options, nEstimators: 60, earlyStoppingRounds: 3 });
  const fitOptions = { evalSet: [[X, classes.toReversed()]] as const, sampleWeight: height.map((value) => value % 3) };
  const { parts } = table(3);
  const models = await Promise.all(parts.map((part) => classifier.fitTogether(X, classes, fitOptions, part)));
  const expected = JSON.stringify(classifier.fit(X, classes, fitOptions));
  for (const model of models) expect(JSON.stringify(model)).toBe(expected);
});

test("a level of a tree is one word", async () => {
  const { parts, said } = table(2);
  const regressor = new GradientBoostingRegressor({ nEstimators: 3, maxDepth: 4 });
  await Promise.all(parts.map((part) => regressor.fitTogether(X, height, {}, part)));
  // the bins, and three trees of a root and three levels that are searched
  expect(said).toEqual([1 + 3 * 4, 1 + 3 * 4]);
});
