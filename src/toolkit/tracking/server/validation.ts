import { invalid } from "../records/mlflow-error.ts";

/** Limits and rules of MLflow's validation.py. */
const mostKeyCharacters = 250;
const mostParamCharacters = 6_000;
const mostTagCharacters = 5_000;
const mostAliasCharacters = 255;
const mostExperimentNameCharacters = 500;

const characters =
  "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), and slashes (/).";

/** Python's `posixpath.normpath`. */
function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (part !== ".." || !path.startsWith("/")) parts.push(part);
  }
  return (path.startsWith("/") ? "/" : "") + parts.join("/") || ".";
}

/** @param kind - `metric`, `parameter` or `tag`; @throws MlflowError */
export function checkKey(kind: "metric" | "parameter" | "tag", key: string): void {
  // Python's \w knows every alphabet's letters.
  if (!/^[/\p{L}\p{N}_.\- ]*$/u.test(key)) throw invalid(`Invalid ${kind} name: '${key}'. ${characters}`);
  const norm = normalized(key);
  if (norm !== key || norm === "." || norm.startsWith("..") || norm.startsWith("/"))
    throw invalid(
      `Invalid ${kind} name: '${key}'. Names may be treated as files in certain cases, and must not resolve to other names when treated as such. This name would resolve to '${norm}'`,
    );
  const what = { metric: "Metric name", parameter: "Param key", tag: "Tag key" }[kind];
  checkLength(what, mostKeyCharacters, key);
}

export const checkParamValue = (value: string): void => checkLength("Param value", mostParamCharacters, value);
export const checkTagValue = (value: string): void => checkLength("Tag value", mostTagCharacters, value);

function checkLength(what: string, most: number, value: string): void {
  const { length } = [...value];
  if (length <= most) return;
  throw invalid(`${what} '${value.slice(0, 250)}' had length ${length}, which exceeded length limit of ${most}`);
}

export function checkRunId(runId: string): void {
  if (!/^[a-zA-Z0-9][\w-]{0,255}$/.test(runId)) throw invalid(`Invalid run ID: '${runId}'`);
}

export function checkExperimentName(name: string): void {
  if (name === "") throw invalid(`Invalid experiment name: '${name}'`);
  if (name.length > mostExperimentNameCharacters)
    throw invalid(`Experiment name exceeds the maximum length of ${mostExperimentNameCharacters} characters`);
}

export function checkAlias(alias: string): void {
  if (alias === "") throw invalid("Registered model alias name cannot be empty.");
  if (!/^[\w-]*$/.test(alias))
    throw invalid(
      `Invalid alias name: '${alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).`,
    );
  checkLength("Registered model alias name", mostAliasCharacters, alias);
  if (alias.toLowerCase() === "latest") throw invalid("'latest' alias name (case insensitive) is reserved.");
  if (/^[vV]\d+$/.test(alias)) throw invalid(`Version alias name '${alias}' is reserved.`);
}

const batchLimits = { metrics: 1_000, params: 100, tags: 100, all: 1_000 };

export function checkBatch(counts: { readonly metrics: number; readonly params: number; readonly tags: number }): void {
  const check = (what: string, most: number, count: number): void => {
    if (count <= most) return;
    throw invalid(
      `A batch logging request can contain at most ${most} ${what}. Got ${count} ${what}. Please split up ${what} across multiple requests and try again.`,
    );
  };
  check("metrics", batchLimits.metrics, counts.metrics);
  check("params", batchLimits.params, counts.params);
  check("tags", batchLimits.tags, counts.tags);
  check("metrics, params, and tags", batchLimits.all, counts.metrics + counts.params + counts.tags);
}

const mostBatchBytes = 1_000_000;

export function checkBatchSize(bytes: number): void {
  if (bytes > mostBatchBytes)
    throw invalid(
      `Batched logging API requests must be at most ${mostBatchBytes} bytes, got a request of size ${bytes}.`,
    );
}
