import { asCells, type Cell } from "../base/categories.ts";
import { checkNames, namesOf } from "../base/features.ts";
import { asLabels, type Label, type TableLike } from "../base/inputs.ts";
import type { Matrix } from "../data/matrix.ts";
import { inWords, StudentError } from "../errors.ts";

/**
 * What a labelling function returns where it does not know. It is `null`, so a missing cell of a table of annotators is an
 * abstention too.
 * @example const temLink = ({ texto }) => (texto.includes("http") ? "spam" : ABSTAIN);
 * @see https://snorkel.readthedocs.io/en/master/packages/labeling.html
 */
export const ABSTAIN = null;

/** A class, or {@link ABSTAIN}. */
export type Vote = Label | null;

/** Examples × voters: a table with one column a function or annotator, or a list of rows of votes. */
export type VotesLike = TableLike | Matrix | readonly (readonly (Vote | undefined)[])[];

/** Votes as numbers. */
export interface CodedVotes {
  /** The classes that are voted for: numbers ascend, texts stand in the order of their code points. */
  readonly classes: readonly Label[];
  /** Voter after voter, one code an example: the place in `classes`, or −1 for an abstention. */
  readonly codes: readonly Int32Array[];
  readonly nExamples: number;
  /** The columns' names, if it was a table. */
  readonly names: readonly string[] | undefined;
}

/** What a fitted model knows of the votes that it learnt from. */
export interface Known {
  readonly classes: readonly Label[];
  readonly nVoters: number;
  readonly featureNamesIn: readonly string[] | undefined;
}

/**
 * Reads votes; those for a fitted model must be of its voters and its classes.
 * @throws StudentError `not-a-table`, `uneven-rows`, `no-rows`, `no-votes`, `mixed-labels`, `other-columns`, `unknown-class`
 */
export function asVotes(where: string, votes: unknown, known?: Known): CodedVotes {
  if (known) checkNames(where, known.featureNamesIn, votes);
  const columns = asCells(where, votes, known?.nVoters);
  const classes = known?.classes ?? classesOf(where, columns);
  const codeOf = new Map<Cell, number>(classes.map((label, code) => [label, code]));
  const codes = columns.map((column) =>
    Int32Array.from(column, (vote, i) => (vote === null ? -1 : (codeOf.get(vote) ?? refuse(where, classes, vote, i)))),
  );
  return { classes, codes, nExamples: columns[0]?.length ?? 0, names: namesOf(votes) };
}

/** How many voted for each class in example `i`. */
export function tally({ codes }: CodedVotes, i: number, counts: Float64Array): number {
  counts.fill(0);
  let total = 0;
  for (const voter of codes) {
    const code = voter[i] as number;
    if (code < 0) continue;
    counts[code] = (counts[code] as number) + 1;
    total++;
  }
  return total;
}

function classesOf(where: string, columns: readonly (readonly Cell[])[]): readonly Label[] {
  const given = columns.flatMap((column) => column.filter((vote) => vote !== null));
  if (given.length > 0) return asLabels(where, given).classes;
  throw new StudentError({
    code: "no-votes",
    where,
    expected: { "pt-BR": "ao menos um voto", en: "at least one vote" },
    received: { "pt-BR": "só abstenções (null)", en: "abstentions (null) alone" },
    remedy: {
      "pt-BR": "Veja se alguma função devolve uma classe em algum exemplo.",
      en: "See whether some function returns a class for some example.",
    },
  });
}

function refuse(where: string, classes: readonly Label[], vote: Cell, i: number): never {
  const shown = classes.map((label) => JSON.stringify(label)).join(", ");
  const received = inWords(vote);
  throw new StudentError({
    code: "unknown-class",
    where,
    expected: { "pt-BR": `votos nas classes ${shown}, ou null`, en: `votes for the classes ${shown}, or null` },
    received: { "pt-BR": `${received["pt-BR"]} no exemplo ${i}`, en: `${received.en} in example ${i}` },
    remedy: {
      "pt-BR": "O modelo só conhece as classes que apareceram em fit.",
      en: "The model knows only the classes that were there in fit.",
    },
  });
}
