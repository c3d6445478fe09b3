import { MlflowError } from "../../../toolkit/tracking/records/mlflow-error.ts";
import { matches } from "../../../toolkit/tracking/search/match-run.ts";
import { orderRuns } from "../../../toolkit/tracking/search/order.ts";
import { parseFilter } from "../../../toolkit/tracking/search/parse-filter.ts";
import type { TrackedRun } from "./tracked.ts";

/** What is looked for, as MLflow writes it. */
interface RunsQuery {
  readonly filter: string;
  /** Id; empty where all are meant. */
  readonly experiment: string;
  readonly order: string;
}

/** The runs that the filter finds, in order; or all of them, and why it finds none. */
export function findRuns(
  all: readonly TrackedRun[],
  { filter, experiment, order }: RunsQuery,
): { readonly runs: readonly TrackedRun[]; readonly error: string } {
  const ordered = inOrder(
    all.filter(({ experimentId }) => experiment === "" || experimentId === experiment),
    order,
  );
  try {
    const clauses = parseFilter(filter);
    return { runs: ordered.filter((run) => matches(run, clauses)), error: "" };
  } catch (error) {
    if (error instanceof MlflowError) return { runs: ordered, error: error.message };
    throw error;
  }
}

/** As they stand where MLflow cannot write the order: names of metrics are the notebooks' own. */
function inOrder(runs: readonly TrackedRun[], order: string): readonly TrackedRun[] {
  const byId = new Map(runs.map((run) => [run.runId, run]));
  try {
    return orderRuns(runs, [order]).flatMap(({ runId }) => byId.get(runId) ?? []);
  } catch (error) {
    if (error instanceof MlflowError) return runs;
    throw error;
  }
}
