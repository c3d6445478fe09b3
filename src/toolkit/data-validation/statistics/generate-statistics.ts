import { checkOptions, type Rule, whole } from "../../base/options.ts";
import { noSuchName } from "../no-such-name.ts";
import { featureStatistics, typeOf } from "./feature-statistics.ts";
import { cellsOf, checkExamples, countOf, type Examples, featureNames, valuesOf } from "./feature-values.ts";
import { type DatasetFeatureStatisticsList, type FeatureNameStatistics, nameOf } from "./messages.ts";
import { allExamples, type Slicer, sliceRows } from "./slices.ts";
import { datasetNamed } from "./views.ts";

export interface StatisticsOptions {
  /** Slices that get statistics of their own: `[{sexo: null}, {uf: ["SP", "RJ"], sexo: null}]`. None by default. */
  readonly slices?: readonly Slicer[];
  /** How many of the most frequent texts are listed. 20 by default. */
  readonly numTopValues?: number;
  /** How many texts the rank histogram counts; the schema sees no others. 1000 by default. */
  readonly numRankHistogramBuckets?: number;
  /** Buckets of equal width. 10 by default. */
  readonly numHistogramBuckets?: number;
  /** Buckets of equal counts. 10 by default. */
  readonly numQuantilesHistogramBuckets?: number;
}

const defaults = {
  slices: [],
  numTopValues: 20,
  numRankHistogramBuckets: 1000,
  numHistogramBuckets: 10,
  numQuantilesHistogramBuckets: 10,
} satisfies StatisticsOptions;

const slicers: Rule = {
  holds: (value) =>
    Array.isArray(value) &&
    value.every(
      (slicer) =>
        typeof slicer === "object" &&
        slicer !== null &&
        Object.keys(slicer).length > 0 &&
        Object.values(slicer).every((wanted) => wanted === null || Array.isArray(wanted)),
    ),
  expected: {
    "pt-BR": "uma lista de objetos: por coluna, null ou a lista dos valores",
    en: "a list of objects: by column, null or the list of values",
  },
  remedy: { "pt-BR": 'Por exemplo, slices: [{uf: ["SP", "RJ"]}].', en: 'For instance, slices: [{uf: ["SP", "RJ"]}].' },
};

/**
 * Describes every feature, as TensorFlow Data Validation does: presence, numbers with two histograms, texts with their
 * counts. A feature is INT if all its values are whole numbers, FLOAT if all are numbers, else STRING.
 *
 * Two things differ from TFDV, which reads data once and estimates: quantiles and counts of histograms are exact here.
 * @param examples - a table, in which NaN is a missing value; or a list of objects, in which NaN is a number, `null` is missing and a value may be a list
 * @returns one data set named `All Examples`, then one for each slice
 * @throws StudentError `not-examples`, `not-a-value`, `mixed-column`, `unknown-column` (in `slices`), `bad-option`
 * @example
 * const stats = generateStatistics(treino, {slices: [{sexo: null}]});
 * getStatistics(stats, "idade").numStats.mean;
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/generate_statistics_from_dataframe
 */
export function generateStatistics(examples: Examples, options: StatisticsOptions = {}): DatasetFeatureStatisticsList {
  const where = "generateStatistics";
  const atLeastOne = whole(1);
  checkOptions(where, { ...options }, { slices: slicers, numTopValues: atLeastOne, numRankHistogramBuckets: atLeastOne, numHistogramBuckets: atLeastOne, numQuantilesHistogramBuckets: atLeastOne }); // biome-ignore format: one thought
  checkExamples(where, examples);
  const sizes = { ...defaults, ...options };
  const all = Int32Array.from({ length: countOf(examples) }, (_, i) => i);
  const slices = [...new Map([[allExamples, all], ...sliceRows(where, examples, sizes.slices)])];
  // feature by feature: a column is looked up once, however many slices there are
  const features = featureNames(examples).map((name) => {
    const cell = cellsOf(examples, name);
    const whole = valuesOf(where, name, cell, all);
    const type = typeOf(whole);
    return slices.map(([, rows]) =>
      featureStatistics(rows === all ? whole : valuesOf(where, name, cell, rows), type, sizes),
    );
  });
  const datasets = slices.map(([name, rows], k) => ({
    name,
    numExamples: rows.length,
    features: features.flatMap((ofSlices) => ofSlices[k] ?? []),
  }));
  return { datasets };
}

/**
 * The statistics of one feature.
 * @param slice - `All Examples` by default
 * @throws StudentError `no-such-slice`, `unknown-column`, each with the names that exist
 * @example getStatistics(stats, "renda_alta", {slice: "sexo_F"}).stringStats.topValues
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/DatasetListView
 */
export function getStatistics(
  statistics: DatasetFeatureStatisticsList,
  feature: string,
  { slice = allExamples }: { readonly slice?: string } = {},
): FeatureNameStatistics {
  const where = "getStatistics";
  const dataset = datasetNamed(where, statistics, slice);
  const found = dataset.features.find((one) => nameOf(one) === feature);
  if (!found) throw noSuchName("unknown-column", where, feature, dataset.features.map(nameOf));
  return found;
}
