import type { CellProblem } from "../../kernel/problems.ts";
import type { CellError } from "../../kernel/protocol.ts";
import type { Language } from "../../shared/text.ts";
import type { CellView, Session } from "../session/snapshot.ts";
import { explain } from "./explain.ts";
import type { Explanation } from "./explanation.ts";
import { explainProblem, fixesFor } from "./problem.ts";
import { asyncNamesIn, sourceOf } from "./sources.ts";

/** What a person reads of an error, and what mends it at a click. */
export interface Help {
  readonly what: string;
  readonly try: string;
  readonly fixes: readonly { readonly label: string; readonly text: string }[];
}

type Cell = Pick<CellView, "mode" | "text" | "editable">;
type Around = Pick<Session, "getSnapshot" | "graph">;

const modeOf = ({ mode }: Cell): "js" | "ts" => (mode === "ts" ? "ts" : "js");
const inWords = (found: Explanation | null, language: Language) => ({
  what: found?.what[language] ?? "",
  try: found?.try[language] ?? "",
});

/** Help with what went wrong while a cell ran; null where its own words are all there is to say. */
export function helpWithError(error: CellError, cell: Cell, session: Around, language: Language): Help | null {
  const notebook = {
    names: [...session.graph.definedBy.keys()],
    asyncNames: asyncNamesIn(session.getSnapshot().cells),
  };
  const found = explain(error, sourceOf(cell.text, modeOf(cell)), notebook);
  return found && { ...inWords(found, language), fixes: [] };
}

/** Help with what was found without running. */
export function helpWithProblem(problem: CellProblem, cell: Cell, session: Around, language: Language): Help {
  const mode = modeOf(cell);
  const around = { source: sourceOf(cell.text, mode), mode, names: [...session.graph.definedBy.keys()] };
  const fixes = cell.editable ? fixesFor(problem, around) : [];
  return {
    ...inWords(explainProblem(problem, around), language),
    fixes: [
      ...fixes.map(({ label, text }) => ({ label: label[language], text })),
      ...(problem.fix && cell.editable ? [problem.fix] : []),
    ],
  };
}
