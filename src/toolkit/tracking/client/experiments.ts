import { notebookHere } from "../../base/notebook.ts";
import { StudentError } from "../../errors.ts";
import { callApi, isJson } from "./api.ts";

let chosen = "0";

/**
 * Chooses the experiment that later runs belong to, and makes it where there is none of that name.
 * @returns its id
 * @example await setExperiment("diagnostico");
 */
export async function setExperiment(name: string): Promise<string> {
  chosen = await experimentIdOf(name);
  return chosen;
}

/** The id of an experiment by its name, made where there is none; of the chosen one without a name. */
export async function experimentIdOf(name: string | undefined): Promise<string> {
  if (name === undefined) return chosen;
  try {
    return await findExperiment("setExperiment", name);
  } catch (error) {
    if (!(error instanceof StudentError && error.code === "resource-does-not-exist")) throw error;
  }
  const ask = { where: "setExperiment", cell: notebookHere()?.cell() ?? "" };
  try {
    return String((await callApi(ask, "POST", "experiments/create", { name })).experiment_id);
  } catch (error) {
    // Cells run at once: another one may have made it in between.
    if (!(error instanceof StudentError && error.code === "resource-already-exists")) throw error;
    return findExperiment("setExperiment", name);
  }
}

/** The id of an experiment that there is. @throws StudentError `resource-does-not-exist` */
export async function findExperiment(where: string, name: string): Promise<string> {
  const ask = { where, cell: notebookHere()?.cell() ?? "" };
  const { experiment } = await callApi(ask, "GET", "experiments/get-by-name", { experiment_name: name });
  return isJson(experiment) ? String(experiment.experiment_id) : "0";
}

/** The ids of all experiments that are not deleted. */
export async function allExperimentIds(where: string): Promise<string[]> {
  const ask = { where, cell: notebookHere()?.cell() ?? "" };
  const { experiments } = await callApi(ask, "POST", "experiments/search", { max_results: 10_000 });
  return Array.isArray(experiments)
    ? experiments.filter(isJson).map((experiment) => String(experiment.experiment_id))
    : [];
}
