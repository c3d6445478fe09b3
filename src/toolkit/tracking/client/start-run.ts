import { notebookHere } from "../../base/notebook.ts";
import { aText, checkOptions, type Rule } from "../../base/options.ts";
import { StudentError } from "../../errors.ts";
import { callApi, isJson } from "./api.ts";
import { experimentIdOf } from "./experiments.ts";
import { Run } from "./run.ts";
import { runInfoOf } from "./run-info.ts";

/** What a run begins with. */
export interface StartRunOptions {
  /** Default: one of MLflow's, such as `bold-crane-123`. */
  readonly runName?: string;
  /** The experiment's name; it is made where there is none. Default: the one that `setExperiment` chose, else `Default`. */
  readonly experiment?: string;
  /** Texts by which runs are found again: `{fase: "teste"}`. Default: only those that MLflow sets. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The run that this one is a part of, as each try of a search is. */
  readonly parent?: Run;
}

const rules: Readonly<Record<keyof StartRunOptions, Rule>> = {
  runName: aText,
  experiment: aText,
  tags: { holds: isJson, expected: { "pt-BR": "um objeto de textos", en: "an object of texts" } },
  parent: { holds: (value) => value instanceof Run, expected: { "pt-BR": "um treino", en: "a run" } },
};

/**
 * Begins a run. With a function it ends by itself: `FINISHED` once the function is done, `FAILED` where it throws.
 * @example
 * const f1 = await startRun({runName: "arvore"}, async (run) => {
 *   await run.logParam("maxDepth", 5);
 *   await run.logMetric("f1", 0.81);
 *   return 0.81;
 * });
 * @throws StudentError `unknown-option`, `bad-option`; with MLflow's message where a name or a tag is refused
 */
export async function startRun(options?: StartRunOptions): Promise<Run>;
export async function startRun<T>(options: StartRunOptions, work: (run: Run) => T | Promise<T>): Promise<T>;
export async function startRun<T>(
  options: StartRunOptions = {},
  work?: (run: Run) => T | Promise<T>,
): Promise<Run | T> {
  if (typeof options === "function") throw functionFirst();
  checkOptions("startRun", { ...options }, rules);
  const { runName, experiment, tags = {}, parent } = options;
  const cell = notebookHere()?.cell() ?? "";
  const cellEnds = notebookHere()?.ended();
  const number = cell.split(".")[0] ?? "";
  const allTags = {
    "mlflow.source.type": "NOTEBOOK",
    ...(number ? { "mlflow.source.name": `cell-${number}` } : {}),
    ...(parent ? { "mlflow.parentRunId": parent.runId } : {}),
    ...tags,
  };
  const experiment_id = parent && experiment === undefined ? parent.experimentId : await experimentIdOf(experiment);
  const answer = await callApi({ where: "startRun", cell }, "POST", "runs/create", {
    experiment_id,
    run_name: runName ?? "",
    start_time: Date.now(),
    tags: Object.entries(allTags).map(([key, value]) => ({ key, value: String(value) })),
  });
  const run = new Run(runInfoOf(answer.run), cellEnds);
  if (!work) return run;
  try {
    const result = await work(run);
    await run.end();
    return result;
  } catch (error) {
    await run.end("FAILED");
    throw error;
  }
}

function functionFirst(): StudentError {
  return new StudentError({
    code: "bad-option",
    where: "startRun",
    expected: { "pt-BR": "primeiro as opções, depois a função", en: "the options first, then the function" },
    received: { "pt-BR": "a função em primeiro lugar", en: "the function in the first place" },
    remedy: {
      "pt-BR": "Escreva startRun({}, async (run) => { … }).",
      en: "Write startRun({}, async (run) => { … }).",
    },
  });
}
