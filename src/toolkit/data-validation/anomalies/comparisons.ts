import type { DatasetConstraints, FeatureComparator } from "../schema/messages.ts";
import type { DatasetFeatureStatistics, FeatureNameStatistics } from "../statistics/messages.ts";
import { jensenShannonDivergence, lInfinityDistance, normalizedAbsoluteDifference } from "./distances.ts";
import { reason } from "./domain-checks.ts";
import type { Measurement, Reason } from "./messages.ts";
import { sixDigits } from "./six-digits.ts";

interface Compared {
  readonly reasons: readonly Reason[];
  readonly measurements: readonly Measurement[];
}

/** Which data is compared with which, in the words of the messages. */
interface Sides {
  readonly treatment: "current" | "training";
  readonly control: "previous" | "serving";
}

export const drift: Sides = { treatment: "current", control: "previous" };
export const skew: Sides = { treatment: "training", control: "serving" };

const nothing: Compared = { reasons: [], measurements: [] };

/** Distances of a feature to other data. @param other - `undefined` where that data lacks the feature */
export function compareFeature(
  stats: FeatureNameStatistics,
  other: FeatureNameStatistics | undefined,
  comparator: FeatureComparator | undefined,
  { treatment, control }: Sides,
): Compared {
  const { infinityNorm, jensenShannonDivergence: jensenShannon, normalizedAbsDifference } = comparator ?? {};
  const thresholds = [infinityNorm?.threshold, jensenShannon?.threshold, normalizedAbsDifference?.threshold];
  if (thresholds.every((threshold) => threshold === undefined)) return nothing;
  if (!other) {
    const missing = reason("COMPARATOR_CONTROL_DATA_MISSING", `${control} data missing`, `${control} data is missing.`);
    return { reasons: [missing], measurements: [] };
  }
  const reasons: Reason[] = [];
  const measurements: Measurement[] = [];
  const between = `between ${treatment} and ${control}`;
  const [linfty, divergence, difference] = thresholds;
  const said = (what: string, value: number, threshold: number, end: string) =>
    `The ${what} ${between} is ${sixDigits(value)} (up to six significant digits), above the threshold ${sixDigits(threshold)}.${end}`;
  const mostDifferent = (label: string) => ` The feature value with maximum difference is: ${label}`;

  if (linfty !== undefined) {
    const { value, label } = lInfinityDistance(stats, other);
    measurements.push({ type: "L_INFTY", value, threshold: linfty });
    if (value > linfty) {
      const description = said("Linfty distance", value, linfty, mostDifferent(label));
      reasons.push(reason("COMPARATOR_L_INFTY_HIGH", `High Linfty distance ${between}`, description));
    }
  }
  const value = divergence === undefined ? undefined : jensenShannonDivergence(stats, other);
  if (divergence !== undefined && value !== undefined) {
    measurements.push({ type: "JENSEN_SHANNON_DIVERGENCE", value, threshold: divergence });
    if (value > divergence) {
      const what = "approximate Jensen-Shannon divergence";
      const short = `High ${what} ${between}`;
      reasons.push(reason("COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH", short, said(what, value, divergence, "")));
    }
  }
  if (difference !== undefined) {
    const what = "normalized absolute difference";
    const { value, label } = normalizedAbsoluteDifference(stats, other);
    measurements.push({ type: "NORMALIZED_ABSOLUTE_DIFFERENCE", value, threshold: difference });
    if (value > difference) {
      const description = said(what, value, difference, mostDifferent(label));
      reasons.push(reason("COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH", `High ${what} ${between}`, description));
    }
  }
  return { reasons, measurements };
}

/** The number of examples: against bounds, and against the span before. */
export function compareExamples(
  { numExamples }: DatasetFeatureStatistics,
  previous: DatasetFeatureStatistics | undefined,
  { numExamplesDriftComparator: comparator, minExamplesCount, maxExamplesCount }: DatasetConstraints,
): Reason[] {
  const reasons = previous && comparator ? compareWithPrevious(numExamples, previous.numExamples, comparator) : [];
  if (minExamplesCount !== undefined && numExamples < minExamplesCount) {
    const description = `The dataset has ${sixDigits(numExamples)} examples, which is fewer than expected.`;
    reasons.push(reason("DATASET_LOW_NUM_EXAMPLES", "Low num examples in dataset.", description));
  }
  if (maxExamplesCount !== undefined && numExamples > maxExamplesCount) {
    const description = `The dataset has ${sixDigits(numExamples)} examples, which is more than expected.`;
    reasons.push(reason("DATASET_HIGH_NUM_EXAMPLES", "High num examples in dataset.", description));
  }
  return reasons;
}

function compareWithPrevious(
  numExamples: number,
  before: number,
  {
    minFractionThreshold: min,
    maxFractionThreshold: max,
  }: NonNullable<DatasetConstraints["numExamplesDriftComparator"]>,
): Reason[] {
  if (before === 0) {
    const description = "The previous span has 0 examples, so there is a high number of examples in the current dataset versus the previous span."; // biome-ignore format: one thought
    const short = "High num examples in current dataset versus the previous span, which has 0.";
    return max === undefined ? [] : [reason("COMPARATOR_HIGH_NUM_EXAMPLES", short, description)];
  }
  const ratio = numExamples / before;
  const said = (side: string, threshold: number) =>
    `The ratio of num examples in the current dataset versus the previous span is ${sixDigits(ratio)} (up to six significant digits), which is ${side} the threshold ${sixDigits(threshold)}.`;
  const short = (word: string) => `${word} num examples in current dataset versus the previous span.`;
  return [
    ...(max !== undefined && ratio > max ? [reason("COMPARATOR_HIGH_NUM_EXAMPLES", short("High"), said("above", max))] : []),
    ...(min !== undefined && ratio < min ? [reason("COMPARATOR_LOW_NUM_EXAMPLES", short("Low"), said("below", min))] : []),
  ]; // biome-ignore format: two thoughts
}
