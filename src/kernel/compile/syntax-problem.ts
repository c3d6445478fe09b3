import type { CellProblem } from "../problems.ts";
import { placesIn } from "./ast.ts";

/** Carries a problem from where it was found to `compileCell`. */
class FoundProblem extends Error {
  constructor(readonly problem: CellProblem) {
    super(problem.detail);
  }
}

/** An error to throw: `detail` at an offset of the text. */
export function syntaxProblem(
  detail: string,
  text: string,
  offset: number,
  code: CellProblem["code"] = "syntax",
  name = "",
): Error {
  return new FoundProblem({ code, severity: "error", ...placesIn(text)(offset), name, cells: [], detail });
}

/** What the parsers' errors say, as a problem of the cell; `null` for an error that is not the student's. */
export function problemOf(error: unknown, text: string): CellProblem | null {
  if (error instanceof FoundProblem) return error.problem;
  // Only code nested thousands deep exhausts the parser's stack.
  if (error instanceof RangeError) return problem("syntax", "Nested too deeply", 0, 0);
  if (!(error instanceof SyntaxError)) return null;

  const inMessage = /\s*\((\d+):(\d+)\)$/.exec(error.message);
  const loc = "loc" in error ? (error.loc as { line?: unknown; column?: unknown } | undefined) : undefined;
  const line = typeof loc?.line === "number" ? loc.line : Number(inMessage?.[1] ?? 0);
  // Parsers count columns from 0, sucrase from 1; both write their own in the message's end.
  const fromZero = "pos" in error && !("raisedAt" in error) ? 0 : 1;
  const column = typeof loc?.column === "number" ? loc.column + fromZero : inMessage ? Number(inMessage[2]) + 1 : 0;
  const detail = error.message.replace(/\s*\(\d+:\d+\)$/, "").replace(/^Error transforming [^:]*: /, "");

  const assignment = /^Assignment to (external variable|global) '(.+)'$/.exec(detail);
  if (assignment) return problem(assignment[1] === "global" ? "global" : "assignment", "", line, column, assignment[2]);
  const redefined = /^Global '(.+)' cannot be redefined$/.exec(detail);
  if (redefined) return problem("global", "", line, column, redefined[1]);
  if (detail === "Unexpected token 'export'") return problem("export", "", line, column);
  return problem("syntax", detail, Math.min(line, text.split(/\r\n|[\n\r\u2028\u2029]/).length), column);
}

function problem(code: CellProblem["code"], detail: string, line: number, column: number, name = ""): CellProblem {
  return { code, severity: "error", line, column, name, cells: [], detail };
}
