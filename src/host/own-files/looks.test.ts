import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../toolkit/data/csv/read-csv.ts";
import { bytesCell, csvCell, jsonCell } from "./cell-code.ts";
import { noChoices, readAsOf, usualMarksText, written } from "./choices.ts";
import { lookAtCsv } from "./csv-look.ts";
import { kindOfFile } from "./file-kind.ts";
import { lookAtJson } from "./json-look.ts";
import { lookBytes } from "./own-file.ts";
import { tableName } from "./table-name.ts";

const look = (text: string | Uint8Array<ArrayBuffer>, options = {}) => lookAtCsv(new Blob([text]), options);
const code = (expected: string) => expect.objectContaining({ code: expected });

test.each([
  ["vendas.csv", "table"],
  ["VENDAS.TSV", "table"],
  ["notas.txt", "table"],
  ["dados.json", "json"],
  ["archive.zip", "zip"],
  ["lab.html", "notebook"],
  ["lab.ipynb", "notebook"],
  ["foto.png", "image"],
  ["viagens.parquet", "parquet"],
  ["README", "other"],
  ["x.constructor", "other"],
])("%s is a %s", (name, kind) => {
  expect(kindOfFile(name)).toBe(kind);
});

test("a look tells how a table is written, its types, what is missing, and its first rows", async () => {
  const { report, columns, rows, isCut } = await look("cidade;valor;ok\nSão Paulo;1,5;true\nRecife;NA;false\n");
  expect(report).toMatchObject({ delimiter: ";", decimal: ",", encoding: "utf-8", rows: 2, raggedRows: 0 });
  expect(columns).toEqual([
    { name: "cidade", type: "text", missing: 0 },
    { name: "valor", type: "number", missing: 1 },
    { name: "ok", type: "boolean", missing: 0 },
  ]);
  expect(rows[0]).toEqual({ cidade: "São Paulo", valor: 1.5, ok: true });
  expect(isCut).toBe(false);
});

test.each(["utf-8", "utf-16le"])(
  "of a large file in %s only whole rows of the beginning are read",
  async (encoding) => {
    const text = `id,nome\n${Array.from({ length: 40_000 }, (_, i) => `${i},"a\nb ${i}"\n`).join("")}`;
    const bytes =
      encoding === "utf-8"
        ? new TextEncoder().encode(text)
        : new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
    const { report, isCut, rows } = await look(bytes);
    expect(isCut).toBe(true);
    expect(report.raggedRows).toBe(0);
    expect(report.rows).toBeGreaterThan(5_000);
    expect(rows).toHaveLength(20);
    expect(bytes.length).toBeGreaterThan(lookBytes);
  },
);

test("a quote within a field, and a last field that the cut divides, disturb nothing", async () => {
  const lines = Array.from({ length: 40_000 }, (_, i) => `${i},tela de 5" ou 7",x\n`);
  expect((await look(`id,tela,y\n${lines.join("")}`)).report.raggedRows).toBe(0);
});

test.each([
  ["an empty file", "", "no-rows"],
  ["a quote that never closes in a small file", 'a,b\n1,"x\n2,y\n', "open-quote"],
  ["a quote that never closes in a large one", `a,b\n1,"x\n${"2,y\n".repeat(200_000)}`, "open-quote"],
  ["a picture renamed", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), "not-text"],
  ["a spreadsheet renamed", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "not-text"],
])("%s gets a message, in both languages", async (_, source, expected) => {
  const error = await look(source).catch((thrown: unknown) => thrown);
  expect(error).toEqual(code(expected));
  const { messageIn } = error as { messageIn(language: string): string };
  const [pt, en] = ["pt-BR", "en"].map((language) => messageIn.call(error, language));
  expect(pt).not.toBe(en);
});

test("ragged rows are counted, with their lines", async () => {
  const { report } = await look("a,b\n1\n2,3\n4,5,6\n");
  expect(report).toMatchObject({ raggedRows: 2, ragged: [{ line: 2, fields: 1 }, { line: 4, fields: 3 }] }); // biome-ignore format: one line
});

test("the cell that is inserted says what is not the plainest, and what was chosen", async () => {
  const text = "cep;valor\n01001;1,5\n";
  const { report } = await look(text);
  const choices = { ...noChoices, asText: ["cep"], marks: `${usualMarksText} 9999` };
  const cell = { file: "Preços 2024.csv", isTaken: () => false };
  expect(csvCell(cell, 100, written(noChoices, report))).toBe(
    'import {readCsv} from "bancada/data";\n\nconst precos2024 = await readCsv(await FileAttachment("Preços 2024.csv").blob(), {delimiter: ";", decimal: ","});\ndisplay(precos2024.head(10).toRows());'.replace(
      '{delimiter: ";", decimal: ","}',
      '{\n  delimiter: ";",\n  decimal: ",",\n}',
    ),
  );
  expect((await look(text, readAsOf(choices))).columns[0]).toMatchObject({ type: "text" });
  const large = csvCell(cell, 50_000_000, written(choices, report));
  expect(large).toContain('types: {cep: "text"}');
  expect(large).toContain('"9999"]');
  expect(large).toContain("onReport: display,");
  expect(large).toContain('onProgress: progress.read({label: "Preços 2024.csv"})');
});

test("what the cell is told reads as the look did, whatever is chosen", async () => {
  const text = "a;b|c,d\n1.234,5;2|x,1\n7;8|9999,1.5\n";
  const choice = fc.record({
    encoding: fc.constantFrom(null, "utf-8", "windows-1252"),
    delimiter: fc.constantFrom(null, ",", ";", "\t", "|"),
    decimal: fc.constantFrom(null, ".", ","),
    thousands: fc.constantFrom(null, ".", ",", " "),
    header: fc.boolean(),
    marks: fc.constantFrom(noChoices.marks, "", "9999", "x NA"),
    asText: fc.constantFrom([], ["a"], ["0"]),
  });
  await fc.assert(
    fc.asyncProperty(choice, async (chosen) => {
      const choices = { ...noChoices, ...chosen } as typeof noChoices;
      const { report, rows } = await look(text, readAsOf(choices));
      const table = await readCsv(new Blob([text]), written(choices, report));
      expect(table.head(20).toRows()).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});

test("names of tables are names, free, and short", () => {
  const none = () => false;
  expect(tableName("Vendas 2024.csv", none)).toBe("vendas2024");
  expect(tableName("vendas_por_mês.csv", none)).toBe("vendasPorMes");
  expect(tableName("2024.csv", none)).toBe("dados2024");
  expect(tableName("日本.csv", none)).toBe("dados");
  expect(tableName("class.csv", none)).toBe("class2");
  for (const name of ["crypto", "performance", "progress", "display", "readCsv"])
    expect(tableName(`${name}.csv`, none)).toBe(`${name}2`);
  expect(tableName("IRIS.csv", none)).toBe("iris");
  expect(tableName("a.csv", (name) => name === "a" || name === "a2")).toBe("a3");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aZ9 _-./\\çã日é$") }), (file) => {
      expect(tableName(file, none)).toMatch(/^[A-Za-z][A-Za-z0-9]{0,41}$/);
    }),
  );
});

test("readCsv is imported once in a notebook", () => {
  const isTaken = (name: string) => name === "readCsv";
  expect(csvCell({ file: "a.csv", isTaken }, 1, {})).toBe(
    'const a = await readCsv(await FileAttachment("a.csv").blob());\ndisplay(a.head(10).toRows());',
  );
  expect(jsonCell({ file: 'a "b".json', isTaken })).toContain('FileAttachment("a \\"b\\".json").json()');
  expect(bytesCell({ file: "a.png", isTaken })).toContain(".arrayBuffer()");
});

test("a look at JSON says what it holds, and where it breaks", async () => {
  const json = (text: string) => lookAtJson(new Blob([text]));
  expect(await json("[1,2]")).toMatchObject({ kind: "list", items: 2 });
  expect(await json('\ufeff{"a":1,"b":2}')).toMatchObject({ kind: "object", keys: ["a", "b"] });
  expect(await json("3")).toMatchObject({ kind: "value" });
  expect(await json('{"a": 1,\n"b": 2,\n}')).toMatchObject({ kind: "broken", line: 3 });
  expect(await json("")).toMatchObject({ kind: "broken" });
  expect(await json(" ".repeat(8_000_001))).toEqual({ kind: "unread" });
});
