import { inWords, StudentError } from "../../errors.ts";
import type { DatasetFeatureStatistics, DatasetFeatureStatisticsList, FeatureNameStatistics } from "./messages.ts";
import { allExamples } from "./slices.ts";

/** The statistics of all examples: the only data set, or that with the name. @throws StudentError `no-statistics` */
export function examplesOf(where: string, statistics: DatasetFeatureStatisticsList): DatasetFeatureStatistics {
  const datasets: unknown = (statistics as Partial<DatasetFeatureStatisticsList> | null | undefined)?.datasets;
  const list = Array.isArray(datasets) ? (datasets as readonly DatasetFeatureStatistics[]) : [];
  const found = list.length === 1 ? list[0] : list.find(({ name }) => name === allExamples);
  if (found) return found;
  throw new StudentError({
    code: "no-statistics",
    where,
    expected: { "pt-BR": "as estatísticas que generateStatistics calcula", en: "the statistics that generateStatistics computes" }, // biome-ignore format: one thought
    received: inWords(statistics),
    remedy: {
      "pt-BR": `Por exemplo, ${where}(generateStatistics(tabela)…).`,
      en: `For instance, ${where}(generateStatistics(table)…).`,
    },
  });
}

/** How often each text occurs; empty for numbers. */
export const textCounts = ({ stringStats }: FeatureNameStatistics): ReadonlyMap<string, number> =>
  new Map(stringStats?.rankHistogram?.buckets.map(({ label, sampleCount }) => [label, sampleCount]));
