// Numbers of the real scikit-learn 1.2.1: tests/contract/reference/compose.py.
import { describe, expect, test } from "vitest";
import golden from "../../../tests/contract/reference/compose.json" with { type: "json" };
import { Matrix, SparseMatrix } from "../data/index.ts";
import { CountVectorizer } from "../feature-extraction/index.ts";
import { SimpleImputer } from "../impute/index.ts";
import { Pipeline } from "../pipeline/index.ts";
import { OneHotEncoder, OrdinalEncoder, PolynomialFeatures, StandardScaler } from "../preprocessing/index.ts";
import { ColumnTransformer, type ColumnTransformerOptions } from "./index.ts";
import { tableOf } from "./table.testing.ts";

const table = tableOf(golden.table);
const { temp, uf, classe } = golden.table;
const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const numeric = () => new Pipeline({ steps: [["falta", new SimpleImputer()], ["escala", new StandardScaler()]] }); // biome-ignore format: steps
const recipes: Readonly<Record<string, ColumnTransformerOptions>> = {
  dense: {
    transformers: [
      ["num", numeric(), ["idade", "temp"]],
      ["uf", new OneHotEncoder({ handleUnknown: "ignore" }), ["uf"]],
    ],
  },
  text: { transformers: [["uf", new OneHotEncoder(), ["uf"]], ["texto", new CountVectorizer(), "texto"]] }, // biome-ignore format: parts
  rest: {
    transformers: [["uf", new OrdinalEncoder(), ["uf"]], ["fora", "drop", ["texto"]], ["igual", "passthrough", ["temp"]]], // biome-ignore format: parts
    remainder: "passthrough",
  },
  plain: {
    transformers: [["temp", new StandardScaler(), ["temp"]], ["uf", new OneHotEncoder({ drop: "first" }), ["uf"]]], // biome-ignore format: parts
    remainder: new PolynomialFeatures({ includeBias: false }),
    verboseFeatureNamesOut: false,
  },
  sparse: {
    transformers: [["uf", new OneHotEncoder(), ["uf"]], ["texto", new CountVectorizer(), "texto"]], // biome-ignore format: parts
    sparseThreshold: 1,
  },
};
const dense = (X: Matrix | SparseMatrix) => (X instanceof Matrix ? X.toArrays() : X.toDense());

describe.each(golden.columns)("$name", ({ name, Z, sparse, names }) => {
  const transformer = new ColumnTransformer(recipes[name] as ColumnTransformerOptions);
  const data = name === "plain" ? tableOf({ temp, uf, classe }) : table;
  const { fitted, transformed } = transformer.fitAndTransform(data);

  test("gives scikit-learn's columns, their names, and sparse where it does", () => {
    expect(transformed instanceof SparseMatrix).toBe(sparse);
    expect(fitted.getFeatureNamesOut()).toEqual(names);
    for (const [i, row] of dense(transformed).entries()) {
      const wanted: (number | null)[] = Z[i] ?? [];
      expect(row.length).toBe(wanted.length);
      for (const [j, value] of row.entries()) {
        if (wanted[j] === null) expect(value).toBeNaN();
        else expect(value).toBeCloseTo(wanted[j] ?? Number.NaN, 9);
      }
    }
    expect(fitted.transform(data)).toEqual(transformed);
  });

  test("saved and opened, it transforms the same and can be fitted again", () => {
    const opened = ColumnTransformer.fromJSON(JSON.parse(JSON.stringify(fitted)));
    expect(opened.transform(data)).toEqual(transformed);
    expect(opened.fitTransform(data)).toEqual(transformed);
  });
});

test("picks the columns of a matrix, and of rows, by index", () => {
  const transformer = new ColumnTransformer({
    transformers: [["a", "passthrough", [1]], ["b", new StandardScaler(), 0]], // biome-ignore format: parts
  });
  const rows = [[1, 7, 3], [3, 8, 4]]; // biome-ignore format: a matrix
  expect(() => transformer.fit(rows)).toThrow(code("not-a-matrix")); // one column as a list is for texts
  const columns = transformer.withOptions({
    transformers: [["a", "passthrough", [1]], ["b", new StandardScaler(), [0]]], // biome-ignore format: parts
  });
  expect(dense(columns.fitTransform(rows))).toEqual([[7, -1], [8, 1]]); // biome-ignore format: a matrix
  expect(dense(columns.fitTransform(Matrix.fromRows(rows)))).toEqual([[7, -1], [8, 1]]); // biome-ignore format: a matrix
  expect(dense(columns.fit(tableOf({ a: [1, 3], b: [7, 8], c: [0, 0] })).transform(rows))).toEqual([[7, -1], [8, 1]]); // biome-ignore format: a matrix
});

test("options of its parts change by name, and those of parts of parts", () => {
  const changed = new ColumnTransformer(recipes.dense as ColumnTransformerOptions).withOptions({
    num__escala__withMean: false,
    uf: "drop",
    sparseThreshold: 0,
  });
  const pipeline = changed.namedTransformers.num as Pipeline;
  expect((pipeline.namedSteps.escala as StandardScaler).options.withMean).toBe(false);
  expect(changed.namedTransformers.uf).toBe("drop");
  expect(changed.options.sparseThreshold).toBe(0);
  expect(() => changed.withOptions({ nada__x: 1 })).toThrow(code("unknown-option"));
});

test("says which column there is not, and that a matrix has no names", () => {
  const pick = (column: string | number) => new ColumnTransformer({ transformers: [["a", "passthrough", [column]]] });
  expect(() => pick("idad").fit(table)).toThrow("idade, uf, temp, texto, classe");
  expect(() => pick("idade").fit([[1, 2]])).toThrow(code("no-such-column"));
  expect(() => pick(2).fit([[1, 2]])).toThrow(code("no-such-column"));
});

test("a table with other columns than those of fit is refused", () => {
  const fitted = new ColumnTransformer(recipes.dense as ColumnTransformerOptions).fit(table);
  const { idade, ...others } = golden.table;
  expect(() => fitted.transform(tableOf(others))).toThrow(code("other-columns"));
  expect(() => fitted.transform(tableOf({ ...others, idade }))).toThrow("“uf”");
});
