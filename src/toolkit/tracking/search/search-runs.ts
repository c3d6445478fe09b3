import { invalid } from "../records/mlflow-error.ts";
import type { RunRecord } from "../records/records.ts";
import { matches } from "./match-run.ts";
import { orderRuns } from "./order.ts";
import { offsetOf, pageToken } from "./page-token.ts";
import { parseFilter } from "./parse-filter.ts";

const mostResults = 50_000;

interface RunSearch {
  readonly filter: string;
  readonly orderBy: readonly string[];
  readonly maxResults: number;
  readonly pageToken: string | undefined;
}

/** @throws MlflowError */
function checkMaxResults(maxResults: number): void {
  if (maxResults > mostResults)
    throw invalid(
      `Invalid value for request parameter max_results. It must be at most ${mostResults}, but got value ${maxResults}`,
    );
  if (maxResults < 1)
    throw invalid(
      `Invalid value for request parameter max_results. It must be at least 1, but got value ${maxResults}`,
    );
}

/** A page of something, and the token of the next where there is one. */
export function pageOf<T>(
  all: readonly T[],
  maxResults: number,
  token: string | undefined,
): { page: T[]; next?: string } {
  checkMaxResults(maxResults);
  const from = offsetOf(token);
  const to = from + maxResults;
  return { page: all.slice(from, to), ...(to < all.length ? { next: pageToken(to) } : {}) };
}

/**
 * The runs that a filter finds, in order, a page of them.
 * @throws MlflowError
 */
export function searchRuns(runs: readonly RunRecord[], search: RunSearch): { page: RunRecord[]; next?: string } {
  const clauses = parseFilter(search.filter);
  const found = orderRuns(
    runs.filter((run) => matches(run, clauses)),
    search.orderBy,
  );
  return pageOf(found, search.maxResults, search.pageToken);
}
