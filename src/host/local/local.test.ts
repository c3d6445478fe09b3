import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { labFile, parser } from "../../notebook/lab.fixture.ts";
import { Database } from "../storage/database.ts";
import { filesOf, keepNotebook, localNotebook, localNotebooks } from "./local-notebooks.ts";
import { type Opened, type OpenedNotebook, same, toRead } from "./opened-notebook.ts";
import { readFile } from "./read-file.ts";

const read = (text: string, name = "aula 1.ipynb") => readFile(new File([text], name), parser);
const problemOf = (opened: Opened) => (opened.ok ? "none" : opened.problem.code);
const cellsOf = (opened: Opened) =>
  opened.ok ? opened.notebook.cells.map(({ mode, text }) => [mode, text["pt-BR"]]) : opened.problem;
const ipynb = (cells: readonly object[], metadata: object = {}) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });

test("a lab saved by Bancada opens as a notebook: its cells, without its exercises", async () => {
  const opened = await read(labFile, "medias.html");
  expect(opened.ok && opened.notebook.title).toBe("Médias");
  expect(cellsOf(opened)).toEqual([
    ["md", "# Médias"],
    ["js", "const mean = (values) => 0; // a soma, dividida"],
    ["js", "display(mean([1, 2, 6]));"],
  ]);
});

test("of a Python .ipynb the prose is kept and the code is shown with a note, in a fence that it cannot leave", async () => {
  const opened = await read(
    ipynb([
      { cell_type: "markdown", source: ["# A\n", "b"], metadata: {} },
      { cell_type: "code", source: 'print("```")', outputs: [], execution_count: 3, metadata: {} },
      { cell_type: "raw", source: "x", metadata: {} },
    ]),
  );
  expect(cellsOf(opened)).toEqual([
    ["md", "# A\nb"],
    ["md", '*Célula de Python: fica aqui para ler, não executa.*\n\n````python\nprint("```")\n````'],
    ["md", "*Célula de raw: fica aqui para ler, não executa.*\n\n```raw\nx\n```"],
  ]);
  expect(opened.ok && opened.notebook.title).toBe("aula 1");
});

test("JavaScript of an .ipynb runs: by the notebook's language, by a cell's first line, or as Bancada wrote it", async () => {
  const code = (source: string, metadata: object = {}) => ({ cell_type: "code", source, metadata });
  expect(cellsOf(await read(ipynb([code("%%javascript\n1 + 1")])))).toEqual([["js", "1 + 1"]]);
  const opened = await read(
    ipynb([code("1"), code("2", { bancada: { mode: "ts" } })], { language_info: { name: "javascript" } }),
  );
  expect(cellsOf(opened)).toEqual([
    ["js", "1"],
    ["ts", "2"],
  ]);
});

test("pictures that Jupyter keeps beside a text stand in it as data", async () => {
  const attachments = { "a.png": { "image/png": "AA==" }, "b.svg": { "image/svg+xml": "<svg onload=x>" } };
  const source = "![a](attachment:a.png) ![b](attachment:b.svg)";
  const opened = await read(ipynb([{ cell_type: "markdown", source, attachments }]));
  expect(cellsOf(opened)).toEqual([["md", "![a](data:image/png;base64,AA==) ![b](attachment:b.svg)"]]);
});

test.each([
  ["not-notebook", "a;b\n1;2"],
  ["not-notebook", "<!doctype html><p>oi"],
  ["not-notebook", "PK\u0003\u0004\0\0"],
  ["not-notebook", '{"a": 1}'],
  ["not-notebook", "[1, 2]"],
  ["bad-json", '{"nbformat": 4, "cells": ['],
  ["old-ipynb", '{"nbformat": 3, "worksheets": []}'],
  ["empty", ipynb([{ cell_type: "markdown", source: " " }])],
  ["not-notebook", ""],
  ["bad-notebook", '<notebook><script id="1" type="module">let a'],
  ["too-many-cells", ipynb(Array.from({ length: 2001 }, () => ({ cell_type: "raw", source: "x" })))],
])("%s is said of %s", async (code, text) => {
  expect(problemOf(await read(text))).toBe(code);
});

test("no file makes the reader throw", async () => {
  const cell = fc.record({
    cell_type: fc.oneof(fc.constantFrom("code", "markdown", "raw"), fc.string()),
    source: fc.oneof(fc.string(), fc.array(fc.string())),
    metadata: fc.anything(),
    attachments: fc.anything(),
  });
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc.array(cell).map((cells) => ipynb(cells)),
    fc.string().map((inner) => `<notebook>${inner}`),
  );
  await fc.assert(fc.asyncProperty(text, async (any) => void (await read(any))));
});

test("code to read never leaves its fence", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: fc.constantFrom("`", "\n", "a") }), (language, code) => {
      const text = toRead(language, code).text.en;
      const fence = /\n(`{3,})\w*\n/.exec(text)?.[1] ?? "";
      expect(code.includes(fence)).toBe(false);
      expect(text.endsWith(`\n${fence}`)).toBe(true);
    }),
  );
});

const notebook = (title: string, text = "1"): OpenedNotebook => ({ title, cells: [{ mode: "js", text: same(text) }] });

test("a notebook is kept under an address made of its title, once, and beside another of the same title", async () => {
  const database = new Database("local");
  expect(await keepNotebook(database, notebook("Régua & <b>Compasso</b>"))).toBe("local/regua-b-compasso-b");
  expect(await keepNotebook(database, notebook("Régua & <b>Compasso</b>"))).toBe("local/regua-b-compasso-b");
  expect(await keepNotebook(database, notebook("Régua & <b>Compasso</b>", "2"))).toBe("local/regua-b-compasso-b-2");
  expect(await keepNotebook(database, notebook("日本"))).toBe("local/caderno");
  expect((await localNotebooks(database)).map(({ id }) => id)).toHaveLength(3);
  const found = await localNotebook(database, "local/caderno");
  expect(found?.hasRun).toBe(false);
  const files = found && filesOf(found.notebook);
  expect(files?.catalogue.labs[0]?.hash).toBe(found?.notebook.hash);
  expect(files?.labs.en).toMatchObject({ id: "local/caderno", editable: [1], exercises: [] });
  expect(await localNotebook(database, "local/nada")).toBeNull();
});
