import { artifactUri, type ExperimentRecord, latest, type MetricPoint, type RunRecord } from "../records/records.ts";

/** Records as MLflow's JSON. As protobuf does, it leaves out what is empty; NaN and the infinities are texts. */

type Json = Readonly<Record<string, unknown>>;

const pairs = (map: ReadonlyMap<string, string>): Json[] => [...map].map(([key, value]) => ({ key, value }));

/** Fields whose list or value is empty are left out. */
export function withoutEmpty(json: Json): Json {
  const full = Object.entries(json).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(full);
}

const double = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

export const metricJson = (key: string, { value, timestamp, step }: MetricPoint): Json => ({
  key,
  value: double(value),
  timestamp,
  step,
});

export const experimentJson = (experiment: ExperimentRecord): Json =>
  withoutEmpty({
    experiment_id: experiment.experimentId,
    name: experiment.name,
    artifact_location: experiment.artifactLocation,
    lifecycle_stage: experiment.stage,
    last_update_time: experiment.updatedAt,
    creation_time: experiment.createdAt,
    tags: pairs(experiment.tags),
  });

export const runInfoJson = (run: RunRecord): Json =>
  withoutEmpty({
    run_uuid: run.runId,
    run_id: run.runId,
    run_name: run.runName,
    experiment_id: run.experimentId,
    user_id: run.userId,
    status: run.status,
    start_time: run.startTime,
    end_time: run.endTime,
    artifact_uri: artifactUri(run),
    lifecycle_stage: run.stage,
  });

export function runJson(run: RunRecord): Json {
  const metrics = [...run.metrics].flatMap(([key, history]) => {
    const point = latest(history);
    return point ? [metricJson(key, point)] : [];
  });
  const dataset_inputs = run.datasets.map(({ tags, name, digest, sourceType, source, schema, profile }) =>
    withoutEmpty({
      tags: pairs(tags),
      dataset: withoutEmpty({ name, digest, source_type: sourceType, source, schema, profile }),
    }),
  );
  return {
    info: runInfoJson(run),
    data: withoutEmpty({ metrics, params: pairs(run.params), tags: pairs(run.tags) }),
    inputs: withoutEmpty({ dataset_inputs }),
  };
}
