import type { SparseMatrix } from "../data/sparse.ts";
import { countMatrix } from "./count-matrix.ts";
import type { CountVectorizerOptions } from "./options.ts";
import { TermCounter } from "./term-counter.ts";
import { givenVocabulary, learnVocabulary, type Vocabulary } from "./vocabulary.ts";

type Options = Required<CountVectorizerOptions>;

/** The vocabulary that was given, or the one that these documents teach, and their counts; each text is read once. */
export function learnAndCount(where: string, documents: readonly string[], options: Options) {
  const counter = new TermCounter(options);
  const given = options.vocabulary && givenVocabulary(where, options.vocabulary);
  const counted = counter.count(documents);
  const vocabulary = given ?? learnVocabulary(where, counter.terms, counted, options);
  return { vocabulary, counts: toMatrix(counter, counted, vocabulary, options) };
}

/** Documents × terms; a term outside the vocabulary is not counted. */
export function countTerms(documents: readonly string[], vocabulary: Vocabulary, options: Options): SparseMatrix {
  const counter = new TermCounter(options);
  return toMatrix(counter, counter.count(documents), vocabulary, options);
}

function toMatrix(
  { terms }: TermCounter,
  counted: ReturnType<TermCounter["count"]>,
  vocabulary: Vocabulary,
  { binary }: Options,
): SparseMatrix {
  const columnOf = Int32Array.from(terms, (term) => vocabulary.get(term) ?? -1);
  const matrix = countMatrix(counted, columnOf, vocabulary.size);
  if (binary) matrix.data.fill(1);
  return matrix;
}
