import { type ExperimentRecord, latestMetrics, type RunRecord } from "../../../toolkit/tracking/records/records.ts";
import { readExperiment, readRun } from "../../../toolkit/tracking/records/stored.ts";
import type { CourseStore } from "../../storage/course-store.ts";

export const space = "tracking";

/** A run of this device, and the lab that recorded it. */
export interface TrackedRun extends RunRecord {
  readonly lab: string;
}

/** All that notebooks recorded here. */
export interface Tracked {
  readonly runs: readonly TrackedRun[];
  readonly experiments: readonly ExperimentRecord[];
  /** Keys of runs' files, such as `artifact/0/ab12/artifacts/model.json`. */
  readonly files: readonly string[];
}

/** What the store holds of runs. A row that is none is passed over: notebooks wrote it. */
export async function readTracked(store: Pick<CourseStore, "list">): Promise<Tracked> {
  const runs: TrackedRun[] = [];
  const experiments: ExperimentRecord[] = [];
  const files: string[] = [];
  for (const { key, lab, content } of await store.list(space)) {
    if (typeof content !== "string") {
      files.push(key);
      continue;
    }
    const run = key.startsWith("run/") ? readRun(content) : null;
    if (run && run.stage === "active" && key === `run/${run.runId}`) runs.push({ ...run, lab });
    const experiment = key.startsWith("experiment/") ? readExperiment(content) : null;
    if (experiment) experiments.push(experiment);
  }
  return { runs, experiments, files };
}

/** The default experiment is stored only once something of it changed. */
export const experimentName = ({ experiments }: Tracked, id: string): string =>
  experiments.find(({ experimentId }) => experimentId === id)?.name ?? (id === "0" ? "Default" : id);

/** A column of the table: `params.depth`, `metrics.f1`. */
export interface Column {
  readonly id: string;
  readonly kind: "params" | "metrics";
  readonly key: string;
}

/** All parameters and metrics that some run has; metrics first, for they are what one looks for. */
export function columnsOf(runs: readonly RunRecord[]): readonly Column[] {
  const keys = (kind: Column["kind"]) =>
    [...new Set(runs.flatMap((run) => [...run[kind].keys()]))]
      .sort((a, b) => a.localeCompare(b))
      .map((key) => ({ id: `${kind}.${key}`, kind, key }));
  return [...keys("metrics"), ...keys("params")];
}

/** What a run has in a column; undefined where it has nothing. */
export function valueIn(run: RunRecord, { kind, key }: Pick<Column, "kind" | "key">): string | number | undefined {
  return kind === "params" ? run.params.get(key) : latestMetrics(run).get(key);
}

/** Do the runs say different things of it? What one lacks differs from what another has. */
export const differs = (runs: readonly RunRecord[], column: Pick<Column, "kind" | "key">): boolean =>
  new Set(runs.map((run) => valueIn(run, column))).size > 1;
