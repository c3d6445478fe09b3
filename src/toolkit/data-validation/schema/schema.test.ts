import { expect, test } from "vitest";
import { generateStatistics } from "../statistics/generate-statistics.ts";
import { getDomain, getFeature, setDomain, setFeature } from "./edit-schema.ts";
import { inferSchema } from "./infer-schema.ts";

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const column = (values: readonly unknown[]) => inferSchema(generateStatistics(values.map((x) => ({ x }))));
const domainOf = (values: readonly unknown[]) => {
  const {
    name: _,
    type: __,
    presence: ___,
    shape: ____,
    valueCount: _____,
    ...domain
  } = getFeature(column(values), "x");
  return domain;
};

test("presence and shape: always there, sometimes, never; one value, as many, several", () => {
  const once = { type: "INT", presence: { minFraction: 1, minCount: 1 }, shape: { dim: [{ size: 1 }] } };
  expect(getFeature(column([5, 6]), "x")).toEqual({ name: "x", ...once });
  expect(getFeature(column([5, null]), "x")).toEqual({ name: "x", type: "INT", presence: { minCount: 1 }, valueCount: { min: 1, max: 1 } }); // biome-ignore format: one thought
  expect(getFeature(column([null, null]), "x")).toEqual({ name: "x", type: "BYTES", presence: { minCount: 0 } });
  expect(getFeature(column([[5, 6], [7, 8]]), "x").shape).toEqual({ dim: [{ size: 2 }] }); // biome-ignore format: a list
  expect(getFeature(column([[5, 6], [7]]), "x")).toMatchObject({
    presence: { minFraction: 1 },
    valueCount: { min: 1 },
  });
  expect(getFeature(column([[5, 6], []]), "x").valueCount).toBeUndefined();
  const statistics = generateStatistics([{ x: 5 }]);
  expect(getFeature(inferSchema(statistics, { inferFeatureShape: false }), "x")).toMatchObject({ valueCount: { min: 1, max: 1 } }); // biome-ignore format: one thought
});

test("a bool domain: whole numbers up to exactly 1, or at most one text each for true and false", () => {
  expect(domainOf([0, 1, 1])).toEqual({ boolDomain: {} });
  expect(domainOf([1])).toEqual({ boolDomain: {} });
  expect(domainOf([0, 0])).toEqual({});
  expect(domainOf([-1, 1])).toEqual({});
  expect(domainOf([0.5, 1])).toEqual({});
  expect(domainOf(["true", "false"])).toEqual({ boolDomain: { trueValue: "true", falseValue: "false" } });
  expect(domainOf(["0", "1"])).toEqual({ boolDomain: { trueValue: "1", falseValue: "0" } });
  expect(domainOf(["CLEAR"])).toEqual({ boolDomain: { falseValue: "CLEAR" } });
  expect(domainOf(["true", "TRUE"])).toEqual({ domain: "x" });
  expect(domainOf(["true", "sim"])).toEqual({ domain: "x" });
});

test("an int domain is of texts that are all whole numbers; plain numbers get no range", () => {
  expect(domainOf(["10", "-3", "7"])).toEqual({ intDomain: {} });
  expect(domainOf(["10", "3.5"])).toEqual({ domain: "x" });
  expect(domainOf(["10", "9223372036854775808"])).toEqual({ domain: "x" });
  expect(domainOf([10, 20])).toEqual({});
});

test("a list of texts in order of code points, up to the largest size", () => {
  const schema = column(["b", "é", "a", "Z"]);
  expect(schema.stringDomain).toEqual([{ name: "x", value: ["Z", "a", "b", "é"] }]);
  const many = generateStatistics(Array.from({ length: 101 }, (_, i) => ({ x: `v${i}` })));
  expect(inferSchema(many).stringDomain).toEqual([]);
  expect(inferSchema(many, { maxStringDomainSize: 101 }).stringDomain[0]?.value).toHaveLength(101);
});

test("edits give new schemas, and leave the old one as it was", () => {
  const schema = column(["a", "b"]);
  const before = structuredClone(schema);
  const ranged = setDomain(schema, "x", { intDomain: { min: 0, max: 9 } });
  expect(getDomain(ranged, "x")).toEqual({ intDomain: { min: 0, max: 9 } });
  expect(getFeature(ranged, "x").domain).toBeUndefined();
  expect(getDomain(setDomain(ranged, "x", "x"), "x")).toEqual({ stringDomain: { name: "x", value: ["a", "b"] } });
  const changed = setFeature(schema, "x", { presence: null, driftComparator: { infinityNorm: { threshold: 0.1 } } });
  expect(getFeature(changed, "x")).toEqual({ name: "x", type: "BYTES", shape: { dim: [{ size: 1 }] }, domain: "x", driftComparator: { infinityNorm: { threshold: 0.1 } } }); // biome-ignore format: one thought
  expect(schema).toEqual(before);
});

test("of many names, those most like the wrong one are told", () => {
  const names = ["dias_internacao", "hba1c", "n_exames", "n_medicamentos", "insulina", "cid_1", "cid_2", "readmissao"];
  const schema = inferSchema(generateStatistics([Object.fromEntries(names.map((name) => [name, 1]))]));
  expect(() => getFeature(schema, "readmissão")).toThrow(/“readmissao”.*\(e mais 2\)/);
  expect(() => getFeature(schema, "dias")).toThrow(/: “dias_internacao”/);
  expect(() => setFeature(schema, "hba1c", { min_domain: 1 } as never)).toThrow(/: “intDomain”|: “domain”/);
});

test("what cannot be edited is told", () => {
  const schema = column(["a", "b"]);
  expect(() => getFeature(schema, "y")).toThrow(code("unknown-column"));
  expect(() => setFeature(schema, "x", { present: {} } as never)).toThrow(code("unknown-field"));
  expect(() => setDomain(schema, "x", "z")).toThrow(code("no-domain"));
  expect(() => setDomain(schema, "x", { min: 0 } as never)).toThrow(code("bad-domain"));
  expect(() => setDomain(schema, "x", { intDomain: {}, floatDomain: {} })).toThrow(code("bad-domain"));
  expect(() => getDomain(column([10, 20]), "x")).toThrow(code("no-domain"));
  expect(() => getFeature(undefined as never, "x")).toThrow(code("no-schema"));
  expect(() => inferSchema({} as never)).toThrow(code("no-statistics"));
  expect(() => inferSchema(undefined as never)).toThrow(code("no-statistics"));
  expect(() => inferSchema(generateStatistics([]), { maxStringDomainSize: -1 })).toThrow(code("bad-option"));
});
