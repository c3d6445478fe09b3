import { artifactUri, latest, type RunRecord } from "../records/records.ts";
import { attributeOf, type Clause } from "./clause.ts";
import { like } from "./like.ts";

/** An attribute of a run by MLflow's name; null where the run has none (yet). */
export function attribute(run: RunRecord, key: string): string | number | null {
  switch (attributeOf(key)) {
    case "run_id":
      return run.runId;
    case "run_name":
      return run.runName;
    case "user_id":
      return run.userId;
    case "status":
      return run.status;
    case "start_time":
      return run.startTime;
    case "end_time":
      return run.endTime;
    case "artifact_uri":
      return artifactUri(run);
    default:
      return null;
  }
}

/** Does a run fulfil all clauses? What a run does not have fulfils none, not even `!=`. */
export const matches = (run: RunRecord, clauses: readonly Clause[]): boolean =>
  clauses.every((clause) => valuesOf(run, clause).some((value) => compare(value, clause)));

function valuesOf(run: RunRecord, { type, key }: Clause): readonly (string | number)[] {
  switch (type) {
    case "metric":
      return present(latest(run.metrics.get(key) ?? [])?.value);
    case "parameter":
      return present(run.params.get(key));
    case "tag":
      return present(run.tags.get(key));
    case "attribute":
      return present(attribute(run, key));
    case "dataset":
      return run.datasets.flatMap((dataset) =>
        present(
          key === "context" ? dataset.tags.get("mlflow.data.context") : dataset[key === "name" ? "name" : "digest"],
        ),
      );
  }
}

const present = (value: string | number | null | undefined): readonly (string | number)[] =>
  value === null || value === undefined ? [] : [value];

function compare(found: string | number, { comparator, value }: Clause): boolean {
  switch (comparator) {
    case "=":
      return found === value;
    case "!=":
      return found !== value;
    case ">":
      return found > value;
    case ">=":
      return found >= value;
    case "<":
      return found < value;
    case "<=":
      return found <= value;
    case "LIKE":
    case "ILIKE":
      return like(String(value), comparator === "ILIKE").test(String(found));
    case "IN":
      return Array.isArray(value) && value.includes(found);
    case "NOT IN":
      return Array.isArray(value) && !value.includes(found);
  }
}
