import type { CellProblem } from "../../kernel/problems.ts";
import type { Language } from "../../shared/text.ts";
import { asyncNamesIn, sourceOf } from "../errors/sources.ts";
import { cellOf, type Graph, kernelId } from "../session/graph.ts";
import type { WorkCell } from "../session/work-cell.ts";
import type { LintCell } from "./finding.ts";
import { lint } from "./lint.ts";

/** What lints find in the cells that are the student's to write, by cell. What does not compile is left to its fault. */
export function lintCells(graph: Graph, cells: readonly WorkCell[], language: Language): Map<number, CellProblem[]> {
  const code = cells.filter(({ mode }) => mode === "js" || mode === "ts");
  const read = new Set<string>();
  for (const [id, compiled] of graph.cells) {
    if (!compiled.ok) continue;
    for (const name of compiled.cell.inputs) if (graph.definedBy.get(name) !== id) read.add(name);
  }
  const notebook = {
    read,
    definedBy: new Map([...graph.definedBy].map(([name, id]) => [name, cellOf(id)])),
    asyncNames: asyncNamesIn(code),
  };
  const found = new Map<number, CellProblem[]>();
  for (const { id, mode, text, editable, exercise } of code) {
    const compiled = graph.cells.get(kernelId(id));
    if (!editable || !compiled?.ok) continue;
    const cell: LintCell = {
      id,
      source: sourceOf(text, mode === "ts" ? "ts" : "js"),
      outputs: compiled.cell.outputs,
      isExercise: exercise !== null,
    };
    const problems = lint(cell, notebook, language);
    if (problems.length > 0) found.set(id, problems);
  }
  return found;
}
