import { notebookHere } from "../../base/notebook.ts";
import { aText, checkOptions, listOf, whole } from "../../base/options.ts";
import { callApi, isJson } from "./api.ts";
import { allExperimentIds, findExperiment } from "./experiments.ts";
import { type RunFacts, runFactsOf } from "./run-info.ts";

/** What `searchRuns` looks for. */
export interface SearchRunsOptions {
  /** MLflow's filter language: `"metrics.f1 > 0.8 AND params.model = 'arvore'"`. Default: every run. */
  readonly filter?: string;
  /** `["metrics.f1 DESC", "start_time"]`. Default: the newest first. */
  readonly orderBy?: readonly string[];
  /** Names of experiments. Default: all of them. */
  readonly experiments?: readonly string[];
  /** At most 50,000. Default 1,000. */
  readonly maxResults?: number;
}

const searchRules = { filter: aText, orderBy: listOf(aText), experiments: listOf(aText), maxResults: whole(1, 50_000) };

/**
 * Runs that a filter finds, those of earlier labs too.
 * @returns rows, the last value of each metric in them
 * @throws StudentError `unknown-option`, `bad-option`; with MLflow's message where the filter is wrong
 * @example const best = await searchRuns({filter: "params.model = 'arvore'", orderBy: ["metrics.f1 DESC"], maxResults: 1});
 * @see https://mlflow.org/docs/latest/search-runs.html
 */
export async function searchRuns(options: SearchRunsOptions = {}): Promise<RunFacts[]> {
  checkOptions("searchRuns", { ...options }, searchRules);
  const { filter = "", orderBy = [], experiments, maxResults = 1_000 } = options;
  const ask = { where: "searchRuns", cell: notebookHere()?.cell() ?? "" };
  const ids = experiments
    ? await Promise.all(experiments.map((name) => findExperiment("searchRuns", name)))
    : await allExperimentIds("searchRuns");
  const { runs } = await callApi(ask, "POST", "runs/search", {
    experiment_ids: ids,
    filter,
    order_by: orderBy,
    max_results: maxResults,
  });
  return Array.isArray(runs) ? runs.map(runFactsOf) : [];
}

/** A run by its id. @throws StudentError `resource-does-not-exist` */
export async function getRun(runId: string): Promise<RunFacts> {
  const ask = { where: "getRun", cell: notebookHere()?.cell() ?? "" };
  return runFactsOf((await callApi(ask, "GET", "runs/get", { run_id: runId })).run);
}

/** All values that a metric of a run had, in the order in which they were logged. */
export async function getMetricHistory(
  runId: string,
  key: string,
): Promise<{ step: number; value: number; timestamp: number }[]> {
  const ask = { where: "getMetricHistory", cell: notebookHere()?.cell() ?? "" };
  const { metrics } = await callApi(ask, "GET", "metrics/get-history", { run_id: runId, metric_key: key });
  return (Array.isArray(metrics) ? metrics.filter(isJson) : []).map(({ step, value, timestamp }) => ({
    step: Number(step),
    value: Number(value),
    timestamp: Number(timestamp),
  }));
}
