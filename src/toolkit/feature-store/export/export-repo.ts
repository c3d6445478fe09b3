import type { FeatureView } from "../feature-view.ts";
import { csvOf } from "./csv.ts";
import type { Definitions } from "./definitions.ts";
import { featuresPy } from "./features-py.ts";

/** Where a view's source stands in the project. */
const sourcePath = (view: FeatureView): string => view.source.path ?? `data/${view.name}.parquet`;

/** A Feast project, each file's text by its path. */
export function exportRepo(definitions: Definitions): Readonly<Record<string, string>> {
  const views = [...definitions.featureViews.values()];
  return {
    "feature_store.yaml": featureStoreYaml(definitions.options.project),
    "features.py": featuresPy(definitions, sourcePath),
    "csv_to_parquet.py": csvToParquet(views),
    ...Object.fromEntries(views.map((view) => [csvPath(view), csvOf(view.source)])),
  };
}

const csvPath = (view: FeatureView): string => `data/${view.name}.csv`;

const featureStoreYaml = (project: string): string => `project: ${JSON.stringify(project)}
registry: data/registry.db
provider: local
online_store:
  type: sqlite
  path: data/online_store.db
offline_store:
  type: file
entity_key_serialization_version: 3
`;

function csvToParquet(views: readonly FeatureView[]): string {
  const lines = views.map((view) => {
    const { timestampField, createdTimestampColumn } = view.source;
    const moments = [timestampField, ...(createdTimestampColumn === null ? [] : [createdTimestampColumn])];
    const texts = [csvPath(view), sourcePath(view)].map((path) => JSON.stringify(path));
    return `    (${texts.join(", ")}, ${JSON.stringify(moments).replaceAll(",", ", ")}),`;
  });
  return `"""Makes the Parquet files that features.py names of the CSV files beside them: python csv_to_parquet.py"""
from pathlib import Path

import pandas as pd

SOURCES = [
${lines.join("\n")}
]

for csv, parquet, moments in SOURCES:
    table = pd.read_csv(csv)
    for name in moments:
        table[name] = pd.to_datetime(table[name], utc=True)
    if "://" not in parquet:
        Path(parquet).parent.mkdir(parents=True, exist_ok=True)
    table.to_parquet(parquet, index=False)
`;
}
