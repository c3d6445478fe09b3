import type { Bucket, FeatureNameStatistics } from "../statistics/messages.ts";
import { bars } from "./elements.ts";
import type { Words } from "./words.ts";

/** Some values and how many there are. */
export interface Group {
  readonly name: string;
  readonly count: number;
}

const most = (groups: readonly Group[]): Group | undefined =>
  groups.reduce<Group | undefined>((best, group) => (best && best.count >= group.count ? best : group), undefined);

/** What a chart says in words. */
function label(name: string, groups: readonly Group[], { say, number }: Words): string {
  const top = most(groups);
  if (!top) return say({ "pt-BR": `${name}: nenhum valor`, en: `${name}: no values` });
  const n = groups.length;
  return say({
    "pt-BR": `${name}: ${n === 1 ? "1 barra" : `${n} barras`}; a mais alta, ${top.name}, com ${number(top.count)}`,
    en: `${name}: ${n === 1 ? "1 bar" : `${n} bars`}; the highest, ${top.name}, with ${number(top.count)}`,
  });
}

const bucketsOf = ({ numStats }: FeatureNameStatistics): readonly Bucket[] =>
  numStats?.histograms.find(({ type }) => type === "STANDARD")?.buckets ?? [];

/** The buckets of equal width, named. */
export function numberGroups(stats: FeatureNameStatistics, { say, number }: Words): Group[] {
  return bucketsOf(stats).map(({ lowValue, highValue, sampleCount }) => ({
    name:
      lowValue === highValue
        ? number(lowValue)
        : say({ "pt-BR": `de ${number(lowValue)} a ${number(highValue)}`, en: `${number(lowValue)} to ${number(highValue)}` }),
    count: sampleCount,
  })); // biome-ignore format: one thought
}

/** @param range - from the smallest to the largest value of all data that is compared: charts below each other agree */
export function numberChart(stats: FeatureNameStatistics, range: readonly [number, number], words: Words): Element {
  const [low, high] = range;
  const wide = high - low;
  const finite = bucketsOf(stats).filter(({ lowValue, highValue }) => Number.isFinite(lowValue) && Number.isFinite(highValue)); // biome-ignore format: one thought
  const highest = finite.reduce((best, { sampleCount }) => Math.max(best, sampleCount), 0);
  const boxes = finite.map(({ lowValue, highValue, sampleCount }) => ({
    x: wide > 0 ? (lowValue - low) / wide : 0.45,
    width: wide > 0 ? (highValue - lowValue) / wide : 0.1,
    height: highest > 0 ? sampleCount / highest : 0,
  }));
  return bars(label(stats.path?.step.join(".") ?? "", numberGroups(stats, words), words), boxes);
}

/** How often these texts occur. */
export function textGroups(stats: FeatureNameStatistics, texts: readonly string[]): Group[] {
  const counts = new Map(stats.stringStats?.rankHistogram?.buckets.map(({ label, sampleCount }) => [label, sampleCount])); // biome-ignore format: one thought
  return texts.map((name) => ({ name, count: counts.get(name) ?? 0 }));
}

export function textChart(stats: FeatureNameStatistics, texts: readonly string[], words: Words): Element {
  const groups = textGroups(stats, texts);
  const highest = most(groups)?.count ?? 0;
  const boxes = groups.map(({ count }, i) => ({
    x: i / groups.length,
    width: 1 / groups.length,
    height: highest > 0 ? count / highest : 0,
  }));
  return bars(label(stats.path?.step.join(".") ?? "", groups, words), boxes);
}
