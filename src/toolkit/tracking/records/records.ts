/** Status of a run, as MLflow names it. */
export const runStatuses = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"] as const;
export type RunStatus = (typeof runStatuses)[number];

export type Stage = "active" | "deleted";

/** One value that a metric had. */
export interface MetricPoint {
  readonly value: number;
  /** ms since 1970. */
  readonly timestamp: number;
  readonly step: number;
}

/** A data set that a run used. */
export interface DatasetInput {
  readonly tags: ReadonlyMap<string, string>;
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string;
  readonly profile: string;
}

export interface RunRecord {
  readonly runId: string;
  readonly experimentId: string;
  runName: string;
  readonly userId: string;
  status: RunStatus;
  /** ms since 1970. */
  readonly startTime: number;
  endTime: number | null;
  stage: Stage;
  readonly params: Map<string, string>;
  readonly tags: Map<string, string>;
  /** All values of each metric, in the order in which they were logged. */
  readonly metrics: Map<string, MetricPoint[]>;
  readonly datasets: DatasetInput[];
}

export interface ExperimentRecord {
  readonly experimentId: string;
  name: string;
  readonly artifactLocation: string;
  stage: Stage;
  readonly createdAt: number;
  updatedAt: number;
  readonly tags: Map<string, string>;
}

/** The value of a metric that counts: the greatest by step, then by time, then by value. */
export function latest(history: readonly MetricPoint[]): MetricPoint | undefined {
  return history.reduce<MetricPoint | undefined>((best, point) => {
    if (!best) return point;
    const order = point.step - best.step || point.timestamp - best.timestamp || point.value - best.value;
    return order > 0 ? point : best;
  }, undefined);
}

/** The last value of each metric. */
export function latestMetrics(run: Pick<RunRecord, "metrics">): Map<string, number> {
  const found = new Map<string, number>();
  for (const [key, history] of run.metrics) {
    const point = latest(history);
    if (point) found.set(key, point.value);
  }
  return found;
}

/** Where the tracking server keeps a run's files. */
export const artifactUri = ({ experimentId, runId }: Pick<RunRecord, "experimentId" | "runId">): string =>
  `mlflow-artifacts:/${experimentId}/${runId}/artifacts`;
