import { visit } from "../../kernel/compile/ast.ts";
import { type Explain, type Explanation, say } from "./explanation.ts";
import { nearest } from "./nearest.ts";
import { pythonNames } from "./python-words.ts";
import type { Source } from "./source.ts";

/** Names that every cell finds without a definition. */
const given =
  "display view tf tfvis Plot Inputs d3 Papa html svg Math console width invalidation progress FileAttachment Number String Object Array JSON".split(
    " ",
  );

/** A name that nobody defines, or that is read before it is. */
export const explainName: Explain = ({ message, input, source, notebook }) => {
  const early = /Cannot access '(.+?)' before initialization|can't access lexical declaration '(.+?)' before/.exec(
    message,
  );
  if (early) {
    const name = early[1] ?? early[2] ?? "";
    return say(
      [`“${name}” é usado antes da linha que o define.`, `“${name}” is used before the line that defines it.`],
      [
        `Suba a linha do const ${name}, ou dê outro nome ao valor de dentro.`,
        `Move the line of const ${name} up, or give the inner value another name.`,
      ],
    );
  }
  const name = input || /^(\S+) is not defined/.exec(message)?.[1];
  return name ? explainUndefined(name, source, notebook.names) : null;
};

/** A name that no cell defines. */
export function explainUndefined(name: string, source: Source, names: readonly string[]): Explanation {
  const what = [
    `O nome “${name}” não existe neste caderno.`,
    `The name “${name}” does not exist in this notebook.`,
  ] as const;
  const python = pythonNames.get(name);
  const near = namesNear(name, source, names);
  if (python && near.length === 0)
    return say(what, [
      `Isso é Python; em JavaScript é \`${python}\`.`,
      `That is Python; in JavaScript it is \`${python}\`.`,
    ]);
  if (near.length > 0)
    return say(what, [
      `Você quis dizer ${near.map((word) => `“${word}”`).join(" ou ")}?`,
      `Did you mean ${near.map((word) => `“${word}”`).join(" or ")}?`,
    ]);
  return say(what, [
    `Confira a grafia, com maiúsculas e acentos. Se é um valor novo, crie-o: const ${name} = …; se é um texto, ponha aspas: "${name}".`,
    `Check the spelling, capitals and accents too. If it is a new value, make it: const ${name} = …; if it is a text, put it in quotes: "${name}".`,
  ]);
}

/** What may have been meant: the notebook's names, what every cell has, and the cell's own inner names, which are preferred. */
export function namesNear(name: string, source: Source, names: readonly string[]): string[] {
  const own = new Set<string>();
  if (source.body)
    visit(source.body, (node, ancestors) => {
      const parent = ancestors.at(-1);
      const isProperty = parent?.type === "MemberExpression" && parent.property === node && !parent.computed;
      if (node.type === "Identifier" && !isProperty && node.name.length > 2) own.add(node.name);
    });
  return nearest(name, [...names, ...given, ...own], own);
}
