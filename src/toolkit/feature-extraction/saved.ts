import { isNumberList, isRecord, notSaved, readSaved, type Saved } from "../base/saved.ts";
import { type CountVectorizerOptions, countDefaults, type TfidfTransformerOptions, tfidfDefaults } from "./options.ts";
import { givenVocabulary, type Vocabulary } from "./vocabulary.ts";

type CountOptions = Required<CountVectorizerOptions>;
type WeightOptions = Required<TfidfTransformerOptions>;

/** As JSON has no regular expressions, the pattern becomes its source; `params` are the arguments of scikit-learn's constructor. */
export function countToJson(options: CountOptions, vocabulary: Vocabulary) {
  const { tokenPattern, vocabulary: given, ...others } = options;
  return {
    class: "CountVectorizer",
    options: { ...others, tokenPattern: patternToJson(tokenPattern), isVocabularyGiven: given !== null },
    vocabulary: Object.fromEntries(vocabulary),
    // minDf, maxDf and maxFeatures act only in fit, and JSON would turn max_df=1.0 into max_df=1: they stay out
    params: {
      lowercase: options.lowercase,
      strip_accents: options.stripAccents,
      token_pattern: pythonPattern(tokenPattern),
      stop_words: options.stopWords,
      ngram_range: options.ngramRange,
      binary: options.binary,
    },
  };
}

/** The default pattern has its Python twin; any other goes as it is, with `\w` and `\d` for ASCII as in JavaScript. */
function pythonPattern({ source }: RegExp): string {
  return source === countDefaults.tokenPattern.source ? "(?u)\\b\\w\\w+\\b" : `(?a)${source}`;
}

export function tfidfToJson(
  options: CountOptions & WeightOptions,
  vocabulary: Vocabulary,
  idf: readonly number[] | undefined,
): Saved {
  const { norm, useIdf, smoothIdf, sublinearTf, ...counting } = options;
  const counted = countToJson(counting, vocabulary);
  return {
    class: "TfidfVectorizer",
    options: { ...counted.options, norm, useIdf, smoothIdf, sublinearTf },
    vocabulary: counted.vocabulary,
    idf: idf ? [...idf] : null,
    params: { ...counted.params, norm, use_idf: useIdf, smooth_idf: smoothIdf, sublinear_tf: sublinearTf },
  };
}

/** The pattern that {@link patternToJson} wrote. */
export function readPattern(name: string, json: unknown, pattern: unknown): RegExp {
  try {
    if (isRecord(pattern)) return new RegExp(String(pattern.source), String(pattern.flags));
  } catch {
    // a pattern that is none
  }
  throw notSaved(`${name}.fromJSON`, json, name);
}

export const patternToJson = ({ source, flags }: RegExp) => ({ source, flags });

/** @throws StudentError if this is not a saved vectorizer of the class */
export function readCountJson(name: string, json: unknown): { options: CountOptions; vocabulary: Vocabulary } {
  const { options, vocabulary } = readSaved(name, json, { vocabulary: isRecord });
  const { tokenPattern, isVocabularyGiven, ...others } = options;
  const terms = givenVocabulary(`${name}.fromJSON`, vocabulary as Record<string, number>);
  return {
    vocabulary: terms,
    options: {
      ...countDefaults,
      ...only<CountOptions>(others, Object.keys(countDefaults)),
      tokenPattern: readPattern(name, json, tokenPattern),
      vocabulary: isVocabularyGiven ? terms : null,
    },
  };
}

/** @throws StudentError if this is not a saved transformer of the class */
export function readTransformerJson(
  name: string,
  json: unknown,
): { options: WeightOptions; idf: readonly number[] | undefined } {
  const isIdf = (value: unknown) =>
    value === null || (isNumberList(value) && (value as unknown[]).every(Number.isFinite));
  const { options, idf } = readSaved(name, json, { idf: isIdf });
  const weight = { ...tfidfDefaults, ...only<WeightOptions>(options, Object.keys(tfidfDefaults)) };
  if (!weight.useIdf) return { options: weight, idf: undefined };
  if (idf === null) throw notSaved(`${name}.fromJSON`, json, name);
  return { options: weight, idf: idf as number[] };
}

/** @throws StudentError if this is not a saved TfidfVectorizer */
export function readTfidfJson(json: unknown) {
  const name = "TfidfVectorizer";
  const counting = readCountJson(name, json);
  const weighing = readTransformerJson(name, json);
  if (weighing.idf && weighing.idf.length !== counting.vocabulary.size) throw notSaved(`${name}.fromJSON`, json, name);
  return {
    options: { ...counting.options, ...weighing.options },
    vocabulary: counting.vocabulary,
    idf: weighing.idf,
  };
}

function only<T>(options: Readonly<Record<string, unknown>>, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name))) as Partial<T>;
}
