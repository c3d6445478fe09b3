// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts speak of templates
import { type Explanation, say } from "./explanation.ts";

/** The parser's own words, by kind. What stands between the slashes is acorn's and sucrase's. */
const kinds: readonly (readonly [RegExp, (found: RegExpExecArray) => Explanation])[] = [
  [
    /Unterminated string/,
    () =>
      say(
        [
          "Um texto começa com aspas e não termina na mesma linha.",
          "A text begins with a quote and does not end on its line.",
        ],
        [
          "Feche as aspas. Um texto de várias linhas vai entre crases: `` `…` ``. Um apóstrofo pede aspas duplas por fora.",
          "Close the quote. A text of several lines goes between backticks: `` `…` ``. An apostrophe asks for double quotes around it.",
        ],
      ),
  ],
  [
    /Unterminated template/,
    () =>
      say(
        ["Um texto entre crases não termina.", "A text between backticks does not end."],
        ["Feche a crase, ou a chave de ${…} dentro dela.", "Close the backtick, or the brace of ${…} inside it."],
      ),
  ],
  [
    /Unterminated comment/,
    () =>
      say(
        ["Um comentário /* não termina.", "A comment /* does not end."],
        ["Feche-o com */, ou use // até o fim da linha.", "Close it with */, or use // up to the end of the line."],
      ),
  ],
  [
    /Unterminated regular expression|Invalid regular expression/,
    () =>
      say(
        ["Uma expressão regular não termina, ou não é válida.", "A regular expression does not end, or is not valid."],
        [
          "Feche-a com /. Para dividir, confira o que vem antes da barra.",
          "Close it with /. To divide, check what stands before the slash.",
        ],
      ),
  ],
  [
    /Identifier '(.+?)' has already been declared/,
    ([, name]) =>
      say(
        [`“${name}” é criado duas vezes nesta célula.`, `“${name}” is made twice in this cell.`],
        [
          "Tire o segundo const ou let para só mudar o valor, ou escolha outro nome.",
          "Take the second const or let away to change the value only, or choose another name.",
        ],
      ),
  ],
  [
    /'return' outside of function/,
    () =>
      say(
        ["return só existe dentro de uma função.", "return is only known inside a function."],
        [
          "Para mostrar um valor, use display(valor), ou deixe-o sozinho na célula, sem ponto e vírgula.",
          "To show a value use display(value), or leave it alone in the cell, without a semicolon.",
        ],
      ),
  ],
  [
    /Unsyntactic (break|continue)/,
    ([, name]) =>
      say(
        [`${name} só existe dentro de um laço.`, `${name} is only known inside a loop.`],
        [
          "Confira as chaves do for ou do while. Dentro de forEach não há break: use for … of.",
          "Check the braces of the for or while. Inside forEach there is no break: use for … of.",
        ],
      ),
  ],
  [
    /await' outside an async|await is only valid/,
    () =>
      say(
        ["await só existe em uma função async.", "await is only known in an async function."],
        [
          "Escreva async antes da função: const f = async (x) => { … };",
          "Write async before the function: const f = async (x) => { … };",
        ],
      ),
  ],
  [
    /Unexpected keyword '(.+?)'|The keyword '(.+?)' is reserved|Unexpected (reserved word|strict mode)/,
    ([, a, b]) =>
      say(
        [
          `${(a ?? b) ? `“${a ?? b}”` : "Esta palavra"} é uma palavra da linguagem e não serve de nome aqui.`,
          `${(a ?? b) ? `“${a ?? b}”` : "This word"} is a word of the language, and no name here.`,
        ],
        [
          "Escolha outro nome; ou falta algo antes dela, como um parêntese.",
          "Choose another name; or something is missing before it, such as a parenthesis.",
        ],
      ),
  ],
  [
    /Identifier directly after number/,
    () =>
      say(
        ["Um nome não começa com número.", "A name does not begin with a digit."],
        [
          "Ponha uma letra na frente, ou o operador que falta: 2 * x.",
          "Put a letter in front, or the operator that is missing: 2 * x.",
        ],
      ),
  ],
  [
    /Invalid number|Octal literal/,
    () =>
      say(
        ["Este número não pode ser lido.", "This number cannot be read."],
        [
          "Decimal leva ponto (0.5), e um número inteiro não começa com 0.",
          "Decimals take a point (0.5), and a whole number does not begin with 0.",
        ],
      ),
  ],
  [
    /Missing catch or finally/,
    () =>
      say(
        ["Depois de try { … } falta catch.", "After try { … } a catch is missing."],
        ["Complete: try { … } catch (erro) { … }", "Complete it: try { … } catch (error) { … }"],
      ),
  ],
  [
    /Assigning to rvalue|Optional chaining cannot/,
    () =>
      say(
        ["O que está à esquerda do = não pode receber um valor.", "What stands left of = cannot get a value."],
        ["À esquerda vai um nome. Para comparar, use ===.", "A name goes on the left. To compare, use ===."],
      ),
  ],
  [
    /Unexpected character '(.+?)'/,
    ([, char]) =>
      /[“”‘’«»]/.test(char ?? "")
        ? say(
            [
              `As aspas ${char} são tipográficas: o JavaScript não as lê.`,
              `The quotes ${char} are typographic: JavaScript does not read them.`,
            ],
            ["Troque por aspas retas: \" ou '.", "Use straight ones: \" or '."],
          )
        : say(
            [`O caractere “${char}” não tem sentido aqui.`, `The character “${char}” has no meaning here.`],
            ["Apague-o, ou ponha-o dentro de um texto, entre aspas.", "Delete it, or put it inside a text, in quotes."],
          ),
  ],
  [
    /Expecting Unicode escape|Bad character escape|Bad escaped/,
    () =>
      say(
        ["Uma barra invertida está fora do lugar.", "A backslash is out of place."],
        ["Em um caminho ou texto, escreva duas: \\\\.", "In a path or text write two: \\\\."],
      ),
  ],
  [
    /Expected an expression/,
    () =>
      say(
        ["Aqui cabe um valor só, não um comando.", "Only a value fits here, not a statement."],
        [
          "Escreva uma expressão: um nome, uma conta ou uma chamada.",
          "Write an expression: a name, a computation or a call.",
        ],
      ),
  ],
  [
    /'arguments' is only known/,
    () =>
      say(
        ["arguments só existe dentro de uma função.", "arguments is only known inside a function."],
        ["Dê nomes aos argumentos: (a, ...outros) => …", "Name the arguments: (a, ...others) => …"],
      ),
  ],
  [
    /import\.meta/,
    () =>
      say(
        ["Uma célula não tem import.meta.", "A cell has no import.meta."],
        ['Para um módulo, escreva import … from "modulo".', 'For a module write import … from "module".'],
      ),
  ],
  [
    /Nested too deeply/,
    () =>
      say(
        [
          "O código tem parênteses ou chaves demais, um dentro do outro.",
          "The code has too many parentheses or braces, one inside the other.",
        ],
        ["Divida-o: guarde partes em nomes.", "Divide it: keep parts under names."],
      ),
  ],
  [
    /Duplicate|Argument name clash/,
    () =>
      say(
        ["O mesmo nome aparece duas vezes onde só cabe uma.", "The same name stands twice where it fits once."],
        ["Dê nomes diferentes.", "Give different names."],
      ),
  ],
  [
    /Comma is not permitted after the rest|Rest element must be last/,
    () =>
      say(
        ["O ...resto vem por último.", "The ...rest comes last."],
        ["Ponha-o no fim, sem vírgula depois.", "Put it at the end, without a comma after it."],
      ),
  ],
];

/** What a parser's message means; null where its words say no more than that something was not expected. */
export function explainParserWords(detail: string): Explanation | null {
  for (const [words, explain] of kinds) {
    const found = words.exec(detail);
    if (found) return explain(found);
  }
  return null;
}
