import type { Feature, Schema } from "../schema/messages.ts";
import { type CommonStatistics, commonOf, type FeatureNameStatistics, nameOf } from "../statistics/messages.ts";
import { checkBoolDomain, checkFloatDomain, checkIntDomain, checkStringDomain, reason } from "./domain-checks.ts";
import type { Reason } from "./messages.ts";
import { checkSpecification } from "./schema-checks.ts";
import { sixDigits } from "./six-digits.ts";

const notValidated = new Set(["PLANNED", "ALPHA", "DEPRECATED", "DEBUG_ONLY", "DISABLED"]);

export const isValidated = ({ lifecycleStage }: Feature): boolean => !notValidated.has(lifecycleStage ?? "");

/** Is the feature expected in this environment? Where none is asked for, always. */
export function isInEnvironment(feature: Feature, schema: Schema, environment: string | undefined): boolean {
  if (environment === undefined || feature.inEnvironment?.includes(environment)) return true;
  if (feature.notInEnvironment?.includes(environment)) return false;
  return schema.defaultEnvironment?.includes(environment) ?? false;
}

/** Must the feature be there at all? */
export const isRequired = (feature: Feature, schema: Schema, environment: string | undefined): boolean =>
  isValidated(feature) &&
  ((feature.presence?.minCount ?? 0) > 0 || (feature.presence?.minFraction ?? 0) > 0) &&
  isInEnvironment(feature, schema, environment);

/** What is wrong with a feature, its distances to other data left out. */
export function checkFeature(
  stats: FeatureNameStatistics,
  feature: Feature,
  schema: Schema,
  environment: string | undefined,
): Reason[] {
  const reasons = checkSpecification(feature, schema);
  const common = commonOf(stats);
  if (!common || common.numNonMissing === 0) {
    return isRequired(feature, schema, environment)
      ? [
          ...reasons,
          reason("FEATURE_TYPE_NOT_PRESENT", "Column dropped", "The feature was not present in any examples."),
        ]
      : reasons;
  }
  if (environment !== undefined && !isInEnvironment(feature, schema, environment)) {
    const description = `New column ${nameOf(stats)} found in data but not in the environment ${environment} in the schema.`;
    reasons.push(reason("SCHEMA_NEW_COLUMN", "Column missing in environment", description));
  }
  reasons.push(...checkValueCount(common, feature), ...checkShape(common, feature, schema), ...checkPresence(common, feature)); // biome-ignore format: one thought
  const stored = stats.type === "STRING" ? "BYTES" : stats.type;
  if (feature.type !== undefined && stored !== feature.type) {
    reasons.push(reason("UNEXPECTED_DATA_TYPE", `Expected data of type: ${feature.type} but got ${stats.type}`));
  }
  return [...reasons, ...checkDomain(stats, feature, schema), ...checkUnique(stats, feature)];
}

function checkDomain(stats: FeatureNameStatistics, feature: Feature, schema: Schema): Reason[] {
  const { domain, intDomain, floatDomain, boolDomain } = feature;
  const stringDomain = feature.stringDomain ?? schema.stringDomain.find(({ name }) => name === domain);
  // a list of texts says nothing of numbers
  if (stringDomain && stats.stringStats) return checkStringDomain(stats, stringDomain, feature);
  if (intDomain) return checkIntDomain(stats, intDomain);
  if (floatDomain) return checkFloatDomain(stats, floatDomain);
  return boolDomain ? checkBoolDomain(stats, boolDomain) : [];
}

function checkValueCount({ minNumValues, maxNumValues }: CommonStatistics, { valueCount = {} }: Feature): Reason[] {
  const { min, max } = valueCount;
  const reasons: Reason[] = [];
  if (min !== undefined && minNumValues < min) {
    reasons.push(reason("FEATURE_TYPE_LOW_NUMBER_VALUES", "Missing values", "Some examples have fewer values than expected.")); // biome-ignore format: one thought
  }
  if (max !== undefined && maxNumValues > max) {
    reasons.push(reason("FEATURE_TYPE_HIGH_NUMBER_VALUES", "Superfluous values", "Some examples have more values than expected.")); // biome-ignore format: one thought
  }
  return reasons;
}

function checkShape(common: CommonStatistics, { shape }: Feature, schema: Schema): Reason[] {
  if (!shape) return [];
  const expected = (shape.dim ?? []).reduce((product, { size = 0 }) => product * size, 1);
  const { minNumValues: min, maxNumValues: max, numMissing } = common;
  const dropped = (text: string) => [reason("INVALID_FEATURE_SHAPE", "Feature shape dropped", text)];
  if (min !== max || min === 0 || (numMissing > 0 && !schema.generateLegacyFeatureSpec)) {
    return dropped(
      "The feature has a shape, but it's not always present (if the feature is nested, then it should always be present at each nested level) or its value lengths vary.",
    );
  }
  if (min === expected) return [];
  return dropped(`The feature has fixed value length ${min} but it's not compatible with the specified shape.`);
}

function checkPresence({ numNonMissing, numMissing }: CommonStatistics, { presence = {} }: Feature): Reason[] {
  const { minCount, minFraction } = presence;
  const fraction = numNonMissing / (numNonMissing + numMissing);
  const fewer = "The feature was present in fewer examples than expected:";
  const reasons: Reason[] = [];
  if (minCount !== undefined && numNonMissing < minCount) {
    const description = `${fewer} minimum count = ${minCount}, actual = ${numNonMissing}`;
    reasons.push(reason("FEATURE_TYPE_LOW_NUMBER_PRESENT", "Column dropped", description));
  }
  if (minFraction === undefined) return reasons;
  if (fraction < minFraction) {
    const description = `${fewer} minimum fraction = ${minFraction.toFixed(6)}, actual = ${fraction.toFixed(6)}`;
    reasons.push(reason("FEATURE_TYPE_LOW_FRACTION_PRESENT", "Column dropped", description));
  } else if (minFraction === 1 && numMissing > 0) {
    const description = `The feature was expected everywhere, but was missing in ${sixDigits(numMissing)} examples.`;
    reasons.push(reason("FEATURE_TYPE_LOW_FRACTION_PRESENT", "Column dropped", description));
  }
  return reasons;
}

function checkUnique({ stringStats }: FeatureNameStatistics, { uniqueConstraints }: Feature): Reason[] {
  if (!uniqueConstraints) return [];
  if (!stringStats) {
    return [
      reason(
        "FEATURE_TYPE_NO_UNIQUE",
        "No unique values",
        "UniqueConstraints specified for the feature, but unique values were not counted (i.e., feature is not string or categorical).",
      ),
    ];
  }
  const { unique } = stringStats;
  const { min = 0, max = 0 } = uniqueConstraints;
  const low = `Expected at least ${min} unique values but found only ${unique}.`;
  const high = `Expected no more than ${max} unique values but found ${unique}.`;
  return [
    ...(unique < min ? [reason("FEATURE_TYPE_LOW_UNIQUE", "Low number of unique values", low)] : []),
    ...(unique > max ? [reason("FEATURE_TYPE_HIGH_UNIQUE", "High number of unique values", high)] : []),
  ];
}
