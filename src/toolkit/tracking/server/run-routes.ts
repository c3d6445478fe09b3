import { Hono } from "hono";
import { invalid } from "../records/mlflow-error.ts";
import { artifactUri, type DatasetInput, runStatuses } from "../records/records.ts";
import { searchRuns } from "../search/search-runs.ts";
import { body, query } from "./body.ts";
import { Fields } from "./fields.ts";
import type { LoggedMetric } from "./runs.ts";
import { stagesOf } from "./search-experiments.ts";
import { tagsOf } from "./tags.ts";
import type { Tracking } from "./tracking.ts";
import { checkBatchSize } from "./validation.ts";
import { metricJson, runInfoJson, runJson } from "./wire.ts";

/** Older clients say `run_uuid`. */
const runIdOf = (fields: Fields): string =>
  fields.optionalText("run_id") || fields.optionalText("run_uuid") || fields.text("run_id");

const metricOf = (fields: Fields): LoggedMetric => ({
  key: fields.text("key"),
  value: fields.number("value"),
  timestamp: fields.integer("timestamp"),
  step: fields.optionalInteger("step") ?? 0,
});

function datasetOf(fields: Fields): DatasetInput {
  const dataset = fields.message("dataset");
  return {
    tags: new Map(tagsOf(fields)),
    name: dataset.text("name"),
    digest: dataset.text("digest"),
    sourceType: dataset.text("source_type"),
    source: dataset.text("source"),
    schema: dataset.optionalText("schema") ?? "",
    profile: dataset.optionalText("profile") ?? "",
  };
}

function statusOf(fields: Fields) {
  const asked = fields.optionalText("status");
  const status = runStatuses.find((known) => known === asked);
  if (asked !== undefined && !status)
    throw invalid(
      `Invalid value "${asked}" for parameter 'status' supplied. Valid values are ${runStatuses.join(", ")}.`,
    );
  return status;
}

export function runRoutes({ experiments, runs, artifacts, now }: Tracking): Hono {
  return new Hono()
    .post("/runs/create", async (context) => {
      const fields = await body(context);
      const experiment = experiments.active(fields.optionalText("experiment_id") || "0");
      const run = runs.create({
        experimentId: experiment.experimentId,
        name: fields.optionalText("run_name") ?? "",
        userId: fields.optionalText("user_id") ?? "",
        startTime: fields.optionalInteger("start_time") ?? now(),
        tags: tagsOf(fields),
      });
      experiments.touched(experiment);
      return context.json({ run: runJson(run) });
    })
    .post("/runs/update", async (context) => {
      const fields = await body(context);
      const [status, endTime, name] = [
        statusOf(fields),
        fields.optionalInteger("end_time"),
        fields.optionalText("run_name"),
      ];
      const run = runs.update(runIdOf(fields), {
        ...(status ? { status } : {}),
        ...(endTime === undefined ? {} : { endTime }),
        ...(name ? { name } : {}),
      });
      return context.json({ run_info: runInfoJson(run) });
    })
    .post("/runs/delete", async (context) => {
      runs.setStage(runIdOf(await body(context)), "deleted");
      return context.json({});
    })
    .post("/runs/restore", async (context) => {
      runs.setStage(runIdOf(await body(context)), "active");
      return context.json({});
    })
    .get("/runs/get", (context) => context.json({ run: runJson(runs.get(runIdOf(query(context)))) }))
    .post("/runs/search", async (context) => {
      const fields = await body(context);
      const ids = new Set(fields.texts("experiment_ids"));
      const stages = stagesOf(fields.optionalText("run_view_type") ?? "ACTIVE_ONLY");
      const { page, next } = searchRuns(
        runs.list().filter((run) => ids.has(run.experimentId) && stages.includes(run.stage)),
        {
          filter: fields.optionalText("filter") ?? "",
          orderBy: fields.texts("order_by"),
          maxResults: fields.optionalInteger("max_results") ?? 1_000,
          pageToken: fields.optionalText("page_token"),
        },
      );
      return context.json({
        ...(page.length > 0 ? { runs: page.map(runJson) } : {}),
        ...(next ? { next_page_token: next } : {}),
      });
    })
    .post("/runs/log-metric", async (context) => {
      const fields = await body(context);
      runs.log(runIdOf(fields), { metrics: [metricOf(fields)], params: [], tags: [] });
      return context.json({});
    })
    .post("/runs/log-parameter", async (context) => {
      const fields = await body(context);
      runs.log(runIdOf(fields), { metrics: [], params: [[fields.text("key"), fields.anyText("value")]], tags: [] });
      return context.json({});
    })
    .post("/runs/set-tag", async (context) => {
      const fields = await body(context);
      runs.log(runIdOf(fields), { metrics: [], params: [], tags: [[fields.text("key"), fields.anyText("value")]] });
      return context.json({});
    })
    .post("/runs/delete-tag", async (context) => {
      const fields = await body(context);
      runs.deleteTag(runIdOf(fields), fields.text("key"));
      return context.json({});
    })
    .post("/runs/log-batch", async (context) => {
      const text = await context.req.text();
      checkBatchSize(text.length);
      const fields = new Fields(parsed(text));
      runs.log(runIdOf(fields), {
        metrics: fields.list("metrics").map(metricOf),
        params: tagsOf(fields, "params"),
        tags: tagsOf(fields),
      });
      return context.json({});
    })
    .post("/runs/log-inputs", async (context) => {
      const fields = await body(context);
      runs.logInputs(runIdOf(fields), fields.list("datasets").map(datasetOf));
      return context.json({});
    })
    .get("/metrics/get-history", (context) => {
      const fields = query(context);
      const key = fields.text("metric_key");
      const history = runs.get(runIdOf(fields)).metrics.get(key) ?? [];
      return context.json(history.length > 0 ? { metrics: history.map((point) => metricJson(key, point)) } : {});
    })
    .get("/artifacts/list", (context) => {
      const fields = query(context);
      const run = runs.get(runIdOf(fields));
      const root = `${run.experimentId}/${run.runId}/artifacts`;
      const path = fields.optionalText("path") ?? "";
      const files = artifacts.list(path === "" ? root : `${root}/${path}`, root);
      return context.json({ root_uri: artifactUri(run), ...(files.length > 0 ? { files } : {}) });
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
