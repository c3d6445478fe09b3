import { execFileSync, spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Table } from "../data/table/table.ts";
import type { Column } from "./column.ts";
import {
  add,
  analyzeAndTransform,
  analyzeDataset,
  applyBuckets,
  bagOfWords,
  bucketize,
  computeAndApplyVocabulary,
  divide,
  fillMissing,
  getNumBucketsForTransformedFeature,
  hashStrings,
  isMissing,
  log1p,
  max,
  mean,
  min,
  multiply,
  ngrams,
  oneHot,
  regexReplace,
  scaleByMinMax,
  scaleTo01,
  scaleToZScore,
  stringLower,
  stringSplit,
  subtract,
  sum,
  TransformFn,
  tfidf,
  toNumber,
  variance,
  wordCount,
} from "./index.ts";

/** Every function of the module. */
function everything({ n, m, texto, sim }: Readonly<Record<string, Column>>): Record<string, Column> {
  if (!n || !m || !texto || !sim) throw new Error("a table of four columns");
  const words = stringSplit(regexReplace(stringLower(texto), { pattern: "[^\\p{L}\\p{N}]+", rewrite: " " }));
  const terms = computeAndApplyVocabulary(words, { numOovBuckets: 2, frequencyThreshold: 2 });
  const [index, weight] = tfidf(terms, { vocabSize: getNumBucketsForTransformedFeature(terms) });
  const buckets = bucketize(n, { numBuckets: 3 });
  return {
    n,
    texto,
    sim,
    terms,
    index,
    weight,
    buckets,
    faixa: applyBuckets(m, { bucketBoundaries: [-1, 0, 1] }),
    z: scaleToZScore(n),
    de0a1: scaleTo01(n),
    de2a4: scaleByMinMax(m, { outputMin: 2, outputMax: 4 }),
    quente: oneHot(buckets, { depth: getNumBucketsForTransformedFeature(buckets) }),
    texto_id: computeAndApplyVocabulary(texto, { topK: 2 }),
    hash: hashStrings(texto, { hashBuckets: 7 }),
    hashes: hashStrings(words, { hashBuckets: 7 }),
    pares: ngrams(words, { ngramRange: [1, 2], separator: "_" }),
    saco: bagOfWords(words, { ngramRange: [2, 2], separator: " " }),
    palavras: wordCount(words),
    conta: divide(subtract(add(n, 1), mean(n)), add(variance(n), 1)),
    resto: multiply(subtract(max(m), min(m)), log1p(multiply(fillMissing(m, 0), fillMissing(m, 0)))),
    soma: sum(n),
    cheio: fillMissing(texto, "nada"),
    falta: isMissing(n),
    numero: toNumber(sim),
  };
}

const number = fc.option(fc.integer({ min: -300, max: 300 }).map((x) => x / 100), { nil: null, freq: 6 }); // biome-ignore format: one thought
const text = fc.option(fc.constantFrom("febre alta", "Sem FEBRE, com tosse", "ação 🤒", "", "febre", "dor\nno peito"), { nil: null, freq: 6 }); // biome-ignore format: one thought
const row = fc.record({ n: number, m: number, texto: text, sim: fc.option(fc.boolean(), { nil: null, freq: 6 }) });
/** The first row has a value in each column, so that each is of its type. */
const rows = fc.array(row, { maxLength: 25 }).map((all) => [{ n: 1, m: 2, texto: "febre febre", sim: true }, ...all]);

test("offline and online, before and after JSON, each row becomes the same", () => {
  fc.assert(
    fc.property(rows, rows, (train, serve) => {
      const { transformed, transformFn } = analyzeAndTransform(Table.fromRows(train), everything);
      const saved = TransformFn.fromJSON(JSON.parse(JSON.stringify(transformFn)));
      expect(transformFn.transform(Table.fromRows(train)).toRows()).toEqual(transformed.toRows());
      const offline = transformFn.transform(Table.fromRows(serve)).toRows();
      expect(serve.map((item) => transformFn.transformRow(item))).toEqual(offline);
      expect(serve.map((item) => saved.transformRow(item))).toEqual(offline);
      expect(saved.transform(Table.fromRows(serve)).toRows()).toEqual(offline);
    }),
    { numRuns: 100 },
  );
});

const treino = Table.fromRows([
  { idade: 20, uf: "SP" },
  { idade: 40, uf: "RJ" },
  { idade: 60, uf: "SP" },
  { idade: null, uf: null },
]);
const idade = ({ idade: x }: Readonly<Record<string, Column>>) => ({ idade: scaleToZScore(x as Column) });

describe("what is learnt", () => {
  test("stays what it was learnt from, whatever it is applied to", () => {
    const transformFn = analyzeDataset(treino, idade);
    expect(transformFn.constants.idade).toMatchObject({ mean: 40 });
    expect(transformFn.transformRow({ idade: 40 }).idade).toBe(0);
    expect(transformFn.transform(Table.fromColumns({ idade: [40, 40] })).column("idade")).toEqual(
      Float64Array.of(0, 0),
    );
  });

  test("an analyser sees what the steps before it made", () => {
    const { transformFn } = analyzeAndTransform(treino, ({ idade: x }) => ({
      y: scaleTo01(fillMissing(x as Column, 100)),
    }));
    expect(transformFn.constants.y).toMatchObject({ min: 20, max: 100 });
  });

  test("unknown categories: a number of choice, or buckets after the vocabulary", () => {
    const of = (options: object) =>
      analyzeDataset(treino, ({ uf }) => ({ uf: computeAndApplyVocabulary(uf as Column, options) })).transformRow({ uf: "AC" }).uf; // biome-ignore format: one thought
    expect(of({})).toBe(-1);
    expect(of({ defaultValue: 9 })).toBe(9);
    expect([2, 3, 4]).toContain(of({ numOovBuckets: 3 }));
    expect([1, 2, 3]).toContain(of({ numOovBuckets: 3, topK: 1 }));
  });

  test("only the columns that are used are asked for", () => {
    const transformFn = analyzeDataset(treino, idade);
    expect(transformFn.inputs).toEqual({ idade: "number" });
    expect(transformFn.transformRow({ idade: 60, outra: "x" })).toEqual({ idade: expect.closeTo(Math.sqrt(1.5), 12) });
  });

  test("a matrix of numbers and lists of one length", () => {
    const { transformed } = analyzeAndTransform(treino, ({ idade: x, uf }) => {
      const id = computeAndApplyVocabulary(uf as Column);
      return { x: x as Column, um: oneHot(id, { depth: 2 }), uf: uf as Column };
    });
    expect(transformed.toMatrix("um", "x").toArrays()).toEqual([
      [1, 0, 20],
      [0, 1, 40],
      [1, 0, 60],
      [0, 0, Number.NaN],
    ]);
    expect(() => transformed.toMatrix()).toThrow(code("other-kind"));
    expect(() => transformed.toTable()).toThrow(code("other-kind"));
  });
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });

describe("what is wrong is named", () => {
  const analyze = (f: (inputs: Readonly<Record<string, Column>>) => unknown) => () => analyzeDataset(treino, f as never); // biome-ignore format: one thought
  const serve = (rowToServe: object) => () => analyzeDataset(treino, idade).transformRow(rowToServe as never);
  test.each<[string, () => unknown]>([
    ["unknown-column", analyze(({ renda }) => ({ renda }))],
    ["unknown-column", analyze((inputs) => ({ x: inputs.constructor }))],
    ["column-as-value", analyze((inputs) => ({ y: (inputs.idade as never as number) + 1 }))],
    ["column-as-value", analyze((inputs) => ({ y: `${inputs.idade}` }))],
    ["not-a-column", analyze(() => ({ y: scaleToZScore(3 as never) }))],
    ["not-a-column", analyze(() => ({ y: 3 }))],
    ["no-outputs", analyze(() => ({}))],
    ["no-outputs", analyze(({ idade: x }) => x)],
    ["not-a-function", () => analyzeDataset(treino, { idade: 1 } as never)],
    ["other-kind", analyze(({ uf }) => ({ y: scaleToZScore(uf as Column) }))],
    ["other-kind", analyze(({ uf }) => ({ y: ngrams(uf as Column, { ngramRange: [1, 2], separator: " " }) }))],
    ["other-kind", analyze(({ uf }) => ({ y: fillMissing(uf as Column, 0) }))],
    ["bad-option", analyze(({ idade: x }) => ({ y: bucketize(x as Column, { numBuckets: 0 }) }))],
    ["bad-option", analyze(({ idade: x }) => ({ y: applyBuckets(x as Column, { bucketBoundaries: [2, 1] }) }))],
    ["bad-option", analyze(({ uf }) => ({ y: regexReplace(uf as Column, { pattern: "(", rewrite: "" }) }))],
    ["unknown-option", analyze(({ uf }) => ({ y: computeAndApplyVocabulary(uf as Column, { top_k: 1 } as never) }))],
    ["bad-range", analyze(({ idade: x }) => ({ y: scaleByMinMax(x as Column, { outputMin: 1 }) }))],
    ["no-buckets", analyze(({ idade: x }) => ({ y: getNumBucketsForTransformedFeature(x as Column) }))],
    ["not-whole", analyze(({ idade: x }) => ({ y: computeAndApplyVocabulary(scaleToZScore(x as Column)) }))],
    ["not-finite", analyze(({ idade: x }) => ({ y: scaleTo01(divide(x as Column, 0)) }))],
    ["no-rows", () => analyzeDataset(treino.head(0), idade)],
    ["not-a-table", () => analyzeDataset([{ idade: 1 }] as never, idade)],
    ["missing-column", serve({})],
    ["other-kind", serve({ idade: "40" })],
    ["not-a-row", serve([40])],
    ["unknown-column", () => analyzeDataset(treino, idade).transform(treino.drop("idade"))],
    ["other-kind", () => analyzeDataset(treino, idade).transform(Table.fromColumns({ idade: ["40"] }))],
  ])("%s", (name, act) => {
    expect(act).toThrow(code(name));
  });

  test.each<[string, (json: Record<string, unknown>) => unknown]>([
    ["null", () => null],
    ["another class", (json) => ({ ...json, class: "StandardScaler" })],
    ["an unknown operation", (json) => ({ ...json, nodes: [{ op: "eval", inputs: [], constants: {} }] })],
    ["an input that comes later", (json) => ({ ...json, nodes: (json.nodes as unknown[]).toReversed() })],
    ["a constant of another type", (json) => ({ ...json, nodes: (json.nodes as object[]).map((node) => ({ ...node, constants: { name: "idade", kind: "number", mean: "40" } })) })], // biome-ignore format: one thought
    ["an output of nothing", (json) => ({ ...json, outputs: { idade: 7 } })],
  ])("JSON that is not a saved one: %s", (_, spoil) => {
    const json = JSON.parse(JSON.stringify(analyzeDataset(treino, idade))) as Record<string, unknown>;
    expect(() => TransformFn.fromJSON(spoil(json))).toThrow(code("not-a-saved-one"));
  });
});

test.skipIf(spawnSync("python3", ["--version"]).status !== 0)("the graph is Python that compiles", () => {
  const data = Table.fromRows([{ n: 1, m: 2, texto: 'a "b"\\', sim: true }]);
  const written = analyzeDataset(data, everything).toPython();
  const compile = "import sys; compile(sys.stdin.read(), 'preprocessing_fn.py', 'exec')";
  execFileSync("python3", ["-c", compile], { input: written, env: { ...process.env, PYTHONUTF8: "1" } });
  expect(written).toContain("tft.compute_and_apply_vocabulary(");
  expect(written).toContain("tft.scale_to_z_score(input_0)");
});
