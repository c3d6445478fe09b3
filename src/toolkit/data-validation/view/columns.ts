import type { Localized } from "../../errors.ts";
import { commonOf, type FeatureNameStatistics } from "../statistics/messages.ts";
import { type Group, numberChart, numberGroups, textChart, textGroups } from "./charts.ts";
import { element, numberCell, table, textCell } from "./elements.ts";
import type { Words } from "./words.ts";

/** A row: one feature in one data set. */
export interface FeatureRow {
  readonly name: string;
  /** What the data set is called; nothing where there is only one. */
  readonly data: string | undefined;
  readonly one: FeatureNameStatistics;
  /** From the smallest to the largest value of the feature in all data sets: their charts have one scale. */
  readonly range: readonly [number, number];
  /** The texts that have bars. */
  readonly texts: readonly string[];
}

interface Column<R extends FeatureRow> {
  readonly head: Localized;
  readonly cell: (row: R, words: Words) => HTMLElement;
}

const name: Column<FeatureRow> = {
  head: { "pt-BR": "coluna", en: "feature" },
  cell: (row) => element("th", { scope: "row" }, row.name),
};
const data: Column<FeatureRow> = {
  head: { "pt-BR": "dados", en: "data" },
  cell: (row) => textCell(row.data ?? ""),
};

const numberColumn = (pt: string, en: string, value: (one: FeatureNameStatistics, words: Words) => string | undefined): Column<FeatureRow> => ({
  head: { "pt-BR": pt, en },
  cell: ({ one }, words) => numberCell(value(one, words) ?? ""),
}); // biome-ignore format: one thought

const count = numberColumn("quantos", "count", (one, { number }) => number(commonOf(one)?.numNonMissing ?? 0));
/** In bold where any is missing. */
const missing: Column<FeatureRow> = {
  head: { "pt-BR": "faltam", en: "missing" },
  cell: ({ one }, { percent }) => {
    const { numNonMissing = 0, numMissing = 0 } = commonOf(one) ?? {};
    const text = percent(numMissing > 0 ? numMissing / (numNonMissing + numMissing) : 0);
    return element("td", { class: "number" }, numMissing > 0 ? element("strong", {}, text) : text);
  },
};

const chartHead = { "pt-BR": "gráfico", en: "chart" };

/** Of features that hold numbers. */
export const numberColumns: readonly Column<FeatureRow>[] = [
  name,
  data,
  { head: chartHead, cell: ({ one, range }, words) => element("td", {}, numberChart(one, range, words)) },
  count,
  missing,
  numberColumn("média", "mean", ({ numStats }, { number }) => numStats && number(numStats.mean)),
  numberColumn("desvio padrão", "std dev", ({ numStats }, { number }) => numStats && number(numStats.stdDev)),
  numberColumn("zeros", "zeros", ({ numStats }, { percent }) => {
    const total = numStats?.commonStats.totNumValues ?? 0;
    return percent(total > 0 ? (numStats?.numZeros ?? 0) / total : 0);
  }),
  numberColumn("mínimo", "min", ({ numStats }, { number }) => numStats && number(numStats.min)),
  numberColumn("mediana", "median", ({ numStats }, { number }) => numStats && number(numStats.median)),
  numberColumn("máximo", "max", ({ numStats }, { number }) => numStats && number(numStats.max)),
];

/** Of features that hold texts. */
export const textColumns: readonly Column<FeatureRow>[] = [
  name,
  data,
  { head: chartHead, cell: ({ one, texts }, words) => element("td", {}, textChart(one, texts, words)) },
  count,
  missing,
  numberColumn("distintos", "unique", ({ stringStats }, { number }) => stringStats && number(stringStats.unique)),
  {
    head: { "pt-BR": "mais frequente", en: "top" },
    cell: ({ one }) => textCell(one.stringStats?.topValues[0]?.value ?? ""),
  },
  numberColumn("quantas vezes", "freq top", ({ stringStats }, { number }) => {
    const top = stringStats?.topValues[0];
    return top && number(top.frequency);
  }),
  numberColumn("bytes em média", "avg bytes", ({ stringStats }, { number }) => stringStats && number(stringStats.avgLength)), // biome-ignore format: one thought
];

/** A bar of a chart. */
interface BarRow extends FeatureRow {
  readonly group: Group;
}

const barColumns: readonly Column<BarRow>[] = [
  name,
  data,
  { head: { "pt-BR": "barra", en: "bar" }, cell: ({ group }) => textCell(group.name) },
  { head: { "pt-BR": "quantos", en: "count" }, cell: ({ group }, { number }) => numberCell(number(group.count)) },
];

/** The rows in a table; without the names of data sets where there is one only. */
export function tableOf<R extends FeatureRow>(
  caption: Localized,
  columns: readonly Column<R>[],
  rows: readonly R[],
  words: Words,
): HTMLElement | undefined {
  if (rows.length === 0) return undefined;
  const isCompared = rows.some((row) => row.data !== undefined);
  const shown = columns.filter(({ head }) => isCompared || head !== data.head);
  const lines = rows.map((row) => element("tr", {}, ...shown.map(({ cell }) => cell(row, words))));
  return table(words.say(caption), shown.map(({ head }) => words.say(head)), lines); // biome-ignore format: one thought
}

/** All bars of the charts of these rows, in a table. */
export function barsTable(rows: readonly FeatureRow[], words: Words): HTMLElement | undefined {
  const bars = rows.flatMap((row): BarRow[] => {
    const groups = row.one.numStats ? numberGroups(row.one, words) : textGroups(row.one, row.texts);
    return groups.map((group) => ({ ...row, group }));
  });
  return tableOf({ "pt-BR": "Cada barra", en: "Each bar" }, barColumns, bars, words);
}
