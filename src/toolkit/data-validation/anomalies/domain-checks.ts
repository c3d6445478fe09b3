import { byCodePoint } from "../../base/order.ts";
import { escaped } from "../proto/text.ts";
import type { BoolDomain, Feature, FloatDomain, IntDomain, StringDomain } from "../schema/messages.ts";
import type { FeatureNameStatistics } from "../statistics/messages.ts";
import { isWholeText, numberOfText } from "../statistics/number-texts.ts";
import { textCounts } from "../statistics/views.ts";
import type { AnomalyType, Reason } from "./messages.ts";
import { sixDigits } from "./six-digits.ts";

export const reason = (type: AnomalyType, shortDescription: string, description = ""): Reason => ({
  type,
  shortDescription,
  description,
});

/** Texts that the domain lacks: none is let pass unless `minDomainMass` says so. */
export function checkStringDomain(
  stats: FeatureNameStatistics,
  { value = [] }: StringDomain,
  feature: Feature,
): Reason[] {
  const maxOffDomain = 1 - (feature.distributionConstraints?.minDomainMass ?? 1);
  const known = new Set(value);
  const counts = textCounts(stats);
  const missing = [...counts].filter(([text]) => !known.has(text)).sort(([a], [b]) => byCodePoint(a, b));
  const total = stats.stringStats?.commonStats.totNumValues ?? 0;
  const mass = missing.reduce((sum, [, n]) => sum + n, 0) / total;
  if (!(mass > maxOffDomain || (maxOffDomain === 0 && missing.length > 0))) return [];
  const list = missing.map(([text, n]) => `${escaped(text)} (${percentage(n, total)})`).join(", ");
  return [
    reason(
      "ENUM_TYPE_UNEXPECTED_STRING_VALUES",
      "Unexpected string values",
      `Examples contain values missing from the schema: ${list}. `,
    ),
  ];
}

function percentage(count: number, total: number): string {
  if (total === 0) return "?";
  const percent = (100 * count) / total;
  return percent < 1 ? "<1%" : `~${Math.floor(percent)}%`;
}

/** Whole numbers, written as such or as texts, against a range. */
export function checkIntDomain(stats: FeatureNameStatistics, { min, max }: IntDomain): Reason[] {
  const texts = [...textCounts(stats).keys()].sort(byCodePoint);
  const odd = texts.find((text) => !isWholeText(text));
  if (odd !== undefined) {
    const description = `String values that were not ints were found, such as "${odd}".`;
    return [reason("INT_TYPE_NOT_INT_STRING", "Invalid values", description)];
  }
  const range = stats.type === "INT" ? rangeOf(stats) : rangeOfTexts(texts);
  if (!range) return [];
  return [
    ...(min !== undefined && min > range.min ? [reason("INT_TYPE_SMALL_INT", "Out-of-range values", `Unexpectedly small value: ${range.min}.`)] : []),
    ...(max !== undefined && max < range.max ? [reason("INT_TYPE_BIG_INT", "Out-of-range values", `Unexpectedly large value: ${range.max}.`)] : []),
  ]; // biome-ignore format: two thoughts
}

/** Numbers, written as such or as texts, against a range. */
export function checkFloatDomain(
  stats: FeatureNameStatistics,
  { min, max, disallowNan, disallowInf }: FloatDomain,
): Reason[] {
  const texts = [...textCounts(stats).keys()].sort(byCodePoint);
  const reasons: Reason[] = [];
  const hasNan = stats.numStats?.histograms.some(({ numNan }) => numNan > 0) ?? texts.some((text) => Number.isNaN(numberOfText(text))); // biome-ignore format: one thought
  if (disallowNan && hasNan) reasons.push(reason("FLOAT_TYPE_HAS_NAN", "Invalid values", "Float feature has NaN values.")); // biome-ignore format: one thought
  const odd = texts.find((text) => numberOfText(text) === undefined);
  if (odd !== undefined) {
    const description = `String values that were not floats were found, such as "${odd}".`;
    return [...reasons, reason("FLOAT_TYPE_STRING_NOT_FLOAT", "Invalid values", description)];
  }
  const range = stats.type === "FLOAT" ? rangeOf(stats) : rangeOfTexts(texts);
  if (!range) return reasons;
  // TFDV compares, and writes, numbers of 32 bits
  const [low, high, least, most] = [range.min, range.max, min, max].map((value) => Math.fround(value ?? Number.NaN)) as [number, number, number, number]; // biome-ignore format: one thought
  const note = "(upto six significant digits)";
  if (low < least) {
    const description = `Unexpectedly low values: ${sixDigits(low)}<${sixDigits(least)}${note}`;
    reasons.push(reason("FLOAT_TYPE_SMALL_FLOAT", "Out-of-range values", description));
  }
  if (high > most) {
    const description = `Unexpectedly high value: ${sixDigits(high)}>${sixDigits(most)}${note}`;
    reasons.push(reason("FLOAT_TYPE_BIG_FLOAT", "Out-of-range values", description));
  }
  if (disallowInf && !(Number.isFinite(low) && Number.isFinite(high))) {
    reasons.push(reason("FLOAT_TYPE_HAS_INF", "Invalid values", "Float feature has Inf values."));
  }
  return reasons;
}

/** True and false: two texts, or the numbers 1 and 0. */
export function checkBoolDomain(stats: FeatureNameStatistics, { trueValue, falseValue }: BoolDomain): Reason[] {
  const nonBoolean = "Non-boolean values";
  const { type, numStats } = stats;
  const named = [trueValue, falseValue].filter((text) => text !== undefined);
  if ((type === "INT" || type === "FLOAT") && named.length > 0) {
    const description = `User-defined boolean values are not permitted for features of ${type} type${type === "FLOAT" ? ": converting to float_domain." : "."}`; // biome-ignore format: one thought
    return [reason("BOOL_TYPE_INVALID_CONFIG", "Invalid BoolDomain", description)];
  }
  if (type === "INT" && numStats) {
    const { min, max } = numStats;
    const said = (value: number) => `Integers (such as ${sixDigits(value)}) not 0 or 1: converting to an integer.`;
    if (min < 0) return [reason("BOOL_TYPE_SMALL_INT", nonBoolean, said(min))];
    return max > 1 ? [reason("BOOL_TYPE_BIG_INT", nonBoolean, said(max))] : [];
  }
  if (type === "FLOAT" && numStats) {
    const description = oddFloats(numStats);
    return description === undefined ? [] : [reason("BOOL_TYPE_UNEXPECTED_FLOAT", nonBoolean, description)];
  }
  const odd = [...textCounts(stats).keys()].sort(byCodePoint).find((text) => !named.includes(text));
  if (odd === undefined) return [];
  const valid = named.length === 0 ? "{}" : `{"${named.toSorted(byCodePoint).join('", "')}"}`;
  return [reason("BOOL_TYPE_UNEXPECTED_STRING", nonBoolean, `Saw unexpected value "${odd}" instead of ${valid}.`)];
}

function oddFloats({ min, max, histograms }: NonNullable<FeatureNameStatistics["numStats"]>): string | undefined {
  const isBit = (value: number) => value === 0 || value === 1;
  const such = (value: string) => `Floats (such as ${value}) not in {0, 1}: converting to float_domain.`;
  if (!isBit(min) || !isBit(max)) return such(sixDigits(isBit(min) ? max : min));
  for (const { type, numNan, buckets } of histograms) {
    if (type === "QUANTILES" && numNan > 0) return such("NaN");
    if (type === "QUANTILES" && buckets.some(({ lowValue, highValue }) => !isBit(lowValue) || !isBit(highValue))) {
      return "Float values falling between 0 and 1: converting to float_domain.";
    }
  }
  return undefined;
}

const rangeOf = ({ numStats }: FeatureNameStatistics) => numStats && { min: numStats.min, max: numStats.max };

function rangeOfTexts(texts: readonly string[]): { min: number; max: number } | undefined {
  const numbers = texts.map((text) => numberOfText(text) ?? Number.NaN).filter((value) => !Number.isNaN(value));
  if (numbers.length === 0) return undefined;
  return { min: numbers.reduce((a, b) => Math.min(a, b)), max: numbers.reduce((a, b) => Math.max(a, b)) };
}
