import { isTable } from "../base/inputs.ts";
import { Table } from "../data/table/table.ts";
import { inWords, StudentError } from "../errors.ts";
import type { Vote } from "./votes.ts";

/** Looks at one example and returns a class, or `ABSTAIN` where it does not know. Its name becomes a column's. */
export type LabellingFunction<Example> = (example: Example) => Vote;

/**
 * Asks every labelling function about every example.
 * @param functions - named functions; one without a name is called `lf0`, `lf1`…, after its place
 * @param examples - a list, or a table, whose rows come as objects
 * @returns examples × functions: a table with one column a function, `null` where it abstains
 * @throws StudentError `bad-labelling-functions`, `not-examples`; `bad-vote` if a function returns nothing, or no class
 * @example
 * const temLink = ({texto}) => texto.includes("http") ? "spam" : ABSTAIN;
 * const elogia = ({texto}) => /adorei|parabéns/i.test(texto) ? "ham" : ABSTAIN;
 * const votes = applyLabellingFunctions([temLink, elogia], comentarios);
 * @see https://snorkel.readthedocs.io/en/master/packages/_autosummary/labeling/snorkel.labeling.PandasLFApplier.html
 */
export function applyLabellingFunctions<Example>(
  functions: readonly LabellingFunction<Example>[],
  examples: Iterable<Example>,
): Table {
  const where = "applyLabellingFunctions";
  const named = namesOf(where, functions);
  if (!Array.isArray(examples) && !isWalkedTable(examples)) throw notExamples(where, examples);
  const votes = named.map((): Vote[] => []);
  let i = 0;
  for (const example of examples) {
    for (const [j, [name, vote]] of named.entries()) votes[j]?.push(checked(`${where}, ${name}`, vote(example), i));
    i++;
  }
  return Table.fromColumns(Object.fromEntries(named.map(([name], j) => [name, votes[j] ?? []])));
}

const isWalkedTable = (examples: unknown) => isTable(examples) && Symbol.iterator in examples;

function namesOf<Example>(
  where: string,
  functions: readonly LabellingFunction<Example>[],
): (readonly [string, LabellingFunction<Example>])[] {
  const isList = Array.isArray(functions) && functions.length > 0;
  const odd = isList ? functions.find((f) => typeof f !== "function") : functions;
  if (!isList || odd !== undefined) throw badFunctions(where, inWords(odd));
  const named = functions.map((f, j) => [f.name || `lf${j}`, f] as const);
  const twice = named.find(([name], j) => named.findIndex(([other]) => other === name) < j)?.[0];
  if (twice === undefined) return named;
  throw badFunctions(where, { "pt-BR": `duas com o nome ${twice}`, en: `two of the name ${twice}` });
}

function badFunctions(where: string, received: { "pt-BR": string; en: string }): StudentError {
  return new StudentError({
    code: "bad-labelling-functions",
    where,
    expected: { "pt-BR": "uma lista de funções com nomes diferentes", en: "a list of functions of different names" },
    received,
    remedy: {
      "pt-BR": "Passe as próprias funções, sem chamá-las: [temLink, elogia].",
      en: "Pass the functions themselves, without calling them: [hasLink, praises].",
    },
  });
}

function notExamples(where: string, examples: unknown): StudentError {
  return new StudentError({
    code: "not-examples",
    where,
    expected: { "pt-BR": "uma lista de exemplos ou uma tabela", en: "a list of examples or a table" },
    received: inWords(examples),
    remedy: { "pt-BR": "As funções vêm antes, os exemplos depois.", en: "Functions come first, examples after them." },
  });
}

function checked(where: string, vote: unknown, i: number): Vote {
  if (vote === null || typeof vote === "string" || typeof vote === "boolean" || Number.isFinite(vote)) {
    return vote as Vote;
  }
  const received = inWords(vote);
  throw new StudentError({
    code: "bad-vote",
    where,
    expected: { "pt-BR": "uma classe ou ABSTAIN em cada exemplo", en: "a class or ABSTAIN for each example" },
    received: { "pt-BR": `${received["pt-BR"]} no exemplo ${i}`, en: `${received.en} for example ${i}` },
    remedy:
      vote === undefined
        ? {
            "pt-BR": "Algum caminho da função termina sem return: feche com return ABSTAIN.",
            en: "Some path of the function ends without return: close it with return ABSTAIN.",
          }
        : {
            "pt-BR": 'Devolva um texto, um número ou true/false, como "spam".',
            en: 'Return a text, a number or true/false, such as "spam".',
          },
  });
}
