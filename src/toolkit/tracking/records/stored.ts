import {
  type DatasetInput,
  type ExperimentRecord,
  type MetricPoint,
  type RunRecord,
  runStatuses,
  type Stage,
} from "./records.ts";

/** Records as texts that outlive the page. JSON has no NaN and no infinities: they are written as words, as protobuf does. */

const write = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

export function writeRun(run: RunRecord): string {
  return JSON.stringify({
    ...run,
    params: [...run.params],
    tags: [...run.tags],
    metrics: [...run.metrics].map(([key, history]) => [
      key,
      history.map(({ value, timestamp, step }) => [write(value), timestamp, step]),
    ]),
    datasets: run.datasets.map((dataset) => ({ ...dataset, tags: [...dataset.tags] })),
  });
}

export const writeExperiment = (experiment: ExperimentRecord): string =>
  JSON.stringify({ ...experiment, tags: [...experiment.tags] });

/** The run that a text holds; null where it holds none. Whoever reads it never wrote it: nothing is believed. */
export function readRun(text: string): RunRecord | null {
  const raw = parsed(text);
  if (!raw) return null;
  const { runId, experimentId, runName, userId, startTime, endTime } = raw;
  const status = runStatuses.find((known) => known === raw.status);
  const [params, tags, stage] = [pairs(raw.params), pairs(raw.tags), asStage(raw.stage)];
  if (!isText(runId) || !isText(experimentId) || !isText(runName) || !isText(userId)) return null;
  if (!status || !params || !tags || !stage || !isTime(startTime) || !(endTime === null || isTime(endTime)))
    return null;
  if (!Array.isArray(raw.metrics) || !Array.isArray(raw.datasets)) return null;
  const metrics = new Map<string, MetricPoint[]>();
  for (const metric of raw.metrics as unknown[]) {
    const history = asHistory(metric);
    if (!history) return null;
    metrics.set(history.key, history.points);
  }
  const datasets: DatasetInput[] = [];
  for (const given of raw.datasets as unknown[]) {
    const dataset = asDataset(given);
    if (!dataset) return null;
    datasets.push(dataset);
  }
  return { runId, experimentId, runName, userId, status, startTime, endTime, stage, params, tags, metrics, datasets };
}

/** The experiment that a text holds; null where it holds none. */
export function readExperiment(text: string): ExperimentRecord | null {
  const raw = parsed(text);
  if (!raw) return null;
  const { experimentId, name, artifactLocation, createdAt, updatedAt } = raw;
  const [tags, stage] = [pairs(raw.tags), asStage(raw.stage)];
  if (!isText(experimentId) || !isText(name) || !isText(artifactLocation) || !tags || !stage) return null;
  if (!isTime(createdAt) || !isTime(updatedAt)) return null;
  return { experimentId, name, artifactLocation, createdAt, updatedAt, stage, tags };
}

type Raw = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string";
const isTime = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value <= 8.64e15 && Number.isInteger(value);
const asStage = (value: unknown): Stage | null => (value === "active" || value === "deleted" ? value : null);
const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): Raw | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRaw(value) ? value : null;
  } catch {
    return null;
  }
}

function pairs(value: unknown): Map<string, string> | null {
  if (!Array.isArray(value)) return null;
  const found = new Map<string, string>();
  for (const pair of value as unknown[]) {
    if (!Array.isArray(pair)) return null;
    const [key, text] = pair as unknown[];
    if (!isText(key) || !isText(text)) return null;
    found.set(key, text);
  }
  return found;
}

function asHistory(value: unknown): { key: string; points: MetricPoint[] } | null {
  if (!Array.isArray(value)) return null;
  const [key, history] = value as unknown[];
  if (!isText(key) || !Array.isArray(history)) return null;
  const points: MetricPoint[] = [];
  for (const point of history as unknown[]) {
    if (!Array.isArray(point)) return null;
    const [written, timestamp, step] = point as unknown[];
    const value = isText(written) ? Number(written) : written;
    if (typeof value !== "number" || !isTime(timestamp) || !Number.isInteger(step)) return null;
    points.push({ value, timestamp, step: Number(step) });
  }
  return { key, points };
}

function asDataset(value: unknown): DatasetInput | null {
  if (!isRaw(value)) return null;
  const { name, digest, sourceType, source, schema, profile } = value;
  const tags = pairs(value.tags);
  if (!tags || !isText(name) || !isText(digest) || !isText(sourceType) || !isText(source)) return null;
  if (!isText(schema) || !isText(profile)) return null;
  return { tags, name, digest, sourceType, source, schema, profile };
}
