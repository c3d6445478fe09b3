import fc from "fast-check";
import { expect, test } from "vitest";
import { Table } from "../table/table.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import type { CsvOptions, CsvReport } from "./csv-options.ts";
import { sniffDialect } from "./dialect.ts";
import { numberAt } from "./number-bytes.ts";
import { readCsv } from "./read-csv.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const rows = async (source: string | Uint8Array | Blob, options?: CsvOptions) =>
  (await readCsv(source, options)).toRows();

test("reads numbers, texts, true and false, and what is missing", async () => {
  const table = await readCsv("idade,nome,ativo\n31,ana,true\nNA,,false\n4.5,zé,\n");
  expect(table.dtypes).toEqual({ idade: "number", nome: "text", ativo: "boolean" });
  expect(table.toRows()).toEqual([
    { idade: 31, nome: "ana", ativo: true },
    { idade: Number.NaN, nome: null, ativo: false },
    { idade: 4.5, nome: "zé", ativo: null },
  ]);
});

test.each([
  [
    "quotes that hold delimiters, line feeds and quotes",
    'a,b\n"x, y","1\n2"\n"diz ""oi""",3\n',
    [
      { a: "x, y", b: "1\n2" },
      { a: 'diz "oi"', b: "3" },
    ],
  ],
  ["text after a closing quote", 'a,b\n"x"y,1\n', [{ a: "xy", b: 1 }]],
  ["a quote within a field", 'a,b\n5" tela,1\n', [{ a: '5" tela', b: 1 }]],
  [
    "Windows' line ends, blank lines and no last line feed",
    "a,b\r\n\r\n1,x\r\n2,y",
    [
      { a: 1, b: "x" },
      { a: 2, b: "y" },
    ],
  ],
  ["quoted numbers", 'a\n"1"\n"2.5"\n', [{ a: 1 }, { a: 2.5 }]],
  [
    "semicolons and decimal commas",
    "a;b\n1,5;x\n-2,25;y\n",
    [
      { a: 1.5, b: "x" },
      { a: -2.25, b: "y" },
    ],
  ],
  ["tabs", "a\tb\n1\t2\n", [{ a: 1, b: 2 }]],
  ["one column", "a\n1\n2\n", [{ a: 1 }, { a: 2 }]],
  ["names that come again or lack", "a,a,\n1,2,3\n", [{ a: 1, "a.1": 2, "Unnamed: 2": 3 }]],
  ["exponents, signs and spaces", "a\n 1e3 \n+2\n-.5\n", [{ a: 1000 }, { a: 2 }, { a: -0.5 }]],
  ["a header alone", "a,b\n", []],
])("reads %s", async (_, text, expected) => {
  expect(await rows(text)).toEqual(expected);
});

test("reads the encodings that Brazilian files come in", async () => {
  const text = "nome,ação\nJosé,não\n";
  const latin = Uint8Array.from(text, (c) => c.charCodeAt(0));
  const utf16 = (little: boolean) =>
    Uint8Array.from(
      [...`\ufeff${text}`].flatMap((c) => {
        const code = c.charCodeAt(0);
        return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );
  for (const source of [bytes(text), bytes(`\ufeff${text}`), latin, utf16(true), utf16(false)]) {
    expect(await rows(source)).toEqual([{ nome: "José", ação: "não" }]);
  }
});

test("options overrule the guesses", async () => {
  expect(await rows("a\n007\n", { types: { a: "text" } })).toEqual([{ a: "007" }]);
  expect(await rows("1;2\n3;4\n", { header: false })).toEqual([
    { 0: 1, 1: 2 },
    { 0: 3, 1: 4 },
  ]);
  expect(await rows("a\n9999\n1\n", { naValues: ["9999"], types: { a: "text" } })).toEqual([{ a: null }, { a: "1" }]);
  expect(await rows("a;b\n1.234.567,89;x\n", { thousands: "." })).toEqual([{ a: 1234567.89, b: "x" }]);
});

test("rows with too few or too many fields are read, and told", async () => {
  let report: CsvReport | undefined;
  const table = await readCsv("a,b\n1\n2,x,9\n3,y\n", { onReport: (told) => (report = told) });
  expect(table.toRows()).toEqual([{ a: 1, b: null }, { a: 2, b: "x" }, { a: 3, b: "y" }]); // biome-ignore format: rows
  expect(report).toMatchObject({ rows: 3, raggedRows: 2, ragged: [{ line: 2, fields: 1 }, { line: 3, fields: 3 }], delimiter: ",", encoding: "utf-8" }); // biome-ignore format: one line
});

test("a text far down turns the column into texts, from the first row on", async () => {
  const lines = Array.from({ length: 60_000 }, (_, i) => String(i));
  lines[55_000] = "desconhecido";
  const column = (await readCsv(`n\n${lines.join("\n")}\n`)).column("n");
  expect([column[0], column[55_000], column[59_999]]).toEqual(["0", "desconhecido", "59999"]);
});

test("a file in pieces gives what it gives whole", async () => {
  const lines = Array.from({ length: 400_000 }, (_, i) => `${i},"linha ${i % 977}, ção",${i / 8}`);
  const blob = new Blob([`id,texto,valor\n${lines.join("\n")}`]); // some 10 MB: three pieces
  const seen: number[] = [];
  const table = await readCsv(blob, { onProgress: ({ done, total }) => seen.push(done / total) });
  expect(table.shape).toEqual([400_000, 3]);
  expect(table.row(399_999)).toEqual({ id: 399_999, texto: `linha ${399_999 % 977}, ção`, valor: 399_999 / 8 });
  expect(table.groupby("texto").size().shape[0]).toBe(977);
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.at(-1)).toBe(1);
});

const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', ",", "\n", "a,b", "ção", "1", "", "😀", '""'),
);
const write = (value: string) => `"${value.replaceAll('"', '""')}"`;

test("whatever is written in quotes is read back", async () => {
  const grid = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(grid, async (pairs) => {
      const clean = pairs.map((pair) =>
        pair.map((text) => text.replaceAll("\0", "").replaceAll("\ufeff", "").toWellFormed()),
      );
      const text = `x,y\n${clean.map((pair) => pair.map(write).join(",")).join("\n")}\n`;
      const table = await readCsv(text, { delimiter: ",", naValues: [], types: { x: "text", y: "text" } });
      const column = (name: string) => Array.from(table.column(name), String);
      expect(table.toRows().length).toBe(clean.length);
      expect([column("x"), column("y")]).toEqual([clean.map(([x]) => x), clean.map(([, y]) => y)]);
    }),
  );
});

test("no bytes make it fail but by a message of its own, or hang", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (noise) => {
      await readCsv(noise).then(
        (table) => expect(table).toBeInstanceOf(Table),
        (error: Error) => expect(error.name).toBe("StudentError"),
      );
    }),
    { numRuns: 500 },
  );
});

test("numbers are rounded as JavaScript rounds them", () => {
  const style = { decimal: 46, thousands: -1 };
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 17 }),
      (value, digits) => {
        for (const text of [String(value), value.toFixed(Math.min(digits, 15)), value.toExponential(digits)]) {
          const written = bytes(text);
          expect(numberAt(written, 0, written.length, style), text).toBe(Number(text));
        }
      },
    ),
  );
});

test("different texts never share a number in a dictionary, whatever their hash", () => {
  const dictionary = new ByteDictionary();
  const texts = Array.from({ length: 200_000 }, (_, i) => `chave ${i.toString(36)}`);
  const codes = texts.map((text) => dictionary.codeOf(bytes(text), 0, bytes(text).length));
  expect(new Set(codes).size).toBe(texts.length);
  expect(dictionary.texts()).toEqual(texts);
});

test.each([
  ["a,b\n1,2\n", { delimiter: ",", decimal: "." }],
  ["a;b\n1,5;2\n", { delimiter: ";", decimal: "," }],
  ["a;b\n1.5;2,x\n", { delimiter: ";", decimal: "." }],
  ['nome|obs\nx|"a,b;c"\n', { delimiter: "|", decimal: "." }],
  ["a\n1\n", { delimiter: ",", decimal: "." }],
] as const)("guesses how %j is written", (text, expected) => {
  expect(sniffDialect(text)).toEqual(expected);
});

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
test.each([
  ["an empty file", "", "no-rows"],
  ["a quote that never closes", 'a,b\n1,"x\n2,y\n', "open-quote"],
  ["a zip under another name", Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), "not-text"],
  ["bytes that are no text", Uint8Array.of(97, 44, 0, 98, 10, 1, 2, 3, 4, 5, 6, 7), "not-text"],
])("refuses %s", async (_, source, expected) => {
  await expect(readCsv(source)).rejects.toThrow(code(expected));
});

test.each([
  ["a quote left open on line 3", 'a,b\n1,2\n3,"', "open-quote", /linha 3/],
  ["a line without end", "a,b\n", "endless-row", /linha 2/],
])("gives up early at %s of a large file, and says where", async (_, start, expected, line) => {
  const seen: number[] = [];
  const blob = new Blob([start, ...Array.from({ length: 60 }, () => "x".repeat(1 << 20))]);
  const reading = readCsv(blob, { onProgress: ({ done, total }) => seen.push(done / total) });
  await expect(reading).rejects.toThrow(
    expect.objectContaining({ code: expected, message: expect.stringMatching(line) }),
  );
  expect(Math.max(...seen)).toBeLessThan(0.5);
});

test("ends with the run of the cell, where the notebook says so", async () => {
  const key = Symbol.for("bancada.kernel");
  Object.defineProperty(globalThis, key, { value: { ended: () => AbortSignal.abort() }, configurable: true });
  try {
    await expect(readCsv("a\n1\n")).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  } finally {
    Reflect.deleteProperty(globalThis, key);
  }
});

test("refuses an option that does not exist, and stops when told to", async () => {
  await expect(readCsv("a\n", { sep: ";" } as object)).rejects.toThrow(code("unknown-option"));
  await expect(readCsv("a\n1\n", { signal: AbortSignal.abort() })).rejects.toThrow(
    expect.objectContaining({ name: "AbortError" }),
  );
});
