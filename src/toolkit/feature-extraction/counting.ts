import { SparseMatrix } from "../data/sparse.ts";
import { analyze } from "./analyze.ts";
import type { CountVectorizerOptions } from "./options.ts";
import { givenVocabulary, learnVocabulary, type Vocabulary } from "./vocabulary.ts";

type Options = Required<CountVectorizerOptions>;

/** The vocabulary that was given, or the one that these documents teach. */
export function termsOf(where: string, documents: readonly string[], options: Options): Vocabulary {
  if (options.vocabulary) return givenVocabulary(where, options.vocabulary);
  const counts = documents.map((text) => countTerms(text, options));
  return learnVocabulary(where, counts, options);
}

/** Documents × terms; a term outside the vocabulary is not counted. */
export function countMatrix(documents: readonly string[], vocabulary: Vocabulary, options: Options): SparseMatrix {
  const rows = documents.map((text) => {
    const row = new Map<number, number>();
    for (const [term, count] of countTerms(text, options)) {
      const column = vocabulary.get(term);
      if (column !== undefined) row.set(column, options.binary ? 1 : count);
    }
    return row;
  });
  return SparseMatrix.fromRows(rows, vocabulary.size);
}

function countTerms(text: string, options: Options): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of analyze(text, options)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
