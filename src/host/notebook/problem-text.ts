import type { Messages } from "../messages/messages.ts";
import type { CellProblem } from "../session/snapshot.ts";

/** The one line that names a problem. */
export function problemTitle(problem: CellProblem, messages: Messages): string {
  const texts = messages.lab.problem;
  switch (problem.code) {
    case "syntax":
      return texts.syntax;
    case "assignment":
      return problem.cells.length === 0 ? texts.undeclared(problem.name) : texts.assignment(problem.name);
    case "lint":
      return problem.words?.title ?? "";
    case "typescript":
      return texts.typescript;
    case "cycle":
      return texts.cycle;
    case "export":
      return texts.export;
    default:
      return texts[problem.code](problem.name);
  }
}

/** What it means and what to try. */
export function problemText(problem: CellProblem, messages: Messages): string {
  const texts = messages.lab.problem;
  return {
    lint: problem.words?.text ?? "",
    syntax: texts.syntaxText,
    typescript: texts.typescriptText,
    undefined: texts.undefinedText,
    duplicate: texts.duplicateText,
    cycle: texts.cycleText,
    import: texts.importText,
    closed: texts.closedText,
    assignment: texts.assignmentText,
    export: texts.exportText,
    global: texts.globalText,
    mutation: texts.mutationText,
  }[problem.code];
}
