import { invalid, missing } from "../records/mlflow-error.ts";
import type { DatasetInput, RunRecord, RunStatus } from "../records/records.ts";
import { type Draw, runId, runName } from "./names.ts";
import { checkBatch, checkKey, checkParamValue, checkRunId, checkTagValue } from "./validation.ts";

export interface LoggedMetric {
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

export interface Batch {
  readonly metrics: readonly LoggedMetric[];
  readonly params: readonly (readonly [key: string, value: string])[];
  readonly tags: readonly (readonly [key: string, value: string])[];
}

interface NewRun {
  readonly experimentId: string;
  readonly name: string;
  readonly userId: string;
  readonly startTime: number;
  readonly tags: readonly (readonly [key: string, value: string])[];
}

/** A run keeps so many values in all: a loop without end must not fill the student's disk. */
const mostPoints = 200_000;

/** The runs, with the rules for what is logged. */
export class TrackedRuns {
  readonly #all = new Map<string, RunRecord>();
  readonly #changed: (run: RunRecord) => void;
  readonly #draw: Draw;

  constructor(options: { readonly changed: (run: RunRecord) => void; readonly draw: Draw }) {
    this.#changed = options.changed;
    this.#draw = options.draw;
  }

  restore(run: RunRecord): void {
    this.#all.set(run.runId, run);
  }

  list(): readonly RunRecord[] {
    return [...this.#all.values()];
  }

  create({ experimentId, name, userId, startTime, tags }: NewRun): RunRecord {
    const tagged = new Map(tags);
    for (const [key, value] of tagged) {
      checkKey("tag", key);
      checkTagValue(value);
    }
    const byTag = tagged.get("mlflow.runName");
    if (name && byTag && name !== byTag)
      throw invalid(
        `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${name}', mlflow.runName='${byTag}').`,
      );
    const chosen = name || byTag || runName(this.#draw);
    tagged.set("mlflow.runName", chosen);
    const run: RunRecord = {
      runId: runId(),
      experimentId,
      runName: chosen,
      userId,
      status: "RUNNING",
      startTime,
      endTime: null,
      stage: "active",
      params: new Map(),
      tags: tagged,
      metrics: new Map(),
      datasets: [],
    };
    this.#all.set(run.runId, run);
    this.#changed(run);
    return run;
  }

  get(id: string): RunRecord {
    checkRunId(id);
    const found = this.#all.get(id);
    if (found) return found;
    throw missing(`Run '${id}' not found`);
  }

  update(id: string, change: { status?: RunStatus; endTime?: number; name?: string }): RunRecord {
    const run = this.#active(id);
    if (change.status) run.status = change.status;
    if (change.endTime !== undefined) run.endTime = change.endTime;
    if (change.name) {
      run.runName = change.name;
      run.tags.set("mlflow.runName", change.name);
    }
    this.#changed(run);
    return run;
  }

  setStage(id: string, stage: RunRecord["stage"]): void {
    const run = this.get(id);
    run.stage = stage;
    this.#changed(run);
  }

  /** All of it, or where something is refused nothing. */
  log(id: string, { metrics, params, tags }: Batch): void {
    checkBatch({ metrics: metrics.length, params: params.length, tags: tags.length });
    const run = this.#active(id);
    for (const metric of metrics) checkMetric(metric);
    checkParams(run, params);
    for (const [key, value] of tags) {
      checkKey("tag", key);
      checkTagValue(value);
    }
    const points = [...run.metrics.values()].reduce((sum, history) => sum + history.length, metrics.length);
    if (points > mostPoints)
      throw invalid(`Run '${id}' would hold ${points} metric values; this server keeps at most ${mostPoints} a run.`);

    for (const { key, value, timestamp, step } of metrics) {
      const history = run.metrics.get(key) ?? [];
      const isKnown = history.some(
        (point) => Object.is(point.value, value) && point.timestamp === timestamp && point.step === step,
      );
      if (!isKnown) history.push({ value, timestamp, step });
      run.metrics.set(key, history);
    }
    for (const [key, value] of params) run.params.set(key, value);
    for (const [key, value] of tags) {
      run.tags.set(key, value);
      if (key === "mlflow.runName") run.runName = value;
    }
    this.#changed(run);
  }

  deleteTag(id: string, key: string): void {
    const run = this.#active(id);
    if (!run.tags.delete(key)) throw missing(`No tag with name: ${key} in run with id ${id}`);
    this.#changed(run);
  }

  /** A data set that is logged again, by name and digest, takes the place of itself. */
  logInputs(id: string, datasets: readonly DatasetInput[]): void {
    const run = this.#active(id);
    for (const dataset of datasets) {
      const at = run.datasets.findIndex(({ name, digest }) => name === dataset.name && digest === dataset.digest);
      if (at < 0) run.datasets.push(dataset);
      else run.datasets[at] = dataset;
    }
    this.#changed(run);
  }

  #active(id: string): RunRecord {
    const run = this.get(id);
    if (run.stage === "active") return run;
    throw invalid(`The run ${id} must be in the 'active' state. Current state is deleted.`);
  }
}

function checkMetric({ key, value, timestamp, step }: LoggedMetric): void {
  checkKey("metric", key);
  if (timestamp < 0)
    throw invalid(
      `Got invalid timestamp ${timestamp} for metric '${key}' (value=${value}). Timestamp must be a nonnegative long (64-bit integer) `,
    );
  if (!Number.isSafeInteger(step))
    throw invalid(
      `Got invalid step ${step} for metric '${key}' (value=${value}). Step must be a valid long (64-bit integer).`,
    );
}

function checkParams(run: RunRecord, params: Batch["params"]): void {
  const seen = new Set<string>();
  const twice = params.map(([key]) => key).filter((key) => seen.size === seen.add(key).size);
  if (twice.length > 0)
    throw invalid(
      `Duplicate parameter keys have been submitted: [${twice.map((key) => `'${key}'`).join(", ")}]. Please ensure the request contains only one param value per param key.`,
    );
  for (const [key, value] of params) {
    checkKey("parameter", key);
    checkParamValue(value);
    const before = run.params.get(key);
    if (before !== undefined && before !== value)
      throw invalid(
        `Changing param values is not allowed. Param with key='${key}' was already logged with value='${before}' for run ID='${run.runId}'. Attempted logging new value '${value}'.`,
      );
  }
}
