import { expect, test } from "vitest";
import { readCsv } from "./read-csv.ts";

/** A text in an encoding of one byte a letter. */
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Uint16Array.from(`\ufeff${text}`, (unit) => unit.charCodeAt(0)).buffer);

test("thousands of distinct texts keep one number each", async () => {
  const table = await readCsv(`chave\n${Array.from({ length: 20_000 }, (_, i) => `k${i % 10_000}`).join("\n")}`);
  const sizes = table.groupby("chave").size();
  expect(sizes.shape[0]).toBe(10_000);
  expect(new Set(sizes.column("size"))).toEqual(new Set([2]));
});

test("a quote in the middle of a name opens nothing", async () => {
  expect((await readCsv('tela 5",preço\n1,2\n3,4\n')).toRows()).toEqual([
    { 'tela 5"': 1, preço: 2 },
    { 'tela 5"': 3, preço: 4 },
  ]);
});

test("a name whose quote never closes is told, with its line", async () => {
  await expect(readCsv('\nnome,"idade\n1,2\n3,4\n')).rejects.toMatchObject({
    code: "open-quote",
    received: { en: expect.stringContaining("line 2") },
  });
});

test("names that are longer than the sample are read whole", async () => {
  const names = Array.from({ length: 1500 }, (_, j) => `${"coluna ".repeat(30)}${j}`);
  const table = await readCsv(`${names.join(",")}\n${names.map((_, j) => j).join(",")}\n`);
  expect(table.columnNames).toEqual(names);
  expect(table.shape[0]).toBe(1);
  expect(table.row(0)[names[1499] as string]).toBe(1499);
});

test("Windows-1252 is told from a last letter, and from one that comes late", async () => {
  expect((await readCsv(latin("nome\nirmã"))).column("nome")).toEqual(["irmã"]);
  const late = await readCsv(latin(`nome\n${"abc\n".repeat(100_000)}João\n`));
  expect(late.column("nome").at(-1)).toBe("João");
});

test("an accent that comes late in UTF-8 stays UTF-8", async () => {
  const late = await readCsv(`nome\n${"abc\n".repeat(100_000)}João\n`);
  expect(late.column("nome").at(-1)).toBe("João");
});

test.each([
  ["UTF-8", (text: string) => new TextEncoder().encode(text), { encoding: null }],
  ["UTF-16", utf16, { encoding: null }],
  ["Windows-1252", latin, { encoding: null }],
] as const)("every cell of a file of several pieces is whole, in %s", async (_, encoded, options) => {
  // rows of uneven length, with quotes, accents and Windows' line ends, so that some stand on each border
  const names = 'maçã,"no\r\nta"\r\n';
  const text = (i: number) => `é${"ã".repeat(i % 13)} "x", ${i}`;
  const n = 260_000;
  const body = Array.from({ length: n }, (_, i) => `"${text(i).replaceAll('"', '""')}",${i}\r\n`).join("");
  const table = await readCsv(encoded(names + body), options);
  expect(table.columnNames).toEqual(["maçã", "no\r\nta"]);
  expect(table.shape[0]).toBe(n);
  const [texts, numbers] = [table.column("maçã"), table.column("no\r\nta")];
  expect(numbers).toBeInstanceOf(Float64Array);
  for (let i = 0; i < n; i++) if (texts[i] !== text(i) || numbers[i] !== i) expect([i, texts[i]]).toEqual([i, text(i)]);
});

test.each([[Promise.resolve("a,b\n1,2")], [undefined], [{ name: "dados.csv" }], [3]])(
  "what is no file is refused: %s",
  async (source) => {
    await expect(readCsv(source as never)).rejects.toMatchObject({ code: "not-a-file" });
  },
);

test("a type that does not exist is refused, and a column may have any name", async () => {
  await expect(readCsv("a\n1\n", { types: { a: "numeric" as never } })).rejects.toMatchObject({ code: "bad-option" });
  expect((await readCsv("constructor,a\n1,2\n", { types: { a: "text" } })).dtypes).toEqual({
    constructor: "number",
    a: "text",
  });
});
