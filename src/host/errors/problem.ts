import { freshName, renameIn } from "../../kernel/compile/names.ts";
import type { CellProblem } from "../../kernel/problems.ts";
import type { Localized } from "../../shared/text.ts";
import { withCopy } from "../lints/mutation-fix.ts";
import { explainForeignAssignment } from "./assignments.ts";
import { both, type Explanation, say } from "./explanation.ts";
import { explainUndefined, namesNear } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Source } from "./source.ts";
import { explainSyntax } from "./syntax.ts";

/** A change of the cell's text that mends a fault. */
export interface Fix {
  readonly label: Localized;
  readonly text: string;
}

interface Around {
  readonly source: Source;
  readonly mode: "js" | "ts";
  /** Names that the notebook defines. */
  readonly names: readonly string[];
}

/** What a fault means that was found without running, in more words than its title; null where the title says it. */
export function explainProblem(
  { code, name, detail, line, column }: CellProblem,
  { source, names }: Around,
): Explanation | null {
  switch (code) {
    case "syntax":
      return explainSyntax(detail, source.text, line, column);
    case "undefined":
      return explainUndefined(name, source, names);
    case "assignment":
      return explainForeignAssignment(name, source, names.includes(name));
    case "import": {
      const near = nearest(name, detail.split(", "))[0];
      const what = [`Não há um módulo “${name}” aqui.`, `There is no module “${name}” here.`] as const;
      return near
        ? say(what, [`Você quis dizer “${near}”?`, `Did you mean “${near}”?`])
        : say(what, [
            `As células não alcançam a internet, e só estes módulos existem: ${detail}.`,
            `Cells do not reach the internet, and only these modules exist: ${detail}.`,
          ]);
    }
    default:
      return null;
  }
}

/** What mends a fault at a click. */
export function fixesFor({ code, name, line, column }: CellProblem, { source, mode, names }: Around): Fix[] {
  const { text } = source;
  const offer = (label: Localized, mended: string | null): Fix[] =>
    mended === null || mended === text ? [] : [{ label, text: mended }];
  switch (code) {
    case "undefined":
      return namesNear(name, source, names).flatMap((to) =>
        offer(both(`Trocar por ${to}`, `Change to ${to}`), renameIn(text, { from: name, to, kind: "free", mode })),
      );
    case "duplicate": {
      const to = freshName(name, (candidate) => names.includes(candidate) || text.includes(candidate));
      return offer(
        both(`Renomear aqui para ${to}`, `Rename it here to ${to}`),
        renameIn(text, { from: name, to, kind: "binding", mode }),
      );
    }
    case "mutation": {
      const to = freshName(name, (candidate) => names.includes(candidate) || text.includes(candidate));
      return offer(both(`Fazer uma cópia mudada: ${to}`, `Make a changed copy: ${to}`), withCopy(source, name, to));
    }
    case "assignment": {
      const lines = text.split("\n");
      const at = lines[line - 1] ?? "";
      const isStatement = at.slice(column - 1).startsWith(name) && at.slice(0, column - 1).trim() === "";
      if (names.includes(name) || !isStatement || !/^\s*=[^=]/.test(at.slice(column - 1 + name.length))) return [];
      lines[line - 1] = `${at.slice(0, column - 1)}const ${at.slice(column - 1)}`;
      return offer(both(`Criar com const`, "Make it with const"), lines.join("\n"));
    }
    default:
      return [];
  }
}
