import type { ExperimentRecord, RunRecord } from "../records/records.ts";
import { artifactsFolder } from "./mlruns.ts";

const mostMetrics = 1_000;
const mostParams = 100;
/** A run that still goes on is sent as it stands. */
const open = new Set(["RUNNING", "SCHEDULED"]);

type Json = Readonly<Record<string, unknown>>;
const pairs = (entries: Iterable<readonly [string, string]>): Json[] =>
  [...entries].map(([key, value]) => ({ key, value }));

function pieces<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
}

/**
 * What replay.py sends to a real server, a line of JSON an experiment: for each run what creates it, its batches within
 * MLflow's limits, its data sets, and how it ended.
 */
export function replayLines(experiments: readonly ExperimentRecord[], runs: readonly RunRecord[]): string {
  const lines = experiments.flatMap((experiment) => {
    const own = runs.filter(({ experimentId }) => experimentId === experiment.experimentId);
    return own.length === 0 ? [] : [JSON.stringify({ name: experiment.name, runs: own.map(runLine) })];
  });
  return lines.map((line) => `${line}\n`).join("");
}

function runLine(run: RunRecord): Json {
  const metrics = [...run.metrics].flatMap(([key, history]) =>
    history.map(({ value, timestamp, step }) => ({
      key,
      value: Number.isFinite(value) ? value : String(value),
      timestamp,
      step,
    })),
  );
  return {
    folder: artifactsFolder(run),
    create: { run_name: run.runName, start_time: run.startTime, tags: pairs(run.tags) },
    batches: [
      ...pieces(pairs(run.params), mostParams).map((params) => ({ params })),
      ...pieces(metrics, mostMetrics).map((piece) => ({ metrics: piece })),
    ],
    inputs: run.datasets.map(({ tags, name, digest, sourceType, source }) => ({
      tags: pairs(tags),
      dataset: { name, digest, source_type: sourceType, source },
    })),
    end: open.has(run.status) ? null : { status: run.status, end_time: run.endTime },
  };
}
