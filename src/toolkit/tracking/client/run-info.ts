import { isJson } from "./api.ts";

/** A run as `searchRuns` and `getRun` give it: the last value of each metric. */
export interface RunFacts {
  readonly runId: string;
  readonly runName: string;
  readonly experimentId: string;
  readonly status: string;
  /** ms since 1970. */
  readonly startTime: number;
  /** ms since 1970; null while the run goes on. */
  readonly endTime: number | null;
  readonly params: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly tags: Readonly<Record<string, string>>;
}

export function runInfoOf(run: unknown): Pick<RunFacts, "runId" | "runName" | "experimentId"> {
  const info = isJson(run) && isJson(run.info) ? run.info : {};
  return {
    runId: String(info.run_id),
    runName: String(info.run_name ?? ""),
    experimentId: String(info.experiment_id),
  };
}

export function runFactsOf(run: unknown): RunFacts {
  const info = isJson(run) && isJson(run.info) ? run.info : {};
  const data = isJson(run) && isJson(run.data) ? run.data : {};
  return {
    ...runInfoOf(run),
    status: String(info.status),
    startTime: Number(info.start_time),
    endTime: info.end_time === undefined ? null : Number(info.end_time),
    params: byKey(data.params, String),
    metrics: byKey(data.metrics, Number),
    tags: byKey(data.tags, String),
  };
}

function byKey<T>(list: unknown, read: (value: unknown) => T): Readonly<Record<string, T>> {
  const pairs = Array.isArray(list) ? list.filter(isJson) : [];
  return Object.fromEntries(pairs.map(({ key, value }) => [String(key), read(value ?? "")]));
}
