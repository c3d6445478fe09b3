import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as files from "./files.ts";
import { generateStatistics } from "./statistics/generate-statistics.ts";

interface Written {
  readonly text: string;
  readonly hex: string;
}
const reference: Readonly<Record<"schema" | "statistics" | "anomalies", Written>> = JSON.parse(
  readFileSync("tests/contract/reference/data-validation.json", "utf8"),
);
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));

describe("what Google's library wrote is read, and written again to the letter and the byte", () => {
  test("a schema", () => {
    const { text, hex } = reference.schema;
    expect(files.writeSchemaText(files.loadSchemaText(text))).toBe(text);
    expect(files.writeSchemaText(files.loadSchemaBinary(fromHex(hex)))).toBe(text);
    expect(toHex(files.writeSchemaBinary(files.loadSchemaText(text)))).toBe(hex);
  });

  test("statistics", () => {
    const { text, hex } = reference.statistics;
    expect(files.writeStatsText(files.loadStatsText(text))).toBe(text);
    expect(files.loadStatsBinary(fromHex(hex))).toEqual(files.loadStatsText(text));
    expect(toHex(files.writeStatsBinary(files.loadStatsText(text)))).toBe(hex);
  });

  test("anomalies", () => {
    const { text, hex } = reference.anomalies;
    expect(files.writeAnomaliesText(files.loadAnomaliesText(text))).toBe(text);
    expect(files.loadAnomaliesBinary(fromHex(hex))).toEqual(files.loadAnomaliesText(text));
    expect(files.writeAnomaliesText(files.loadAnomaliesBinary(files.writeAnomaliesBinary(files.loadAnomaliesText(text))))).toBe(text); // biome-ignore format: one thought
  });
});

test("any statistics come back from bytes, and from text, as they were", () => {
  const cell = fc.oneof(fc.constant(null), fc.double(), fc.integer());
  const word = fc.oneof(fc.constant(null), fc.string({ unit: "grapheme" }));
  const rows = fc.array(fc.record({ n: cell, t: word, l: fc.array(fc.integer(), { maxLength: 3 }) }), { minLength: 1 });
  fc.assert(
    fc.property(rows, (examples) => {
      const statistics = generateStatistics(examples);
      const text = files.writeStatsText(statistics);
      expect(files.writeStatsText(files.loadStatsText(text))).toBe(text);
      expect(files.writeStatsText(files.loadStatsBinary(files.writeStatsBinary(statistics)))).toBe(text);
    }),
    { numRuns: 60 },
  );
});

test("a schema that people wrote: comments, brackets, commas, single quotes, texts in parts, octal bytes", () => {
  const schema = files.loadSchemaText(`
    # our clinic
    feature: < name: 'idade', type: 2; int_domain: { min: 0 max: 120 } >
    string_domain { name: "cor" value: ["branca", "pre" 'ta', "ind\\303\\255gena"] }
  `);
  expect(schema).toEqual({
    feature: [{ name: "idade", type: "INT", intDomain: { min: 0, max: 120 } }],
    stringDomain: [{ name: "cor", value: ["branca", "preta", "indígena"] }],
  });
});

describe("what cannot be read is told with its line, in both languages", () => {
  test.each([
    ["feature {\n  nome: 3 }", 2, "“nome”"],
    ["feature {\n  name: 3 }", 2, "“3”"],
    ["feature {\n  name: 'x'\n  type: INTEIRO }", 3, "“INTEIRO”"],
    ["feature {\n presence { min_count: 1.5 } }", 2, "“1.5”"],
    ["feature {\n presence 3 }", 2, "“3”"],
    ["feature {\n name: 'x'", 2, "o fim do texto"],
    ["feature { name: 'x }", 1, "“'”"],
    ["}", 1, "“}”"],
    ["sparse_feature { }", 1, "“sparse_feature”"],
  ])("%j", (text, line, received) => {
    expect(() => files.loadSchemaText(text)).toThrow(expect.objectContaining({ code: "bad-proto-text" }));
    expect(() => files.loadSchemaText(text)).toThrow(`${received}, na linha ${line}.`);
  });

  test("something else than what is to be written", () => {
    const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
    expect(() => files.writeSchemaText(undefined as never)).toThrow(code("no-schema"));
    expect(() => files.writeSchemaBinary([] as never)).toThrow(code("no-schema"));
    expect(() => files.writeStatsText({} as never)).toThrow(code("no-statistics"));
    expect(() => files.writeStatsBinary({ datasets: [3] } as never)).toThrow(code("no-statistics"));
    expect(() => files.writeAnomaliesText(null as never)).toThrow(code("not-anomalies"));
  });

  test("bytes that are cut, or are something else", () => {
    const bytes = fromHex(reference.schema.hex);
    expect(() => files.loadSchemaBinary(bytes.subarray(0, bytes.length - 3))).toThrow(expect.objectContaining({ code: "not-a-proto" })); // biome-ignore format: one thought
    expect(() => files.loadSchemaBinary(new TextEncoder().encode(reference.schema.text))).toThrow(expect.objectContaining({ code: "not-a-proto" })); // biome-ignore format: one thought
    expect(() => files.loadStatsText(bytes as never)).toThrow(expect.objectContaining({ code: "not-a-text" }));
    expect(() => files.loadStatsBinary("" as never)).toThrow(expect.objectContaining({ code: "not-bytes" }));
  });
});

test("fields of bytes that are not known are passed over", () => {
  // field 99 as a varint, a double, a text and a float, then a schema without features
  const unknown = "980601" + "9906000000000000f03f" + "9a060161" + "9d060000803f";
  expect(files.loadSchemaBinary(fromHex(unknown))).toEqual({ feature: [], stringDomain: [] });
});
