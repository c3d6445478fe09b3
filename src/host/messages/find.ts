import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** Find and replace across the notebook. */
export const findTexts = bilingual({
  "pt-BR": {
    title: "Procurar no caderno",
    query: "Procurar",
    replacement: "Substituir por",
    caseSensitive: "Maiúsculas contam",
    wholeWord: "Palavra inteira",
    regex: "Expressão regular",
    hint: "Enter vai à primeira ocorrência; ↑ e ↓ andam pela lista. Saídas não são procuradas: para elas, F3 abre a busca do navegador.",
    none: "Nenhuma ocorrência.",
    found: (count: number, cells: number) =>
      `${pt.count(count, { one: "ocorrência", other: "ocorrências" })} em ${pt.count(cells, { one: "célula", other: "células" })}.`,
    most: (count: number) => `Só as primeiras ${pt.number(count)} ocorrências são procuradas.`,
    shown: (count: number) => `A lista mostra as primeiras ${pt.number(count)}.`,
    fixed: (count: number) =>
      `${pt.count(count, { one: "está", other: "estão" })} em células do laboratório, que ficam como estão.`,
    unreadable: (detail: string) =>
      `A expressão regular ainda não pode ser lida. Confira parênteses, colchetes e barras. O navegador diz: ${detail}`,
    endless:
      "Esta expressão regular não terminou em um segundo. Tente uma mais simples, sem repetição dentro de repetição.",
    results: "Ocorrências",
    place: (cell: string, line: number) => `Célula ${cell}, linha ${line}`,
    fixedMark: "não se edita",
    replaceOne: "Substituir",
    replaceOneLabel: (cell: string, line: number) => `Substituir na célula ${cell}, linha ${line}`,
    replaceAll: (count: number) => `Substituir ${pt.count(count, { one: "ocorrência", other: "ocorrências" })}`,
    replaced: (count: number) =>
      `${pt.count(count, { one: "ocorrência substituída", other: "ocorrências substituídas" })}.`,
    undo: "Desfazer a substituição",
    undone: "Substituição desfeita.",
  },
  en: {
    title: "Find in the notebook",
    query: "Find",
    replacement: "Replace with",
    caseSensitive: "Match case",
    wholeWord: "Whole word",
    regex: "Regular expression",
    hint: "Enter goes to the first match; ↑ and ↓ walk the list. Outputs are not searched: for them, F3 opens the browser's own search.",
    none: "No matches.",
    found: (count, cells) =>
      `${en.count(count, { one: "match", other: "matches" })} in ${en.count(cells, { one: "cell", other: "cells" })}.`,
    most: (count) => `Only the first ${en.number(count)} matches are looked for.`,
    shown: (count) => `The list shows the first ${en.number(count)}.`,
    fixed: (count) => `${en.count(count, { one: "is", other: "are" })} in cells of the lab, which stay as they are.`,
    unreadable: (detail) =>
      `The regular expression can't be read yet. Check parentheses, brackets and backslashes. The browser says: ${detail}`,
    endless:
      "This regular expression did not end within a second. Try a simpler one, without repetition inside repetition.",
    results: "Matches",
    place: (cell, line) => `Cell ${cell}, line ${line}`,
    fixedMark: "not editable",
    replaceOne: "Replace",
    replaceOneLabel: (cell, line) => `Replace in cell ${cell}, line ${line}`,
    replaceAll: (count) => `Replace ${en.count(count, { one: "match", other: "matches" })}`,
    replaced: (count) => `${en.count(count, { one: "match", other: "matches" })} replaced.`,
    undo: "Undo the replacement",
    undone: "Replacement undone.",
  },
});
