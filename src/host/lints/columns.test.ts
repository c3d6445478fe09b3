import { describe, expect, it } from "vitest";
import type { ValueDescription } from "../../kernel/protocol-values.ts";
import { Source } from "../errors/source.ts";
import { GraphBuilder } from "../session/graph.ts";
import { ownCell } from "../session/work-cell.ts";
import { columnProblems } from "./column-problems.ts";
import { columnReads } from "./columns.ts";

const tables = new Set(["rows"]);
const read = (text: string) => columnReads(new Source(text), tables).map(({ column }) => column);

describe("columns that a cell reads", () => {
  it.each([
    ["rows.map((row) => row.idade + row.peso)", ["idade", "peso"]],
    ["rows.filter(({idade, peso: p}) => idade > p)", ["idade", "peso"]],
    ["rows[0].idade", ["idade"]],
    ["d3.mean(rows, (row) => row.idade)", ["idade"]],
    ["for (const row of rows) display(row.idade);", ["idade"]],
    ["for (const {idade} of rows) display(idade);", ["idade"]],
    ["rows.toSorted((a, b) => a.idade - b.peso)", ["idade", "peso"]],
    ["rows.map((row) => [1].map((row) => row.outra))", []],
    ["rows.map((row) => { row.nova = 1; return row; })", []],
    ["rows.length + others.map((row) => row.idade)", []],
    ["rows.map((row) => row[nome])", []],
    ["rows.map(({idade = 0}) => idade)", []],
  ])("%s", (text, columns) => {
    expect(read(text)).toEqual(columns);
  });
});

describe("columns that a table does not have", () => {
  const value: ValueDescription = {
    name: "rows",
    kind: "rows",
    type: "",
    shape: [2, 2],
    preview: "",
    bytes: null,
    columns: [
      { name: "idade", type: "number" },
      { name: "peso", type: "number" },
    ],
    fitted: null,
    parameters: null,
    disposed: false,
  };

  const said = (text: string, { outputSummary = "", described = value } = {}) => {
    const cells = [ownCell(1, "js", "const rows = [];"), ownCell(2, "js", text)];
    const graph = new GraphBuilder().build(cells, []);
    const describeThem = async () => [{ name: "rows", cell: 1, state: "ok" as const, value: described }];
    return columnProblems({ id: 2, text, mode: "js", outputSummary }, { graph, describe: describeThem }, "pt-BR");
  };

  it("are told with the one that is like them, and mended", async () => {
    const text = "d3.mean(rows, (row) => row.idde)";
    expect(await said(text)).toMatchObject([
      {
        severity: "warning",
        line: 1,
        words: { title: "“rows” não tem a coluna “idde”" },
        fix: { text: "d3.mean(rows, (row) => row.idade)" },
      },
    ]);
  });

  it("are mended without taking a variable's name away", async () => {
    expect(await said("rows.map(({idde}) => idde * 2)")).toMatchObject([
      { fix: { text: "rows.map(({idade: idde}) => idde * 2)" } },
    ]);
  });

  it("are told with all there are where the output shows NaN, and not before", async () => {
    const text = "d3.mean(rows, (row) => row.temperatura)";
    expect(await said(text)).toEqual([]);
    expect(await said(text, { outputSummary: "NaN" })).toMatchObject([
      { severity: "hint", words: { text: expect.stringContaining("idade, peso") } },
    ]);
  });

  it("are not guessed of what is no table, nor where the cell adds columns", async () => {
    expect(await said("rows.map((row) => row.idde)", { described: { ...value, kind: "list", columns: [] } })).toEqual(
      [],
    );
    expect(await said("rows.forEach((row) => { row.razao = 1; }); rows.map((row) => row.razo)")).toEqual([]);
    expect(await said("rows.map((row) => row.idade)")).toEqual([]);
  });
});
