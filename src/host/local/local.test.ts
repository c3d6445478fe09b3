import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { labFile, parser } from "../../notebook/lab.fixture.ts";
import { Database } from "../storage/database.ts";
import { filesOf, keepNotebook, localNotebook, localNotebooks } from "./local-notebooks.ts";
import { type Opened, type OpenedNotebook, same, toRead } from "./opened-notebook.ts";
import { readFile } from "./read-file.ts";
import { removeNotebook } from "./remove-notebook.ts";

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

test("what cells had shown is read in its richest form, without the colours of a terminal; what cannot be read is left out", async () => {
  const outputs = [
    { output_type: "stream", name: "stdout", text: ["10%\r", "100%\n", "fim"] },
    { output_type: "execute_result", data: { "text/plain": "  a\n0 1", "text/html": ["<table>", "</table>"] } },
    { output_type: "display_data", data: { "image/png": "iVBO\nRw==\n", "text/plain": "<Figure>" } },
    { output_type: "display_data", data: { "image/png": '"><script>', "text/plain": "só texto" } },
    { output_type: "error", ename: "ValueError", evalue: "x", traceback: ["\u001b[0;31mValueError\u001b[0m: x"] },
    { output_type: "display_data", data: { "application/javascript": "alert(1)" } },
    { output_type: "execute_result", data: 3 },
    "?",
  ];
  const opened = await read(ipynb([{ cell_type: "code", source: "1", outputs }]));
  expect(opened.ok && opened.notebook.cells[0]?.outputs).toEqual([
    { kind: "text", text: "100%\nfim" },
    { kind: "html", html: "<table></table>" },
    { kind: "picture", source: "data:image/png;base64,iVBORw==" },
    { kind: "text", text: "só texto" },
    { kind: "error", name: "ValueError", text: "ValueError: x" },
  ]);
  const text = (length: number) => ({ output_type: "stream", text: "x".repeat(length) });
  const many = [text(300_000), ...Array.from({ length: 200 }, () => text(1))];
  const bounded = await read(ipynb([{ cell_type: "code", source: "1", outputs: many }]));
  const kept = bounded.ok ? (bounded.notebook.cells[0]?.outputs ?? []) : [];
  expect(kept).toHaveLength(100);
  expect(kept[0]).toEqual({ kind: "text", text: "x".repeat(100_000) });
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
    outputs: fc.oneof(
      fc.anything(),
      fc.array(
        fc.record({
          output_type: fc.constantFrom("stream", "error", "display_data"),
          data: fc.anything(),
          text: fc.anything(),
        }),
      ),
    ),
  });
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc.array(cell).map((cells) => ipynb(cells)),
    fc.string().map((inner) => `<notebook>${inner}`),
  );
  await fc.assert(fc.asyncProperty(text, async (any) => void (await read(any))));
});

test("a file made to hold up its reader is read at once", async () => {
  const long = 1_200_000;
  const outputs = ["\r", "\u2028", "\u001b[0", "a\r"].map((text) => ({
    output_type: "stream",
    text: text.repeat(long / text.length),
  }));
  const pictures = "(attachment:".repeat(long / 12);
  const opened = await read(
    ipynb([
      { cell_type: "code", source: "` ".repeat(long / 2), outputs },
      { cell_type: "markdown", source: pictures, attachments: {} },
    ]),
  );
  expect(problemOf(opened)).toBe("none");
});

test("of a line that was written over, what stood last is kept", async () => {
  const shown = async (text: string) => {
    const opened = await read(ipynb([{ cell_type: "code", source: "1", outputs: [{ output_type: "stream", text }] }]));
    return opened.ok ? opened.notebook.cells[0]?.outputs : opened.problem;
  };
  expect(await shown("a\r\r\nb\r\n")).toEqual([{ kind: "text", text: "a\nb\n" }]);
  expect(await shown("10%\r100%\r\nfim\r")).toEqual([{ kind: "text", text: "100%\nfim" }]);
  expect(await shown("\r\n\rx")).toEqual([{ kind: "text", text: "\nx" }]);
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

test("a notebook keeps what its cells had shown", async () => {
  const database = new Database("outputs");
  const outputs = [{ kind: "text", text: "2" }] as const;
  const id = await keepNotebook(database, { title: "Saídas", cells: [{ mode: "js", text: same("1 + 1"), outputs }] });
  expect((await localNotebook(database, id))?.notebook.outputs).toEqual({ 1: outputs });
});

test("a removed notebook takes all that is its own and nothing else, and comes back whole", async () => {
  const database = new Database("removed");
  const [gone, stays] = [await keepNotebook(database, notebook("Um")), await keepNotebook(database, notebook("Um 2"))];
  const connection = await database.connect();
  const all = async () => {
    const stores = [...connection.objectStoreNames].map((name) => connection.getAll(name));
    return (await Promise.all<readonly unknown[]>(stores))
      .flat()
      .map((row) => JSON.stringify(row))
      .sort();
  };
  for (const lab of [gone, stays, "vectorization/tfidf"]) {
    const at = "2026-01-01T00:00:00.000Z";
    const entry = { lab, key: "cell:1", value: { kind: "text", cell: 1, text: "x" }, at: 1, writer: lab };
    await connection.put("entries", entry as never);
    await connection.add("inbox", entry as never);
    for (const cell of [1, "notebook"]) await connection.add("history", { lab, cell, text: "x", at, ran: true });
    await connection.put("journal", { id: lab, lab, at, what: { type: "opened" } } as never);
  }
  const before = await all();
  const putBack = await removeNotebook(database, gone);
  expect((await all()).join()).not.toContain(`"lab":"${gone}"`);
  expect((await localNotebooks(database)).map(({ id }) => id)).toEqual([stays]);
  expect(await connection.count("history")).toBe(4);
  await putBack();
  const sorted = (found: unknown) =>
    JSON.stringify(found)
      .split(/(?=\{)/)
      .sort();
  expect(sorted(await all())).toEqual(sorted(before));
});
