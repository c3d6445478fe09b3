import type { Lab } from "../../notebook/model.ts";
import { cellOf, type Graph, upstreamOf } from "../session/graph.ts";

/** What a cell starts with these is reached by its address, which no graph shows. */
const reachedByAddress = ["bancada/serving", "bancada/tracking"];

/**
 * The cells that grading runs from the start: the student's, the lab's own that a check may ask for by name or that
 * start a server, and all that these need. The rest only shows something to a reader.
 * @param students - ids of the cells that the student wrote
 */
export function neededCells(graph: Graph, lab: Lab, students: ReadonlySet<number>): ReadonlySet<string> {
  const asked = namesAskedFor([
    lab.library.public,
    lab.library.sealed,
    ...lab.exercises.flatMap(({ checks }) => checks.map(({ code }) => code)),
  ]);
  const roots = [...graph.cells].flatMap(([id, compiled]) => {
    const isNeeded =
      students.has(cellOf(id)) ||
      (compiled.ok &&
        (compiled.cell.outputs.some((name) => asked.has(name)) ||
          compiled.imports.some((specifier) => reachedByAddress.includes(specifier))));
    return isNeeded ? [id] : [];
  });
  return new Set([...roots, ...upstreamOf(graph, roots)]);
}

/** Checks ask by name, or by a path that begins with it: `call("model.predict", …)`. What is asked for otherwise runs once it is. */
function namesAskedFor(texts: readonly string[]): ReadonlySet<string> {
  const asked = /\(\s*["'`]([\p{ID_Start}$_][\p{ID_Continue}$]*)["'`.]/gu;
  return new Set(texts.flatMap((text) => [...text.matchAll(asked)].map(([, name = ""]) => name)));
}
