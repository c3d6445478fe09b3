import { type Explanation, say } from "./explanation.ts";
import { explainParserWords } from "./parser-words.ts";
import { pythonOn } from "./python-syntax.ts";
import { type BracketFault, bracketFault, type PlacedToken, tokensOf } from "./tokens.ts";
import { explainToken } from "./unexpected-token.ts";

/**
 * A fault of syntax in the words of a teacher. Python is looked for first, for hands write what they know.
 * @param detail - the parser's words
 * @param line - of the fault, from 1; 0 where unknown
 */
export function explainSyntax(detail: string, text: string, line: number, column: number): Explanation {
  const tokens = tokensOf(text);
  const here = tokens.filter((token) => token.line === line);
  const lineText = text.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? "";
  const python = pythonOn(lineText, here);
  if (python) return python;
  const known = explainParserWords(detail);
  if (known) return known;
  const at = here.find((token) => token.column <= column && column < token.column + token.text.length) ?? null;
  const fault = bracketFault(tokens);
  if (fault && (at === null || isAt(fault, at))) return explainBracket(fault);
  if (at?.text === ";") {
    // An object's items may be what is wrong; in a list or a call a semicolon says that it was not closed.
    const open = bracketFault(tokens.slice(0, tokens.indexOf(at)));
    if (open?.kind === "open" && open.wanted !== "}") return explainBracket(open);
  }
  if (at) {
    const before = tokens[tokens.indexOf(at) - 1] ?? null;
    const found = explainToken(at, before, lineText);
    if (found) return found;
  }
  if (fault) return explainBracket(fault);
  return say(
    at
      ? [`“${at.text.slice(0, 20)}” não era esperado aqui.`, `“${at.text.slice(0, 20)}” was not expected here.`]
      : ["O código não pode ser lido daqui em diante.", "The code cannot be read from here on."],
    [
      "Olhe o que vem logo antes: costuma faltar uma vírgula, um operador, ou fechar um parêntese, uma chave ou aspas.",
      "Look at what stands just before: often a comma or operator is missing, or a parenthesis, brace or quote is not closed.",
    ],
  );
}

const isAt = (fault: BracketFault, at: PlacedToken): boolean =>
  fault.kind !== "open" && fault.close.line === at.line && fault.close.column === at.column;

function explainBracket(fault: BracketFault): Explanation {
  if (fault.kind === "extra")
    return say(
      [
        `Sobra um “${fault.close.text}”: nada foi aberto para ele.`,
        `There is a “${fault.close.text}” too many: nothing was opened for it.`,
      ],
      ["Apague-o, ou abra o par antes.", "Delete it, or open its pair before."],
    );
  const { open, wanted } = fault;
  const what: readonly [string, string] = [
    `O “${open.text}” da linha ${open.line} não foi fechado.`,
    `The “${open.text}” of line ${open.line} was not closed.`,
  ];
  if (fault.kind === "open")
    return say(what, [`Ponha o “${wanted}” onde ele termina.`, `Put the “${wanted}” where it ends.`]);
  return say(what, [
    `Ponha “${wanted}” antes deste “${fault.close.text}”, ou troque um pelo outro.`,
    `Put “${wanted}” before this “${fault.close.text}”, or change one for the other.`,
  ]);
}
