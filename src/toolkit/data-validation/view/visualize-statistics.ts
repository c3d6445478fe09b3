import { checkOptions, listOf, type Rule } from "../../base/options.ts";
import {
  type DatasetFeatureStatistics,
  type DatasetFeatureStatisticsList,
  type FeatureNameStatistics,
  nameOf,
} from "../statistics/messages.ts";
import { datasetNamed, examplesOf } from "../statistics/views.ts";
import { barsTable, type FeatureRow, numberColumns, tableOf, textColumns } from "./columns.ts";
import { element } from "./elements.ts";
import { type Words, wordsOf } from "./words.ts";

export interface VisualizeOptions {
  /** Other data beside this one, its charts on the same scale. */
  readonly rhsStatistics?: DatasetFeatureStatisticsList;
  /** What the data is called. "treino" by default where there is other data. */
  readonly lhsName?: string;
  /** What the other data is called. "outros dados" by default. */
  readonly rhsName?: string;
  /** Slices to compare, in place of all examples: `["sexo_F", "sexo_M"]`. */
  readonly slices?: readonly string[];
}

const aText: Rule = { holds: (value) => typeof value === "string", expected: { "pt-BR": "um texto", en: "a text" } };
const anything: Rule = { holds: () => true, expected: { "pt-BR": "", en: "" } };

interface Named {
  readonly name: string;
  readonly dataset: DatasetFeatureStatistics;
}

/**
 * The statistics as facets: a table of the features that hold numbers and one of those that hold texts, a row and a small
 * chart each; under them the numbers of all charts, for those who cannot see them. In the reader's language.
 * @returns an element for `display`
 * @throws StudentError `no-statistics`; `no-such-slice`; `bad-option`
 * @example display(visualizeStatistics(estatisticas, {rhsStatistics: daAvaliacao, lhsName: "treino", rhsName: "avaliação"}))
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/visualize_statistics
 */
export function visualizeStatistics(
  statistics: DatasetFeatureStatisticsList,
  options: VisualizeOptions = {},
): HTMLElement {
  const where = "visualizeStatistics";
  checkOptions(where, { ...options }, { rhsStatistics: anything, lhsName: aText, rhsName: aText, slices: listOf(aText) }); // biome-ignore format: one thought
  const words = wordsOf();
  const datasets = chosen(where, statistics, options, words);
  const names = [...new Set(datasets.flatMap(({ dataset }) => dataset.features.map(nameOf)))];
  const rows = names.flatMap((name) => rowsOf(name, datasets));
  const numbers = rows.filter(({ one }) => one.numStats);
  const texts = rows.filter(({ one }) => one.stringStats);
  const summary = words.say({ "pt-BR": "Os números dos gráficos", en: "The numbers of the charts" });
  const bars = barsTable([...numbers, ...texts], words);
  return element(
    "section",
    {},
    tableOf({ "pt-BR": "Números", en: "Numbers" }, numberColumns, numbers, words),
    tableOf({ "pt-BR": "Textos", en: "Texts" }, textColumns, texts, words),
    bars && element("details", {}, element("summary", {}, summary), bars),
  );
}

function chosen(
  where: string,
  statistics: DatasetFeatureStatisticsList,
  options: VisualizeOptions,
  { say }: Words,
): Named[] {
  const { rhsStatistics, slices } = options;
  if (slices) return slices.map((name) => ({ name, dataset: datasetNamed(where, statistics, name) }));
  const dataset = examplesOf(where, statistics);
  if (!rhsStatistics) return [{ name: "", dataset }];
  const lhsName = options.lhsName ?? say({ "pt-BR": "treino", en: "training" });
  const rhsName = options.rhsName ?? say({ "pt-BR": "outros dados", en: "other data" });
  return [
    { name: lhsName, dataset },
    { name: rhsName, dataset: examplesOf(where, rhsStatistics) },
  ];
}

/** A feature in each data set that has it. */
function rowsOf(name: string, datasets: readonly Named[]): FeatureRow[] {
  const found = datasets.flatMap(({ name: data, dataset }) => {
    const one = dataset.features.find((feature) => nameOf(feature) === name);
    return one ? [{ data, one }] : [];
  });
  const all = found.map(({ one }) => one);
  const shared = { name, range: rangeOf(all), texts: commonTexts(all) };
  return found.map(({ data, one }) => ({ ...shared, data: datasets.length > 1 ? data : undefined, one }));
}

function rangeOf(stats: readonly FeatureNameStatistics[]): [number, number] {
  const ends = stats
    .flatMap(({ numStats }) => numStats?.histograms.find(({ type }) => type === "STANDARD")?.buckets ?? [])
    .flatMap(({ lowValue, highValue }) => [lowValue, highValue])
    .filter(Number.isFinite);
  return [ends.reduce((a, b) => Math.min(a, b), Infinity), ends.reduce((a, b) => Math.max(a, b), -Infinity)];
}

/** So many texts of a feature have a bar: the most frequent, the first data set's first. */
const mostBars = 10;

function commonTexts(stats: readonly FeatureNameStatistics[]): string[] {
  const tops = stats.map(({ stringStats }) => stringStats?.topValues.map(({ value }) => value) ?? []);
  return [...new Set(tops.flatMap((values) => values.slice(0, mostBars)))].slice(0, mostBars);
}
