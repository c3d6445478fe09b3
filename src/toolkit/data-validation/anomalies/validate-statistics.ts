import { checkOptions, type Rule } from "../../base/options.ts";
import { byCodePoint } from "../../base/order.ts";
import { inWords, StudentError } from "../../errors.ts";
import { checkSchema } from "../schema/check-schema.ts";
import type { Schema } from "../schema/messages.ts";
import { type DatasetFeatureStatisticsList, nameOf } from "../statistics/messages.ts";
import { examplesOf } from "../statistics/views.ts";
import { anomalyNumbers } from "./anomalies-proto.ts";
import { compareExamples, compareFeature, drift, skew } from "./comparisons.ts";
import { reason } from "./domain-checks.ts";
import { checkFeature, isRequired, isValidated } from "./feature-checks.ts";
import type { Anomalies, AnomalyInfo, AnomalyType, DriftSkewInfo, Reason, Severity } from "./messages.ts";

export interface ValidateOptions {
  /** Where the data comes from, one of the schema's `defaultEnvironment`. By default all features are expected. */
  readonly environment?: string;
  /** Of the span before, for the schema's drift comparators. */
  readonly previousStatistics?: DatasetFeatureStatisticsList;
  /** Of serving, for the schema's skew comparators; `statistics` are then those of training. */
  readonly servingStatistics?: DatasetFeatureStatisticsList;
  /** Severities in place of ERROR: `{SCHEMA_NEW_COLUMN: "WARNING"}`. */
  readonly severityOverrides?: Readonly<Partial<Record<AnomalyType, Severity>>>;
}

const anObject: Rule = {
  holds: (value) => value === undefined || (typeof value === "object" && value !== null),
  expected: { "pt-BR": "um objeto", en: "an object" },
};
const severities: Rule = {
  holds: (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(value).every(
      ([type, one]) => type in anomalyNumbers && ["WARNING", "ERROR"].includes(one as string),
    ),
  expected: { "pt-BR": 'por tipo de anomalia, "WARNING" ou "ERROR"', en: 'by type of anomaly, "WARNING" or "ERROR"' },
};
const aText: Rule = {
  holds: (value) => value === undefined || typeof value === "string",
  expected: { "pt-BR": "um texto", en: "a text" },
};

/**
 * What in the data does not fit the schema, under TFDV's names and in its words.
 * @param statistics - what `generateStatistics` computed; of slices, those of all examples
 * @param schema - expectations; without a threshold of a comparator nothing is compared
 * @returns anomalies by feature, and every distance that was measured
 * @throws StudentError `no-statistics`; `no-schema`; `no-such-environment`; `bad-option`
 * @example
 * const {anomalyInfo} = validateStatistics(generateStatistics(avaliacao), schema);
 * Object.entries(anomalyInfo).map(([coluna, {description}]) => `${coluna}: ${description}`);
 * @see https://www.tensorflow.org/tfx/data_validation/anomalies
 */
export function validateStatistics(
  statistics: DatasetFeatureStatisticsList,
  schema: Schema,
  options: ValidateOptions = {},
): Anomalies {
  const where = "validateStatistics";
  checkOptions(where, { ...options }, { environment: aText, previousStatistics: anObject, servingStatistics: anObject, severityOverrides: severities }); // biome-ignore format: one thought
  const { environment, severityOverrides = {} } = options;
  checkSchema(where, schema);
  checkEnvironment(where, schema, environment);
  const dataset = examplesOf(where, statistics);
  const [previous, serving] = [options.previousStatistics, options.servingStatistics].map((other) => other && examplesOf(where, other)); // biome-ignore format: one thought
  const result = { baseline: schema, anomalyNameFormat: "SERIALIZED_PATH" as const };
  if (dataset.numExamples === 0) return { ...result, anomalyInfo: {}, driftSkewInfo: [], dataMissing: true };

  const found = new Map<string, Reason[]>();
  const measured: DriftSkewInfo[] = [];
  for (const stats of dataset.features) {
    const name = nameOf(stats);
    const feature = schema.feature.find((one) => one.name === name);
    if (!feature) {
      found.set(name, [reason("SCHEMA_NEW_COLUMN", "New column", "New column (column in data but not in schema)")]);
      continue;
    }
    if (!isValidated(feature)) continue;
    const reasons = checkFeature(stats, feature, schema, environment);
    const isAbsent = reasons.some(({ type }) => type === "FEATURE_TYPE_NOT_PRESENT");
    const same = (other: typeof previous) => other?.features.find((one) => nameOf(one) === name);
    const nothing = { reasons: [], measurements: [] };
    const drifted = previous && !isAbsent ? compareFeature(stats, same(previous), feature.driftComparator, drift) : nothing; // biome-ignore format: one thought
    const skewed = serving && !isAbsent ? compareFeature(stats, same(serving), feature.skewComparator, skew) : nothing;
    reasons.push(...drifted.reasons, ...skewed.reasons);
    if (reasons.length > 0) found.set(name, reasons);
    if (drifted.measurements.length + skewed.measurements.length > 0) {
      measured.push({
        path: { step: [name] },
        ...(drifted.measurements.length > 0 ? { driftMeasurements: drifted.measurements } : {}),
        ...(skewed.measurements.length > 0 ? { skewMeasurements: skewed.measurements } : {}),
      });
    }
  }
  const present = new Set(dataset.features.map(nameOf));
  for (const feature of schema.feature) {
    if (present.has(feature.name) || !isRequired(feature, schema, environment)) continue;
    found.set(feature.name, [reason("SCHEMA_MISSING_COLUMN", "Column dropped", "Column is completely missing")]);
  }
  const ofDataset = compareExamples(dataset, previous, schema.datasetConstraints ?? {});
  const names = [...found.keys()].sort(byCodePoint);
  const info = (reasons: readonly Reason[]) => anomalyOf(reasons, severityOverrides);
  return {
    ...result,
    anomalyInfo: Object.fromEntries(
      names.map((name) => [name, { path: { step: [name] }, ...info(found.get(name) ?? []) }]),
    ),
    ...(ofDataset.length > 0 ? { datasetAnomalyInfo: info(ofDataset) } : {}),
    driftSkewInfo: measured,
  };
}

/** Several reasons as one anomaly: the worst severity, all descriptions. */
function anomalyOf(
  reasons: readonly Reason[],
  overrides: NonNullable<ValidateOptions["severityOverrides"]>,
): AnomalyInfo {
  const severities = reasons.map(({ type }) => overrides[type] ?? "ERROR");
  const described = reasons.filter(({ description }) => description !== "");
  const last = reasons[reasons.length - 1];
  return {
    severity: severities.includes("ERROR") ? "ERROR" : "WARNING",
    shortDescription: described.length > 1 ? "Multiple errors" : ((described[0] ?? last)?.shortDescription ?? ""),
    description: described.map(({ description }) => description).join(" "),
    reason: reasons,
  };
}

function checkEnvironment(where: string, schema: Schema, environment: string | undefined): void {
  const known = schema.defaultEnvironment ?? [];
  if (environment === undefined || known.includes(environment)) return;
  const list = known.map((one) => `“${one}”`).join(", ");
  throw new StudentError({
    code: "no-such-environment",
    where: `${where}, environment`,
    expected: { "pt-BR": `um dos ambientes do esquema: ${list || "(nenhum)"}`, en: `one of the schema's environments: ${list || "(none)"}` }, // biome-ignore format: one thought
    received: inWords(environment),
    remedy: {
      "pt-BR": 'Acrescente-o antes: {...esquema, defaultEnvironment: ["TRAINING", "SERVING"]}.',
      en: 'Add it before: {...schema, defaultEnvironment: ["TRAINING", "SERVING"]}.',
    },
  });
}
