import { byCodePoint } from "../base/order.ts";
import { inWords, StudentError } from "../errors.ts";
import type { CountVectorizerOptions } from "./options.ts";

type Options = Required<CountVectorizerOptions>;
export type Vocabulary = ReadonlyMap<string, number>;

/**
 * The terms worth a column, in code-point order.
 * With `maxFeatures`, those written most often stay; among equals those first in order
 * (NumPy's sort promises nothing there, so scikit-learn may keep others among equals).
 * @param documents - for each document, how often it has each term
 * @throws StudentError if no term is left
 */
export function learnVocabulary(where: string, documents: readonly Vocabulary[], options: Options): Vocabulary {
  const documentCounts = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const counts of documents) {
    for (const [term, count] of counts) {
      documentCounts.set(term, (documentCounts.get(term) ?? 0) + 1);
      totals.set(term, (totals.get(term) ?? 0) + (options.binary ? 1 : count));
    }
  }
  if (documentCounts.size === 0) throw noTerms(where, documents.length);

  const least = options.minDfFraction === null ? options.minDf : options.minDfFraction * documents.length;
  const most = options.maxDfCount ?? options.maxDf * documents.length;
  if (most < least) throw mostBelowLeast(where, least, most);
  let terms = [...documentCounts]
    .filter(([, count]) => count >= least && count <= most)
    .map(([term]) => term)
    .sort(byCodePoint);
  if (options.maxFeatures !== null && terms.length > options.maxFeatures) {
    const total = (term: string) => totals.get(term) ?? 0;
    terms = terms.sort((a, b) => total(b) - total(a)).slice(0, options.maxFeatures); // sort is stable
    terms.sort(byCodePoint);
  }
  if (terms.length === 0) throw nothingLeft(where, documentCounts.size);
  return new Map(terms.map((term, column) => [term, column]));
}

/**
 * A vocabulary that was given: a list in the order of the columns, or from term to column.
 * @throws StudentError if a term repeats, or the columns are not 0, 1, 2… each once
 */
export function givenVocabulary(where: string, given: NonNullable<Options["vocabulary"]>): Vocabulary {
  const isList = Array.isArray(given);
  const pairs: [unknown, unknown][] = isList
    ? given.map((term, column) => [term, column])
    : given instanceof Map
      ? [...given]
      : Object.entries(given);
  const byColumn = pairs.sort((a, b) => Number(a[1]) - Number(b[1]));
  const vocabulary = new Map<string, number>();
  for (const [i, [term, column]] of byColumn.entries()) {
    if (typeof term !== "string" || column !== i || vocabulary.has(term)) throw badVocabulary(where, term, column);
    vocabulary.set(term, i);
  }
  if (vocabulary.size === 0) throw badVocabulary(where, undefined, undefined);
  return vocabulary;
}

function noTerms(where: string, documentCount: number): StudentError {
  return new StudentError({
    code: "empty-vocabulary",
    where,
    expected: { "pt-BR": "ao menos uma palavra nos documentos", en: "at least one word in the documents" },
    received: {
      "pt-BR": `nenhuma, em ${documentCount} documento(s)`,
      en: `none, in ${documentCount} document(s)`,
    },
    remedy: {
      "pt-BR": "Veja se os textos estão vazios, e se `tokenPattern` ou `stopWords` não tiram todas as palavras.",
      en: "See whether the texts are empty, and whether `tokenPattern` or `stopWords` take out every word.",
    },
  });
}

function nothingLeft(where: string, termCount: number): StudentError {
  return new StudentError({
    code: "nothing-left",
    where,
    expected: { "pt-BR": "ao menos uma coluna", en: "at least one column" },
    received: {
      "pt-BR": `nenhuma: os cortes tiraram as ${termCount} palavras`,
      en: `none: the cuts took out all ${termCount} words`,
    },
    remedy: { "pt-BR": "Diminua minDf ou aumente maxDf.", en: "Lower minDf or raise maxDf." },
  });
}

function mostBelowLeast(where: string, least: number, most: number): StudentError {
  return new StudentError({
    code: "max-below-min",
    where,
    expected: {
      "pt-BR": `um máximo de documentos que não seja menor que o mínimo (${least})`,
      en: `a maximum of documents no smaller than the minimum (${least})`,
    },
    received: inWords(most),
    remedy: {
      "pt-BR": "Diminua minDf ou aumente maxDf. maxDf é fração dos documentos.",
      en: "Lower minDf or raise maxDf. maxDf is a fraction of the documents.",
    },
  });
}

function badVocabulary(where: string, term: unknown, column: unknown): StudentError {
  const [name, place] = [inWords(term), inWords(column)];
  return new StudentError({
    code: "bad-vocabulary",
    where: `${where}, vocabulary`,
    expected: {
      "pt-BR": "palavras sem repetição, nas colunas 0, 1, 2… sem buracos",
      en: "words without repetition, in columns 0, 1, 2… without gaps",
    },
    received: {
      "pt-BR": `${name["pt-BR"]} na coluna ${place["pt-BR"]}`,
      en: `${name.en} in column ${place.en}`,
    },
    remedy: {
      "pt-BR": "Uma lista de palavras diferentes basta: a coluna é a posição.",
      en: "A list of different words is enough: the column is the position.",
    },
  });
}
