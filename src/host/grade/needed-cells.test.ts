import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { readLab } from "../../notebook/read.ts";
import { GraphBuilder } from "../session/graph.ts";
import { ownCell } from "../session/work-cell.ts";
import { neededCells } from "./needed-cells.ts";

const parser = new new JSDOM("").window.DOMParser();

/** A lab of these cells, by id from 1, whose only check has this code. */
function labOf(cells: readonly string[], check: string) {
  const scripts = cells.map((text, at) => `<script id="${at + 1}" type="module" pinned>${text}</script>`);
  const exercise = `<exercise id="e" cell="1" points="1" minutes="1" title="E">
    <script type="module" role="check" id="c" title="C">${check}</script></exercise>`;
  const text = `<!doctype html><notebook><title>T</title>${scripts.join("")}</notebook>
    <lab id="a/b" version="1" order="1" minutes="1">${exercise}</lab>`;
  return readLab(text, { parser }).lab;
}

function needed(cells: readonly string[], check: string, students: readonly number[] = []): readonly string[] {
  const lab = labOf(cells, check);
  const graph = new GraphBuilder().build(
    cells.map((text, at) => ownCell(at + 1, "js", text)),
    [],
  );
  return [...neededCells(graph, lab, new Set(students))].sort();
}

const asks = (name: string) => `export default async ({call}) => { await call("${name}"); };`;

test("what a check asks for by name runs, with all that it needs, and nothing else", () => {
  const cells = ["const a = 1;", "const f = () => a;", "const shown = f() + 1;", "display(shown);"];
  expect(needed(cells, asks("f"))).toEqual(["1", "2"]);
  expect(needed(cells, asks("shown"))).toEqual(["1", "2", "3"]);
});

test("the first part of a path counts as the name", () => {
  expect(needed(["const v = {fit: () => 1};", "const other = 2;"], asks("v.fit"))).toEqual(["1"]);
});

test("what the student wrote runs, also where no check asks for it", () => {
  expect(needed(["const a = 1;", "const b = a;", "const c = b;"], asks("nothing"), [2])).toEqual(["1", "2"]);
});

test("a cell that changes in place what is needed runs too", () => {
  expect(needed(["const list = [];", "list.push(1);", "const f = () => list;"], asks("f"))).toEqual(["1", "2", "3"]);
});

test("a server that the lab starts runs: it is reached by its address", () => {
  const cells = ["const f = 1;", 'import {serve} from "bancada/serving"; const server = serve({fetch: () => 1});'];
  expect(needed(cells, asks("f"))).toEqual(["1", "2"]);
});
