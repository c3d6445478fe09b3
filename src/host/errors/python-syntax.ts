// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts speak of templates
import { type Explanation, say } from "./explanation.ts";
import type { PlacedToken } from "./tokens.ts";

interface Habit {
  /** Does the line, without its strings and comments, look like this? */
  readonly looks: (line: string, tokens: readonly PlacedToken[]) => boolean;
  readonly what: readonly [string, string];
  readonly attempt: readonly [string, string];
}

const word = (name: string) => (_: string, tokens: readonly PlacedToken[]) =>
  tokens.some(
    (token, at) =>
      token.text === name && token.kind !== "string" && token.kind !== "property" && tokens[at - 1]?.text !== ".",
  );

const habits: readonly Habit[] = [
  {
    looks: (line) => /^\s*(async\s+)?def\s/.test(line),
    what: ["Assim se define uma função em Python.", "This is how Python defines a function."],
    attempt: [
      "Em JavaScript: const nome = (a, b) => { return a + b; };",
      "In JavaScript: const name = (a, b) => { return a + b; };",
    ],
  },
  {
    looks: (line) => /^\s*elif\b/.test(line) || /\}\s*elif\b/.test(line),
    what: ["“elif” é Python.", "“elif” is Python."],
    attempt: ["Em JavaScript: } else if (condição) { … }", "In JavaScript: } else if (condition) { … }"],
  },
  {
    looks: (line) => /^\s*for\s+[\w, ]+\s+in\s+.+:\s*$/.test(line),
    what: ["Assim se percorre uma lista em Python.", "This is how Python walks through a list."],
    attempt: ["Em JavaScript: for (const item of lista) { … }", "In JavaScript: for (const item of list) { … }"],
  },
  {
    looks: (line) => /^\s*(if|while|with|try|except|else|finally|class)\b[^{]*:\s*$/.test(line),
    what: [
      "Em JavaScript um bloco não começa com dois-pontos nem com recuo.",
      "In JavaScript a block begins neither with a colon nor with an indent.",
    ],
    attempt: [
      "Ponha a condição entre parênteses e o bloco entre chaves: if (x > 1) { … }",
      "Put the condition in parentheses and the block in braces: if (x > 1) { … }",
    ],
  },
  {
    looks: (line) => /^\s*from\s+[\w.]+\s+import\b/.test(line) || /^\s*import\s+[\w.]+(\s+as\s+\w+)?\s*$/.test(line),
    what: ["Assim se importa em Python.", "This is how Python imports."],
    attempt: [
      'Em JavaScript: import {nome} from "modulo". tf, Plot, d3 e Inputs já estão em toda célula.',
      'In JavaScript: import {name} from "module". tf, Plot, d3 and Inputs are in every cell already.',
    ],
  },
  {
    looks: word("lambda"),
    what: ["“lambda” é Python.", "“lambda” is Python."],
    attempt: ["Em JavaScript é uma seta: (x) => x + 1", "In JavaScript it is an arrow: (x) => x + 1"],
  },
  {
    looks: (_, tokens) =>
      tokens.some(({ kind, text }, at) => /^[fr]$/.test(text) && kind === "name" && tokens[at + 1]?.kind === "string"),
    what: ["Assim se põe um valor num texto em Python.", "This is how Python puts a value in a text."],
    attempt: [
      "Em JavaScript, com crases: `` `Total: ${valor}` ``",
      "In JavaScript, with backticks: `` `Total: ${value}` ``",
    ],
  },
  {
    looks: (line) => /\[.*\bfor\b.*\bin\b.*\]/.test(line),
    what: ["JavaScript não tem compreensão de lista.", "JavaScript has no list comprehension."],
    attempt: [
      "Use map, e filter se houver condição: lista.map((x) => x * 2)",
      "Use map, and filter where there is a condition: list.map((x) => x * 2)",
    ],
  },
  {
    looks: (line) => /^\s*#/.test(line),
    what: ["Em JavaScript um comentário não começa com #.", "In JavaScript a comment does not begin with #."],
    attempt: ["Escreva // no lugar de #.", "Write // in place of #."],
  },
  {
    looks: word("and"),
    what: ["“and” é Python.", "“and” is Python."],
    attempt: ["Em JavaScript o “e” é &&: a > 1 && b > 1", "In JavaScript “and” is &&: a > 1 && b > 1"],
  },
  {
    looks: word("or"),
    what: ["“or” é Python.", "“or” is Python."],
    attempt: ["Em JavaScript o “ou” é ||: a > 1 || b > 1", "In JavaScript “or” is ||: a > 1 || b > 1"],
  },
  {
    looks: word("not"),
    what: ["“not” é Python.", "“not” is Python."],
    attempt: [
      "Em JavaScript o “não” é !: !pronto, ou !lista.includes(x)",
      "In JavaScript “not” is !: !done, or !list.includes(x)",
    ],
  },
  {
    looks: (_, tokens) => tokens.some(({ text }) => text === ":="),
    what: ["“:=” é Python.", "“:=” is Python."],
    attempt: [
      "Em JavaScript: const nome = valor, numa linha antes.",
      "In JavaScript: const name = value, on a line before.",
    ],
  },
  {
    looks: (line) => /^\s*(print|pass|raise|del|global|nonlocal|assert)(\s+[^\s=(.]|\s*$)/.test(line),
    what: ["Esta linha é Python.", "This line is Python."],
    attempt: [
      "Em JavaScript: display(valor) mostra, throw new Error(texto) lança um erro, e um bloco vazio é { }.",
      "In JavaScript: display(value) shows, throw new Error(text) raises an error, and an empty block is { }.",
    ],
  },
];

/** What of Python stands on a line; null where nothing does. */
export function pythonOn(line: string, tokens: readonly PlacedToken[]): Explanation | null {
  const found = habits.find(({ looks }) => looks(line, tokens));
  return found ? say(found.what, found.attempt) : null;
}
