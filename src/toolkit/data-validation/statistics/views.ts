import { isRecord } from "../../base/saved.ts";
import { inWords, StudentError } from "../../errors.ts";
import { noSuchName } from "../no-such-name.ts";
import type { DatasetFeatureStatistics, DatasetFeatureStatisticsList, FeatureNameStatistics } from "./messages.ts";
import { allExamples } from "./slices.ts";

/** The data sets of statistics. @throws StudentError `no-statistics` if they are none */
export function datasetsOf(where: string, statistics: unknown): readonly DatasetFeatureStatistics[] {
  const datasets = isRecord(statistics) ? statistics.datasets : undefined;
  if (Array.isArray(datasets) && datasets.every((one) => isRecord(one) && Array.isArray(one.features))) return datasets;
  throw new StudentError({
    code: "no-statistics",
    where,
    expected: {
      "pt-BR": "as estatísticas que generateStatistics calcula",
      en: "the statistics that generateStatistics computes",
    },
    received: inWords(statistics),
    remedy: {
      "pt-BR": `Por exemplo, ${where}(generateStatistics(tabela)…).`,
      en: `For instance, ${where}(generateStatistics(table)…).`,
    },
  });
}

/** The statistics of all examples: the only data set, or that with the name. @throws StudentError `no-statistics`, `no-such-slice` */
export function examplesOf(where: string, statistics: DatasetFeatureStatisticsList): DatasetFeatureStatistics {
  const datasets = datasetsOf(where, statistics);
  const [first, ...others] = datasets;
  return first && others.length === 0 ? first : datasetNamed(where, statistics, allExamples);
}

/** The data set of this name. @throws StudentError `no-statistics`, `no-such-slice` */
export function datasetNamed(
  where: string,
  statistics: DatasetFeatureStatisticsList,
  name: string,
): DatasetFeatureStatistics {
  const datasets = datasetsOf(where, statistics);
  const found = datasets.find((dataset) => dataset.name === name);
  if (found) return found;
  throw noSuchName("no-such-slice", where, name, datasets.map((dataset) => dataset.name)); // biome-ignore format: one thought
}

/** How often each text occurs; empty for numbers. */
export const textCounts = ({ stringStats }: FeatureNameStatistics): ReadonlyMap<string, number> =>
  new Map(stringStats?.rankHistogram?.buckets.map(({ label, sampleCount }) => [label, sampleCount]));
