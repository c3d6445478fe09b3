import type { CellProblem } from "../../kernel/problems.ts";
import type { Language } from "../../shared/text.ts";
import { condition } from "./condition.ts";
import type { LintCell, LintNotebook, Rule } from "./finding.ts";
import { missingAwait } from "./missing-await.ts";
import { nothingShown } from "./nothing-shown.ts";
import { shadow } from "./shadow.ts";
import { unused } from "./unused.ts";

const rules: readonly Rule[] = [missingAwait, condition, shadow, nothingShown, unused];
/** More of them nobody reads. */
const mostOfACell = 4;

/** What works in a cell and is likely not meant, the gravest first. */
export function lint(cell: LintCell, notebook: LintNotebook, language: Language): CellProblem[] {
  const found = rules.flatMap((rule) => rule(cell, notebook));
  return found.slice(0, mostOfACell).map(({ severity, node, title, text, fix }) => ({
    code: "lint",
    severity,
    ...cell.source.placeOf(node),
    name: "",
    cells: [],
    detail: "",
    words: { title: title[language], text: text[language] },
    ...(fix ? { fix: { label: fix.label[language], text: fix.text } } : {}),
  }));
}
