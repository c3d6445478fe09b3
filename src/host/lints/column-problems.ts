import type { CellProblem } from "../../kernel/problems.ts";
import type { Language } from "../../shared/text.ts";
import { both } from "../errors/explanation.ts";
import { nearest } from "../errors/nearest.ts";
import { sourceOf } from "../errors/sources.ts";
import type { CellView, Session } from "../session/snapshot.ts";
import { addsColumns, columnReads } from "./columns.ts";

/** Names that every list and object has. */
const ofAll: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
/** The kernel tells no more columns than this: of wider tables nobody knows which it left out. */
const mostColumns = 50;
const seemsWrong = /\bNaN\b|\bundefined\b/;

/**
 * Columns that a cell reads and its tables do not have: `row.idde` is undefined, and the mean of it NaN. Tables are asked
 * what they hold now; a name that is like no column is only told where the output shows that something is amiss.
 */
export async function columnProblems(
  view: Pick<CellView, "id" | "text" | "mode" | "outputSummary">,
  session: Pick<Session, "graph" | "describe">,
  language: Language,
): Promise<readonly CellProblem[]> {
  const compiled = session.graph.cells.get(String(view.id));
  if (!compiled?.ok) return [];
  const source = sourceOf(view.text, view.mode === "ts" ? "ts" : "js");
  const tables = new Set(compiled.cell.inputs.filter((name) => session.graph.definedBy.has(name)));
  const reads = columnReads(source, tables);
  if (reads.length === 0 || addsColumns(source)) return [];
  const known = await session.describe([...new Set(reads.map(({ table }) => table))]);
  const columnsOf = new Map(
    known.flatMap(({ name, value }) =>
      value?.kind === "rows" && value.columns.length < mostColumns
        ? [[name, value.columns.map((column) => column.name)] as const]
        : [],
    ),
  );
  const told = new Set<string>();
  return reads.flatMap(({ table, column, node, isShorthand }): CellProblem[] => {
    const columns = columnsOf.get(table);
    if (
      !columns ||
      columns.length === 0 ||
      columns.includes(column) ||
      ofAll.has(column) ||
      told.has(`${table} ${column}`)
    )
      return [];
    const near = nearest(column, columns)[0];
    if (near === undefined && !seemsWrong.test(view.outputSummary)) return [];
    told.add(`${table} ${column}`);
    const title = both(`“${table}” não tem a coluna “${column}”`, `“${table}” has no column “${column}”`);
    const text = near
      ? both(
          `Lida assim, ela vale undefined, e a conta dá NaN ou nada. Você quis dizer “${near}”?`,
          `Read like this it is undefined, and the result NaN or nothing. Did you mean “${near}”?`,
        )
      : both(
          `Lida assim, ela vale undefined, e a conta dá NaN. As colunas são: ${columns.join(", ")}.`,
          `Read like this it is undefined, and the result NaN. The columns are: ${columns.join(", ")}.`,
        );
    const mended =
      near && source.parsed === view.text
        ? `${view.text.slice(0, node.start)}${near}${isShorthand ? `: ${column}` : ""}${view.text.slice(node.end)}`
        : null;
    const isName = near !== undefined && /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(near);
    return [
      {
        code: "lint",
        severity: near ? "warning" : "hint",
        ...source.placeOf(node),
        name: column,
        cells: [],
        detail: "",
        words: { title: title[language], text: text[language] },
        ...(mended && isName
          ? { fix: { label: both(`Trocar por ${near}`, `Change to ${near}`)[language], text: mended } }
          : {}),
      },
    ];
  });
}
