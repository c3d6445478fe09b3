// Small models of the toolkit, and the data they were fitted on. `npx tsx ensemble.models.ts | /usr/bin/python3 ensemble.py`
// asks xgboost for its own models of the same data, and for what it says of ours; the answers stand in ensemble.json.
import {
  type BoostingOptions,
  GradientBoostingClassifier,
  GradientBoostingRegressor,
} from "../../../src/toolkit/ensemble/index.ts";
import { RandomState } from "../../../src/toolkit/random/index.ts";

export interface BoostingCase {
  readonly name: string;
  readonly kind: "classifier" | "regressor";
  readonly options: BoostingOptions;
  readonly X: readonly (readonly (number | null)[])[];
  readonly y: readonly number[];
}

/** Normal draws; rounded, so that values repeat, or with every ninth missing. */
function draw(seed: number, nRows: number, { decimals = 1, missing = false } = {}): (number | null)[][] {
  const state = new RandomState(seed);
  const step = 10 ** decimals;
  return Array.from({ length: nRows }, (_, i) =>
    Array.from({ length: 5 }, (__, j) => {
      const value = Math.floor(state.normal() * step) / step;
      return missing && (i * 5 + j * 7) % 9 === 0 ? null : value;
    }),
  );
}

const at = (row: readonly (number | null)[], j: number) => row[j] ?? 1;
const sum = (row: readonly (number | null)[]) => at(row, 0) + at(row, 1) * at(row, 2);
const isAbove = (row: readonly (number | null)[]) => Number(sum(row) > 0);
const ofThree = (row: readonly (number | null)[]) => isAbove(row) + Number(at(row, 3) > 0.7);
const number = (row: readonly (number | null)[]) => Math.round(10 * sum(row)) + 100 * Number(at(row, 4) > 1);

const few = draw(1, 300);
const holes = draw(2, 300, { missing: true });
const distinct = draw(3, 1500, { decimals: 6 });
const many = draw(4, 6000, { decimals: 6 });
const base = { nEstimators: 5, maxDepth: 3 } satisfies BoostingOptions;

export const boostingCases: readonly BoostingCase[] = [
  { name: "two classes", kind: "classifier", options: base, X: few, y: few.map(isAbove) },
  { name: "missing values", kind: "classifier", options: base, X: holes, y: holes.map(isAbove) },
  {
    name: "three classes, missing values",
    kind: "classifier",
    options: { ...base, nEstimators: 3 },
    X: holes,
    y: holes.map(ofThree),
  },
  {
    name: "leaf by leaf",
    kind: "classifier",
    options: { nEstimators: 5, maxDepth: 0, maxLeaves: 9, growPolicy: "lossguide", learningRate: 0.1 },
    X: few,
    y: few.map(isAbove),
  },
  {
    name: "regularised",
    kind: "classifier",
    options: { nEstimators: 5, gamma: 2, regLambda: 5, minChildWeight: 4, baseScore: 0.3 },
    X: holes,
    y: holes.map(isAbove),
  },
  { name: "few bins", kind: "classifier", options: { ...base, maxBin: 8 }, X: few, y: few.map(isAbove) },
  { name: "more values than bins", kind: "classifier", options: base, X: distinct, y: distinct.map(isAbove) },
  {
    name: "more rows than the sketch keeps",
    kind: "classifier",
    options: { ...base, nEstimators: 3 },
    X: many,
    y: many.map(isAbove),
  },
  {
    name: "few bins of many rows",
    kind: "regressor",
    options: { ...base, nEstimators: 3, maxBin: 8 },
    X: many,
    y: many.map(number),
  },
  { name: "numbers", kind: "regressor", options: base, X: few, y: few.map(number) },
  {
    name: "numbers, missing values",
    kind: "regressor",
    options: { nEstimators: 5, maxLeaves: 6, minChildWeight: 5, gamma: 10, baseScore: 20 },
    X: holes,
    y: holes.map(number),
  },
];

/** NaN where JSON has null. */
export const filled = (X: BoostingCase["X"]): number[][] => X.map((row) => row.map((value) => value ?? Number.NaN));

export function fitCase({ kind, options, X, y }: BoostingCase) {
  const Class = kind === "classifier" ? GradientBoostingClassifier : GradientBoostingRegressor;
  return new Class(options).fit(filled(X), y);
}

const isScript = process.argv[1]?.endsWith("ensemble.models.ts") ?? false;
if (isScript) {
  const cases = boostingCases.map((item) => ({ ...item, ours: fitCase(item).toXgboostJson() }));
  process.stdout.write(JSON.stringify(cases));
}
