import { checkOptions, trueOrFalse, whole } from "../../base/options.ts";
import { byCodePoint } from "../../base/order.ts";
import {
  type CommonStatistics,
  commonOf,
  type DatasetFeatureStatisticsList,
  type FeatureNameStatistics,
  nameOf,
} from "../statistics/messages.ts";
import { isWholeText } from "../statistics/number-texts.ts";
import { examplesOf, textCounts } from "../statistics/views.ts";
import type { BoolDomain, Feature, FeaturePresence, Schema, StringDomain } from "./messages.ts";

export interface InferSchemaOptions {
  /** Does a feature that never lacks and always has as many values get a `shape`? True by default; else a `valueCount`. */
  readonly inferFeatureShape?: boolean;
  /** With more distinct texts a feature gets no list of them. 100 by default. */
  readonly maxStringDomainSize?: number;
}

/**
 * A first schema from statistics: types, presence, shape, and the texts that occur. Read it, then tighten it: ranges of
 * numbers are never inferred, and what was wrong in the data is taken for right.
 * @throws StudentError `no-statistics`; `bad-option`
 * @example
 * const schema = inferSchema(generateStatistics(treino));
 * setDomain(schema, "idade", {intDomain: {min: 14, max: 100}});
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/infer_schema
 */
export function inferSchema(
  statistics: DatasetFeatureStatisticsList,
  { inferFeatureShape = true, maxStringDomainSize = 100 }: InferSchemaOptions = {},
): Schema {
  const where = "inferSchema";
  checkOptions(where, { inferFeatureShape, maxStringDomainSize }, { inferFeatureShape: trueOrFalse, maxStringDomainSize: whole(0) }); // biome-ignore format: one thought
  const stringDomain: StringDomain[] = [];
  const feature = examplesOf(where, statistics).features.map((one): Feature => {
    const domain = domainOf(one, maxStringDomainSize);
    if (domain.stringDomain) {
      stringDomain.push(domain.stringDomain);
      return { ...start(one, inferFeatureShape), domain: nameOf(one) };
    }
    return { ...start(one, inferFeatureShape), ...domain };
  });
  return { feature, stringDomain };
}

/** Name, type, presence and number of values. */
function start(one: FeatureNameStatistics, inferFeatureShape: boolean): Feature {
  const type = one.type === "STRING" ? "BYTES" : one.type;
  const common = commonOf(one);
  const shared = { name: nameOf(one), type, presence: presenceOf(common) };
  if (!common || common.numNonMissing === 0) return shared;
  const { numMissing, minNumValues: min, maxNumValues: max } = common;
  if (inferFeatureShape && numMissing === 0 && min === max && min > 0) return { ...shared, shape: { dim: [{ size: min }] } }; // biome-ignore format: one thought
  return min > 0 ? { ...shared, valueCount: min === max ? { min, max } : { min: 1 } } : shared;
}

function presenceOf(common: CommonStatistics | undefined): FeaturePresence {
  if (!common || common.numNonMissing < 1) return { minCount: 0 };
  return common.numMissing === 0 ? { minFraction: 1, minCount: 1 } : { minCount: 1 };
}

const trueTexts = ["TRUE", "true", "SET", "set", "1", ""];
const falseTexts = ["FALSE", "false", "CLEAR", "clear", "0"];

function domainOf(
  one: FeatureNameStatistics,
  maxStringDomainSize: number,
): Pick<Feature, "boolDomain" | "intDomain" | "stringDomain"> {
  const { type, numStats } = one;
  if (type === "INT" && numStats && numStats.min >= 0 && numStats.max === 1) return { boolDomain: {} };
  if (type !== "STRING") return {};
  const texts = [...textCounts(one).keys()].sort(byCodePoint);
  const boolDomain = boolDomainOf(texts);
  if (boolDomain) return { boolDomain };
  if (texts.length > 0 && texts.every(isWholeText)) return { intDomain: {} };
  if (texts.length === 0 || texts.length > maxStringDomainSize) return {};
  return { stringDomain: { name: nameOf(one), value: texts } };
}

/** At most one text for true and one for false, and nothing else. */
function boolDomainOf(texts: readonly string[]): BoolDomain | undefined {
  const [isTrue, isFalse] = [trueTexts, falseTexts].map((list) => texts.filter((text) => list.includes(text)));
  const [trueValue, secondTrue] = isTrue ?? [];
  const [falseValue, secondFalse] = isFalse ?? [];
  const isAll = (isTrue?.length ?? 0) + (isFalse?.length ?? 0) === texts.length && texts.length > 0;
  if (!isAll || secondTrue !== undefined || secondFalse !== undefined) return undefined;
  return {
    ...(trueValue === undefined ? {} : { trueValue }),
    ...(falseValue === undefined ? {} : { falseValue }),
  };
}
