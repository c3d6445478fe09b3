import { checkOptions, listOf, type Rule } from "../../base/options.ts";
import { datasetNamed } from "../statistics/generate-statistics.ts";
import {
  commonOf,
  type DatasetFeatureStatistics,
  type DatasetFeatureStatisticsList,
  type FeatureNameStatistics,
  nameOf,
} from "../statistics/messages.ts";
import { examplesOf } from "../statistics/views.ts";
import { type Group, numberChart, numberGroups, textChart, textGroups } from "./charts.ts";
import { element, numberCell, table, textCell } from "./elements.ts";
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

/** So many texts of a feature have a bar. */
const mostBars = 10;

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
  const features = names.map((name) => ofFeature(name, datasets));
  const numbers = features.filter(({ stats }) => stats.some(({ one }) => one.numStats));
  const texts = features.filter(({ stats }) => stats.some(({ one }) => one.stringStats));
  const { say } = words;
  return element(
    "section",
    {},
    numbers.length > 0 ? table(say({ "pt-BR": "Números", en: "Numbers" }), numberHeads(words), numbers.flatMap((one) => numberRows(one, words))) : undefined, // biome-ignore format: one thought
    texts.length > 0 ? table(say({ "pt-BR": "Textos", en: "Texts" }), textHeads(words), texts.flatMap((one) => textRows(one, words))) : undefined, // biome-ignore format: one thought
    element(
      "details",
      {},
      element("summary", {}, say({ "pt-BR": "Os números dos gráficos", en: "The numbers of the charts" })),
      table(say({ "pt-BR": "Cada barra", en: "Each bar" }), [say(head.feature), say(head.data), say(head.bar), say(head.count)], [...numbers, ...texts].flatMap((one) => barRows(one, words))), // biome-ignore format: one thought
    ),
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
  if (!rhsStatistics) return [{ name: options.lhsName ?? say({ "pt-BR": "todos", en: "all" }), dataset }];
  const lhsName = options.lhsName ?? say({ "pt-BR": "treino", en: "training" });
  const rhsName = options.rhsName ?? say({ "pt-BR": "outros dados", en: "other data" });
  return [
    { name: lhsName, dataset },
    { name: rhsName, dataset: examplesOf(where, rhsStatistics) },
  ];
}

/** One feature in all data sets that have it. */
interface OfFeature {
  readonly name: string;
  readonly stats: readonly { readonly data: string; readonly one: FeatureNameStatistics }[];
}

const ofFeature = (name: string, datasets: readonly Named[]): OfFeature => ({
  name,
  stats: datasets.flatMap(({ name: data, dataset }) => {
    const one = dataset.features.find((feature) => nameOf(feature) === name);
    return one ? [{ data, one }] : [];
  }),
});

const head = {
  feature: { "pt-BR": "coluna", en: "feature" },
  data: { "pt-BR": "dados", en: "data" },
  count: { "pt-BR": "quantos", en: "count" },
  missing: { "pt-BR": "faltam", en: "missing" },
  mean: { "pt-BR": "média", en: "mean" },
  stdDev: { "pt-BR": "desvio padrão", en: "std dev" },
  zeros: { "pt-BR": "zeros", en: "zeros" },
  min: { "pt-BR": "mínimo", en: "min" },
  median: { "pt-BR": "mediana", en: "median" },
  max: { "pt-BR": "máximo", en: "max" },
  unique: { "pt-BR": "distintos", en: "unique" },
  top: { "pt-BR": "mais frequente", en: "top" },
  topCount: { "pt-BR": "quantas vezes", en: "freq top" },
  avgLength: { "pt-BR": "bytes em média", en: "avg bytes" },
  chart: { "pt-BR": "gráfico", en: "chart" },
  bar: { "pt-BR": "barra", en: "bar" },
};

const numberHeads = ({ say }: Words) =>
  [head.feature, head.data, head.count, head.missing, head.mean, head.stdDev, head.zeros, head.min, head.median, head.max, head.chart].map(say); // biome-ignore format: a list
const textHeads = ({ say }: Words) =>
  [head.feature, head.data, head.count, head.missing, head.unique, head.top, head.topCount, head.avgLength, head.chart].map(say); // biome-ignore format: a list

/** Name, data, how many, how many are missing: those in bold, and in per cent. */
function begin(name: string, data: string, one: FeatureNameStatistics, words: Words): HTMLElement[] {
  const { numNonMissing = 0, numMissing = 0 } = commonOf(one) ?? {};
  const total = numNonMissing + numMissing;
  const missing = words.percent(total > 0 ? numMissing / total : 0);
  return [
    element("th", { scope: "row" }, name),
    textCell(data),
    numberCell(words.number(numNonMissing)),
    element("td", { class: "number" }, numMissing > 0 ? element("strong", {}, missing) : missing),
  ];
}

function numberRows({ name, stats }: OfFeature, words: Words): HTMLElement[] {
  const range = rangeOf(stats.map(({ one }) => one));
  return stats.flatMap(({ data, one }) => {
    const { numStats } = one;
    if (!numStats) return [];
    const { mean, stdDev, numZeros, min, median, max, commonStats } = numStats;
    const zeros = words.percent(commonStats.totNumValues > 0 ? numZeros / commonStats.totNumValues : 0);
    const cells = [mean, stdDev].map((value) => numberCell(words.number(value)));
    const ends = [min, median, max].map((value) => numberCell(words.number(value)));
    const chart = element("td", {}, numberChart(one, range, words));
    return [element("tr", {}, ...begin(name, data, one, words), ...cells, numberCell(zeros), ...ends, chart)];
  });
}

function rangeOf(stats: readonly FeatureNameStatistics[]): [number, number] {
  const ends = stats
    .flatMap(({ numStats }) => numStats?.histograms.find(({ type }) => type === "STANDARD")?.buckets ?? [])
    .flatMap(({ lowValue, highValue }) => [lowValue, highValue])
    .filter(Number.isFinite);
  return [ends.reduce((a, b) => Math.min(a, b), Infinity), ends.reduce((a, b) => Math.max(a, b), -Infinity)];
}

function textRows({ name, stats }: OfFeature, words: Words): HTMLElement[] {
  const texts = commonTexts(stats.map(({ one }) => one));
  return stats.flatMap(({ data, one }) => {
    const { stringStats } = one;
    if (!stringStats) return [];
    const [top] = stringStats.topValues;
    return [
      element(
        "tr",
        {},
        ...begin(name, data, one, words),
        numberCell(words.number(stringStats.unique)),
        textCell(top?.value ?? ""),
        numberCell(top ? words.number(top.frequency) : ""),
        numberCell(words.number(stringStats.avgLength)),
        element("td", {}, textChart(one, texts, words)),
      ),
    ];
  });
}

/** The texts that have bars: the most frequent of each, the first data set's first. */
function commonTexts(stats: readonly FeatureNameStatistics[]): string[] {
  const tops = stats.map(({ stringStats }) => stringStats?.topValues.map(({ value }) => value) ?? []);
  return [...new Set(tops.flatMap((values) => values.slice(0, mostBars)))].slice(0, mostBars);
}

function barRows({ name, stats }: OfFeature, words: Words): HTMLElement[] {
  const texts = commonTexts(stats.map(({ one }) => one));
  const groupsOf = (one: FeatureNameStatistics): Group[] => (one.numStats ? numberGroups(one, words) : textGroups(one, texts)); // biome-ignore format: one thought
  return stats.flatMap(({ data, one }) =>
    groupsOf(one).map((group) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, name),
        textCell(data),
        textCell(group.name),
        numberCell(words.number(group.count)),
      ),
    ),
  );
}
