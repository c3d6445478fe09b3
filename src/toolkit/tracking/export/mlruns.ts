import { type ExperimentRecord, type RunRecord, runStatuses } from "../records/records.ts";
import { checkKey, checkRunId } from "../server/validation.ts";

/** A file of the export, below the folder in which `mlflow ui` is started. */
interface MlrunsFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Experiments and runs as MLflow's file store lays them out: `mlruns/<experiment>/<run>/metrics/…`. What bears a name that
 * would lead out of its folder is left out. Not yet tried against a real MLflow.
 * @see https://github.com/mlflow/mlflow/blob/master/mlflow/store/tracking/file_store.py
 */
export function mlrunsFiles(experiments: readonly ExperimentRecord[], runs: readonly RunRecord[]): MlrunsFile[] {
  const used = new Set(runs.map(({ experimentId }) => experimentId));
  const listed = experiments.filter(({ experimentId }) => used.has(experimentId) && isId(experimentId));
  return [
    ...listed.map((experiment) => ({
      path: `mlruns/${experiment.experimentId}/meta.yaml`,
      content: experimentMeta(experiment),
    })),
    ...runs.filter(({ experimentId, runId }) => isId(experimentId) && isId(runId)).flatMap(runFiles),
  ];
}

/** The folder of a run's own files. */
export const artifactsFolder = ({ experimentId, runId }: RunRecord): string =>
  `mlruns/${experimentId}/${runId}/artifacts`;

function runFiles(run: RunRecord): MlrunsFile[] {
  const folder = `mlruns/${run.experimentId}/${run.runId}`;
  const file = (kind: "metrics" | "params" | "tags", key: string, content: string): MlrunsFile[] =>
    isKey(key) ? [{ path: `${folder}/${kind}/${key}`, content }] : [];
  return [
    { path: `${folder}/meta.yaml`, content: runMeta(run) },
    ...[...run.metrics].flatMap(([key, history]) =>
      file(
        "metrics",
        key,
        history.map(({ value, timestamp, step }) => `${timestamp} ${python(value)} ${step}\n`).join(""),
      ),
    ),
    ...[...run.params].flatMap(([key, value]) => file("params", key, value)),
    ...[...run.tags].flatMap(([key, value]) => file("tags", key, value)),
  ];
}

const isId = (id: string): boolean => holds(() => checkRunId(id));
const isKey = (key: string): boolean => holds(() => checkKey("tag", key));

function holds(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** A number as Python's `float` reads it. */
const python = (value: number): string =>
  Number.isNaN(value) ? "nan" : Number.isFinite(value) ? String(value) : value > 0 ? "inf" : "-inf";

/** Texts in double quotes: what JSON writes, YAML reads. */
const yaml = (fields: readonly (readonly [name: string, value: string | number | null])[]): string =>
  fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join("");

const experimentMeta = (experiment: ExperimentRecord): string =>
  yaml([
    ["artifact_location", `./mlruns/${experiment.experimentId}`],
    ["creation_time", experiment.createdAt],
    ["experiment_id", experiment.experimentId],
    ["last_update_time", experiment.updatedAt],
    ["lifecycle_stage", experiment.stage],
    ["name", experiment.name],
  ]);

const runMeta = (run: RunRecord): string =>
  `${yaml([
    ["artifact_uri", `./${artifactsFolder(run)}`],
    ["deleted_time", null],
    ["end_time", run.endTime],
    ["entry_point_name", ""],
    ["experiment_id", run.experimentId],
    ["lifecycle_stage", run.stage],
    ["run_id", run.runId],
    ["run_name", run.runName],
    ["run_uuid", run.runId],
    ["source_name", ""],
    ["source_type", 4],
    ["source_version", ""],
    ["start_time", run.startTime],
    ["status", runStatuses.indexOf(run.status) + 1],
  ])}tags: []\n${yaml([["user_id", run.userId]])}`;
