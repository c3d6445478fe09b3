import { type Explanation, say } from "./explanation.ts";
import type { PlacedToken } from "./tokens.ts";

/** The commonest reasons for a token that was not expected. */
export function explainToken(at: PlacedToken, before: PlacedToken | null, line: string): Explanation | null {
  if (before?.text === "," && at.kind === "number" && /\d\s*,\s*\d/.test(line))
    return say(
      [
        "Aqui a vírgula separa dois valores; não faz um número decimal.",
        "A comma separates two values here; it makes no decimal number.",
      ],
      ["Decimal leva ponto: 1.5", "Decimals take a point: 1.5"],
    );
  if (at.text === ";" || at.text === ",") {
    if (before?.kind === "name" && /\bconst\s+[\p{L}\p{N}_$]+\s*[;,]/u.test(line))
      return say(
        ["const precisa de um valor.", "const needs a value."],
        [
          `Escreva const ${before.text} = …, ou let se o valor vem depois.`,
          `Write const ${before.text} = …, or let if the value comes later.`,
        ],
      );
    if (at.text === ";")
      return say(
        ["O ponto e vírgula veio antes de a expressão terminar.", "The semicolon came before the expression ended."],
        [
          "Dentro de ( ), [ ] e { } de um objeto os itens se separam com vírgula; ou falta o que vem depois do operador.",
          "Inside ( ), [ ] and the { } of an object items are separated by commas; or what follows the operator is missing.",
        ],
      );
  }
  if (at.text === ">" && before?.text === "=")
    return say(
      ["A seta é escrita junta.", "The arrow is written in one piece."],
      ["Escreva => sem espaço: (x) => x + 1", "Write => without a space: (x) => x + 1"],
    );
  if (/^=+$/.test(at.text) && /^[=!]+$/.test(before?.text ?? ""))
    return say(
      ["Os sinais de igual estão separados ou são demais.", "The equals signs are apart, or too many."],
      ["Para comparar use ===; para dar um valor, um = só.", "To compare use ===; to give a value, a single =."],
    );
  if (at.text === "====" || at.text === "!====")
    return say(
      ["São sinais de igual demais.", "There are too many equals signs."],
      ["Para comparar use === ou !==.", "To compare use === or !==."],
    );
  if (before?.kind === "string")
    return say(
      ["Há algo logo depois de um texto.", "Something stands right after a text."],
      [
        'Falta + ou vírgula; ou o texto tem aspas dentro, e pede outras por fora: "it\'s".',
        'A + or comma is missing; or the text holds quotes, and asks for others around it: "it\'s".',
      ],
    );
  const isWord = (token: PlacedToken | null) =>
    token !== null && /^(name|function|number|string|template|property)$/.test(token.kind);
  if (isWord(at) && (isWord(before) || /^[)\]]$/.test(before?.text ?? "")))
    return say(
      [
        `Entre “${before?.text.slice(0, 20)}” e “${at.text.slice(0, 20)}” falta algo.`,
        `Between “${before?.text.slice(0, 20)}” and “${at.text.slice(0, 20)}” something is missing.`,
      ],
      [
        "Costuma ser uma vírgula, um operador (+ - * /) ou um ponto.",
        "Often a comma, an operator (+ - * /) or a point.",
      ],
    );
  return null;
}
