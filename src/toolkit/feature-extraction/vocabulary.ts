import { byCodePoint } from "../base/order.ts";
import { inWords, StudentError } from "../errors.ts";
import type { CountVectorizerOptions } from "./options.ts";
import type { TermCounts } from "./term-counter.ts";

type Options = Required<CountVectorizerOptions>;
export type Vocabulary = ReadonlyMap<string, number>;

/**
 * The terms worth a column, in code-point order.
 * With `maxFeatures`, those written most often stay; among equals those first in order
 * (NumPy's sort promises nothing there, so scikit-learn may keep others among equals).
 * @param terms - by their number
 * @throws StudentError if no term is left
 */
export function learnVocabulary(
  where: string,
  terms: readonly string[],
  { indptr, ids, counts }: TermCounts,
  options: Options,
): Vocabulary {
  const nDocuments = indptr.length - 1;
  if (ids.length === 0) throw noTerms(where, nDocuments);
  const documentCounts = new Int32Array(terms.length);
  const totals = new Float64Array(terms.length);
  for (let k = 0; k < ids.length; k++) {
    const id = ids[k] as number;
    documentCounts[id] = (documentCounts[id] as number) + 1;
    totals[id] = (totals[id] as number) + (options.binary ? 1 : (counts[k] as number));
  }

  const least = options.minDfFraction === null ? options.minDf : options.minDfFraction * nDocuments;
  const most = options.maxDfCount ?? options.maxDf * nDocuments;
  if (most < least) throw mostBelowLeast(where, least, most);
  const inOrder = (a: number, b: number) => byCodePoint(terms[a] as string, terms[b] as string);
  const present = Array.from(terms.keys()).filter((id) => documentCounts[id] !== 0);
  let kept = present.filter((id) => (documentCounts[id] as number) >= least && (documentCounts[id] as number) <= most);
  kept.sort(inOrder);
  if (options.maxFeatures !== null && kept.length > options.maxFeatures) {
    kept.sort((a, b) => (totals[b] as number) - (totals[a] as number)); // sort is stable
    kept = kept.slice(0, options.maxFeatures).sort(inOrder);
  }
  if (kept.length === 0) throw nothingLeft(where, present.length);
  return new Map(kept.map((id, column) => [terms[id] as string, column]));
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
