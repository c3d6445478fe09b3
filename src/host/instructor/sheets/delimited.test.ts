import fc from "fast-check";
import { expect, test } from "vitest";
import { delimiterOf, readDelimited, withoutGuard, writeDelimited } from "./delimited.ts";
import { readText } from "./read-text.ts";

test("reads ; and , and tab, quotes, blank lines and any line end", () => {
  const rows = [
    ["Nome", "E-mail"],
    ["Souza, Ana", "ana@example.edu"],
  ];
  expect(readDelimited('Nome;E-mail\r\n"Souza, Ana";ana@example.edu\r\n\r\n')).toEqual(rows);
  expect(readDelimited('Nome,E-mail\n"Souza, Ana",ana@example.edu')).toEqual(rows);
  expect(readDelimited('Nome\tE-mail\n\n"Souza, Ana"\tana@example.edu\n')).toEqual(rows);
});

test("a quote in quotes and a line end in quotes are part of the cell", () => {
  expect(readDelimited('a;"diz ""oi""\nduas vezes"\n')).toEqual([["a", 'diz "oi"\nduas vezes']]);
});

test("reads what Excel saves in Brazil: Windows-1252, and UTF-8 and UTF-16 with their marks", () => {
  const bytes = Uint8Array.from([0x4a, 0x6f, 0xe3, 0x6f, 0x3b, 0x31]);
  expect(readText(bytes)).toBe("João;1");
  expect(readText(new TextEncoder().encode("\ufeffJoão;1"))).toBe("João;1");
  expect(readText(Uint8Array.from([0xff, 0xfe, 0x4a, 0, 0x6f, 0, 0xe3, 0, 0x6f, 0]))).toBe("João");
});

test("no cell is a formula in a spreadsheet", () => {
  const hostile = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x";"y")'];
  for (const [cell = ""] of readDelimited(writeDelimited(hostile.map((text) => [text])).slice(1))) {
    expect(cell).toMatch(/^'/);
    expect(hostile).toContain(withoutGuard(cell));
  }
});

test("numbers have a decimal comma, and a negative one is a number", () => {
  expect(writeDelimited([[8.5, -1, "x"]])).toBe("\ufeff8,5;-1;x\r\n");
});

test("any texts come back as they went", () => {
  const text = fc.string({ unit: "binary-ascii" }).filter((one) => one.trim() !== "" && !/[\0\r]/.test(one));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), (body) => {
      const sheet = [["Nome", "E-mail"], ...body];
      const back = readDelimited(writeDelimited(sheet).slice(1));
      // A text that began with an apostrophe and a sign of a formula was guarded once: it comes back without one.
      const unguarded = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map(withoutGuard));
      expect(unguarded(back)).toEqual(unguarded(sheet));
    }),
  );
});

test("what came with commas goes back with commas, and a decimal point", () => {
  expect(delimiterOf("Name,Points\nAna,\n")).toBe(",");
  expect(delimiterOf("Nome;Nota\nAna;8,5\n")).toBe(";");
  expect(delimiterOf("Name\tPoints\nAna\t\n")).toBe("\t");
  expect(writeDelimited([["Ana, a primeira", 8.5]], ",")).toBe('\ufeff"Ana, a primeira",8.5\r\n');
});

test("a sign alone is no formula, and stays as it is", () => {
  expect(writeDelimited([["-", "-2+3"]])).toBe("\ufeff-;'-2+3\r\n");
});
