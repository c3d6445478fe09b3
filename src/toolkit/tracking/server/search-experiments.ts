import { invalid } from "../records/mlflow-error.ts";
import type { ExperimentRecord, Stage } from "../records/records.ts";
import { like } from "../search/like.ts";
import { pageOf } from "../search/search-runs.ts";
import type { Fields } from "./fields.ts";

const views: Readonly<Record<string, readonly Stage[]>> = {
  ACTIVE_ONLY: ["active"],
  DELETED_ONLY: ["deleted"],
  ALL: ["active", "deleted"],
};

/** Which stages a view shows. @throws MlflowError */
export function stagesOf(view: string): readonly Stage[] {
  const stages = Object.hasOwn(views, view) ? views[view] : undefined;
  if (stages) return stages;
  throw invalid(`Invalid value "${view}" for parameter 'run_view_type' supplied.`);
}

const sortKeys = {
  name: (experiment: ExperimentRecord) => experiment.name,
  experiment_id: (experiment: ExperimentRecord) => experiment.experimentId,
  creation_time: (experiment: ExperimentRecord) => experiment.createdAt,
  last_update_time: (experiment: ExperimentRecord) => experiment.updatedAt,
};
const isSortKey = (name: string): name is keyof typeof sortKeys => Object.hasOwn(sortKeys, name);

/** Experiments by view, filter and order, a page of them. */
export function searchExperiments(
  all: readonly ExperimentRecord[],
  fields: Fields,
): { page: ExperimentRecord[]; next?: string } {
  const stages = stagesOf(fields.optionalText("view_type") ?? "ACTIVE_ONLY");
  const fits = fitsOf(fields.optionalText("filter") ?? "");
  const found = all.filter((experiment) => stages.includes(experiment.stage) && fits(experiment));
  for (const clause of [...fields.texts("order_by")].reverse()) {
    const [, name = "", direction = "asc"] =
      /^\s*(?:attributes?\.|attr\.)?(\w+)(?:\s+(asc|desc))?\s*$/i.exec(clause) ?? [];
    if (!isSortKey(name)) throw invalid(`Invalid order_by clause '${clause}'. Could not be parsed.`);
    const sign = direction.toLowerCase() === "desc" ? -1 : 1;
    found.sort((a, b) =>
      sortKeys[name](a) < sortKeys[name](b) ? -sign : sortKeys[name](a) > sortKeys[name](b) ? sign : 0,
    );
  }
  return pageOf(found, fields.optionalInteger("max_results") ?? 1_000, fields.optionalText("page_token"));
}

/** `name = 'x'`, `name LIKE 'x%'`, `tags.team = 'a'`, joined by AND. */
function fitsOf(filter: string): (experiment: ExperimentRecord) => boolean {
  if (filter.trim() === "") return () => true;
  const tests = filter.split(/\s+AND\s+/i).map((clause) => {
    const [, name = "", comparator = "", value = ""] =
      /^\s*(name|attributes?\.name|attr\.name|tags?\.[\w.`"-]+)\s*(=|!=|LIKE|ILIKE)\s*(?:'([^']*)')\s*$/i.exec(
        clause,
      ) ?? [];
    if (name === "") throw invalid(`Invalid clause(s) in filter string: '${clause.trim()}'`);
    const isTag = /^tags?\./.test(name);
    const key = name.slice(name.indexOf(".") + 1).replace(/^[`"]|[`"]$/g, "");
    return (experiment: ExperimentRecord): boolean => {
      const found = isTag ? experiment.tags.get(key) : experiment.name;
      if (found === undefined) return false;
      if (comparator === "=") return found === value;
      return comparator === "!=" ? found !== value : like(value, comparator.toUpperCase() === "ILIKE").test(found);
    };
  });
  return (experiment) => tests.every((test) => test(experiment));
}
