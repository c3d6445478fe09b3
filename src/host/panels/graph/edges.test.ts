import { expect, test } from "vitest";
import { GraphBuilder } from "../../session/graph.ts";
import { ownCell } from "../../session/work-cell.ts";
import { edgesOf, namesOf } from "./edges.ts";

function graphOf(...texts: readonly string[]) {
  const cells = texts.map((text, at) => ownCell(at + 1, text.startsWith("#") ? "md" : "js", text));
  return new GraphBuilder().build(cells, []);
}

test("a cell that reads names of another needs it, name by name", () => {
  const graph = graphOf("const a = 1, b = 2;", "const c = a + b;", "display(c);");
  expect(edgesOf(graph)).toEqual([
    { from: 1, to: 2, kind: "data", names: ["a", "b"] },
    { from: 2, to: 3, kind: "data", names: ["c"] },
  ]);
  expect(namesOf(graph)).toEqual(
    new Map([
      [1, ["a", "b"]],
      [2, ["c"]],
    ]),
  );
});

test("a cell waits for the one that changes what it reads", () => {
  expect(edgesOf(graphOf("const list = [];", "list.push(1);", "display(list);"))).toEqual([
    { from: 1, to: 2, kind: "data", names: ["list"] },
    { from: 1, to: 3, kind: "data", names: ["list"] },
    { from: 2, to: 3, kind: "effect", names: ["list"] },
  ]);
});

test("a live value in prose belongs to the prose", () => {
  expect(edgesOf(graphOf("const a = 1;", "# Vale ⟦a⟧ e ⟦a + 1⟧"))).toEqual([
    { from: 1, to: 2, kind: "data", names: ["a"] },
  ]);
});

test("what can't be read has no edges", () => {
  expect(edgesOf(graphOf("const a = ;", "display(1);"))).toEqual([]);
});
