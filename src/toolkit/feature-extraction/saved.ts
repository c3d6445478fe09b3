import { inWords, StudentError } from "../errors.ts";
import { type CountVectorizerOptions, countDefaults, type TfidfTransformerOptions, tfidfDefaults } from "./options.ts";
import { givenVocabulary, type Vocabulary } from "./vocabulary.ts";

type CountOptions = Required<CountVectorizerOptions>;
type WeightOptions = Required<TfidfTransformerOptions>;
/** As JSON has no regular expressions. */
type SavedCountOptions = Omit<CountOptions, "tokenPattern" | "vocabulary"> & {
  readonly tokenPattern: { readonly source: string; readonly flags: string };
  /** Was the vocabulary given, and not learnt? */
  readonly isVocabularyGiven: boolean;
};

/** A saved CountVectorizer. `params` are the arguments of scikit-learn's constructor; the rest is for `fromJSON`. */
export interface CountVectorizerJson {
  readonly class: string;
  readonly options: SavedCountOptions;
  readonly vocabulary: Readonly<Record<string, number>>;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface TfidfTransformerJson {
  readonly class: string;
  readonly options: WeightOptions;
  readonly idf: readonly number[] | null;
}

export interface TfidfVectorizerJson extends CountVectorizerJson {
  readonly options: SavedCountOptions & WeightOptions;
  readonly idf: readonly number[] | null;
}

export function countToJson(options: CountOptions, vocabulary: Vocabulary): CountVectorizerJson {
  const { tokenPattern, vocabulary: given, ...others } = options;
  const { source, flags } = tokenPattern;
  return {
    class: "CountVectorizer",
    options: { ...others, tokenPattern: { source, flags }, isVocabularyGiven: given !== null },
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
): TfidfVectorizerJson {
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

/** @throws StudentError if this is not a saved vectorizer of the class */
export function readCountJson(name: string, json: unknown): { options: CountOptions; vocabulary: Vocabulary } {
  const { options, vocabulary } = savedAs(name, json);
  if (!isRecord(options) || !isRecord(vocabulary)) throw notSaved(name, json);
  const { tokenPattern, isVocabularyGiven, ...others } = options;
  if (!isRecord(tokenPattern)) throw notSaved(name, json);
  const terms = givenVocabulary(`${name}.fromJSON`, vocabulary as Record<string, number>);
  return {
    vocabulary: terms,
    options: {
      ...countDefaults,
      ...only<CountOptions>(others, Object.keys(countDefaults)),
      tokenPattern: new RegExp(String(tokenPattern.source), String(tokenPattern.flags)),
      vocabulary: isVocabularyGiven ? terms : null,
    },
  };
}

/** @throws StudentError if this is not a saved transformer of the class */
export function readTransformerJson(
  name: string,
  json: unknown,
): { options: WeightOptions; idf: readonly number[] | undefined } {
  const { options, idf } = savedAs(name, json);
  if (!isRecord(options)) throw notSaved(name, json);
  const weight = { ...tfidfDefaults, ...only<WeightOptions>(options, Object.keys(tfidfDefaults)) };
  if (!weight.useIdf) return { options: weight, idf: undefined };
  if (!Array.isArray(idf) || !idf.every(Number.isFinite)) throw notSaved(name, json);
  return { options: weight, idf };
}

/** @throws StudentError if this is not a saved TfidfVectorizer */
export function readTfidfJson(json: unknown) {
  const counting = readCountJson("TfidfVectorizer", json);
  const weighing = readTransformerJson("TfidfVectorizer", json);
  if (weighing.idf && weighing.idf.length !== counting.vocabulary.size) throw notSaved("TfidfVectorizer", json);
  return {
    options: { ...counting.options, ...weighing.options },
    vocabulary: counting.vocabulary,
    idf: weighing.idf,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function only<T>(options: Readonly<Record<string, unknown>>, names: readonly string[]): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name))) as Partial<T>;
}

function savedAs(name: string, json: unknown): Record<string, unknown> {
  if (!isRecord(json) || json.class !== name) throw notSaved(name, json);
  return json;
}

function notSaved(name: string, json: unknown): StudentError {
  return new StudentError({
    code: "not-a-saved-one",
    where: `${name}.fromJSON`,
    expected: { "pt-BR": `o que um ${name} salvou com toJSON`, en: `what a ${name} saved with toJSON` },
    received: inWords(json),
    remedy: {
      "pt-BR": `Salve com JSON.stringify(vetorizador) e abra com ${name}.fromJSON(JSON.parse(texto)).`,
      en: `Save with JSON.stringify(vectorizer) and open with ${name}.fromJSON(JSON.parse(text)).`,
    },
  });
}
