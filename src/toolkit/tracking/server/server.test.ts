import { beforeEach, describe, expect, test } from "vitest";
import { type Keeper, memoryKeeper } from "./keeper.ts";
import { openTracking } from "./tracking.ts";
import { trackingApp } from "./tracking-app.ts";

type Json = { readonly [field: string]: unknown };

let keeper: Keeper;
let now = 1_000;
let ask: (method: string, path: string, fields?: Json) => Promise<{ status: number; json: Json }>;
let flush: () => Promise<void>;

async function start(): Promise<void> {
  const tracking = await openTracking({ keeper, refused: () => {}, now: () => now, draw: () => 0.5 });
  const app = trackingApp(tracking);
  flush = tracking.flush;
  ask = async (method, path, fields) => {
    const init = fields ? { body: JSON.stringify(fields) } : {};
    const response = await app.request(`/api/2.0/mlflow/${path}`, { method, ...init });
    return { status: response.status, json: (await response.json()) as Json };
  };
  files = (path, init) => app.request(`/api/2.0/mlflow-artifacts/artifacts${path}`, init) as Promise<Response>;
}
let files: (path: string, init?: RequestInit) => Promise<Response>;

beforeEach(async () => {
  keeper = memoryKeeper();
  now = 1_000;
  await start();
});

const post = (path: string, fields: Json) => ask("POST", path, fields);
const get = (path: string) => ask("GET", path);

interface RunJson {
  readonly info: Json & { readonly run_id: string };
  readonly data: Json;
  readonly inputs: Json;
}

async function newRun(fields: Json = {}): Promise<string> {
  const { json } = await post("runs/create", { experiment_id: "0", start_time: now, ...fields });
  return (json.run as RunJson).info.run_id;
}
const runOf = async (id: string): Promise<RunJson> => (await get(`runs/get?run_id=${id}`)).json.run as RunJson;

describe("experiments", () => {
  test("are made, found by name and by id, and refused twice", async () => {
    const { json } = await post("experiments/create", { name: "diagnostico", tags: [{ key: "turma", value: "A" }] });
    const byName = await get("experiments/get-by-name?experiment_name=diagnostico");
    expect(byName.json.experiment).toMatchObject({
      experiment_id: json.experiment_id,
      name: "diagnostico",
      artifact_location: `mlflow-artifacts:/${json.experiment_id}`,
      lifecycle_stage: "active",
      tags: [{ key: "turma", value: "A" }],
    });
    expect((await get(`experiments/get?experiment_id=${json.experiment_id}`)).json).toEqual(byName.json);
    expect(await post("experiments/create", { name: "diagnostico" })).toEqual({
      status: 400,
      json: { error_code: "RESOURCE_ALREADY_EXISTS", message: "Experiment 'diagnostico' already exists." },
    });
    expect(await get("experiments/get-by-name?experiment_name=outro")).toEqual({
      status: 404,
      json: { error_code: "RESOURCE_DOES_NOT_EXIST", message: "Could not find experiment with name 'outro'" },
    });
    expect((await post("experiments/create", {})).json.message).toMatch(/Missing value for required parameter 'name'/);
  });

  test("are searched by filter, view and order, in pages; Default is always there", async () => {
    for (const name of ["b", "a", "c"]) {
      now += 1;
      await post("experiments/create", { name });
    }
    const names = ({ json }: { json: Json }) =>
      (json.experiments as { name: string }[] | undefined)?.map((one) => one.name);
    expect(names(await post("experiments/search", { max_results: 10 }))).toEqual(["c", "a", "b", "Default"]);
    expect(names(await post("experiments/search", { order_by: ["name ASC"], max_results: 2 }))).toEqual([
      "Default",
      "a",
    ]);
    expect(names(await get("experiments/search?max_results=10&filter=name%20LIKE%20'D%25'"))).toEqual(["Default"]);
    const { json } = await get("experiments/get-by-name?experiment_name=a");
    await post("experiments/delete", { experiment_id: (json.experiment as Json).experiment_id });
    expect(names(await post("experiments/search", { view_type: "DELETED_ONLY" }))).toEqual(["a"]);
    expect((await post("experiments/search", { filter: "name > 'x'" })).status).toBe(400);
  });
});

describe("a run", () => {
  test("has a name of its own, mirrored in a tag, and leaves out what is empty", async () => {
    const id = await newRun();
    const { info, data, inputs } = await runOf(id);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(info).toEqual({
      run_uuid: id,
      run_id: id,
      run_name: expect.stringMatching(/^[a-z]+-[a-z]+-500$/),
      experiment_id: "0",
      status: "RUNNING",
      start_time: 1_000,
      artifact_uri: `mlflow-artifacts:/0/${id}/artifacts`,
      lifecycle_stage: "active",
    });
    expect(data).toEqual({ tags: [{ key: "mlflow.runName", value: info.run_name }] });
    expect(inputs).toEqual({});
  });

  test("ends by an update; whole numbers may come as texts", async () => {
    const id = await newRun({ run_name: "base" });
    const { json } = await post("runs/update", { run_id: id, status: "FINISHED", end_time: "2500", run_name: "nova" });
    expect(json.run_info).toMatchObject({ status: "FINISHED", end_time: 2_500, run_name: "nova" });
    expect((await runOf(id)).data.tags).toEqual([{ key: "mlflow.runName", value: "nova" }]);
    expect((await post("runs/update", { run_id: id, status: "DONE" })).status).toBe(400);
  });

  test("keeps a parameter as it was first logged; a tag is overwritten", async () => {
    const id = await newRun();
    const param = (value: string) => post("runs/log-parameter", { run_id: id, key: "depth", value });
    expect((await param("5")).status).toBe(200);
    expect((await param("5")).status).toBe(200);
    const refused = await param("6");
    expect([refused.status, refused.json.error_code]).toEqual([400, "INVALID_PARAMETER_VALUE"]);
    expect(refused.json.message).toBe(
      `Changing param values is not allowed. Param with key='depth' was already logged with value='5' for run ID='${id}'. Attempted logging new value '6'.`,
    );
    for (const value of ["1", "2"]) await post("runs/set-tag", { run_id: id, key: "fase", value });
    const { data } = await runOf(id);
    expect(data.params).toEqual([{ key: "depth", value: "5" }]);
    expect(data.tags).toContainEqual({ key: "fase", value: "2" });
    expect((await post("runs/delete-tag", { run_id: id, key: "fase" })).status).toBe(200);
    expect((await post("runs/delete-tag", { run_id: id, key: "fase" })).status).toBe(404);
  });

  test("has as a metric's value the one of the greatest step, then time, then value; its history has all", async () => {
    const id = await newRun();
    const log = (value: unknown, step: number, timestamp: number) =>
      post("runs/log-metric", { run_id: id, key: "f1", value, timestamp, step });
    await log(0.5, 2, 10);
    await log(0.9, 1, 99);
    await log(0.6, 2, 10);
    await log(0.4, 2, 5);
    expect((await runOf(id)).data.metrics).toEqual([{ key: "f1", value: 0.6, timestamp: 10, step: 2 }]);
    const { json } = await get(`metrics/get-history?run_id=${id}&metric_key=f1`);
    expect((json.metrics as Json[]).map(({ value }) => value)).toEqual([0.5, 0.9, 0.6, 0.4]);
    await log("NaN", 3, 1);
    await log(null, 4, 1);
    expect((await runOf(id)).data.metrics).toEqual([{ key: "f1", value: "NaN", timestamp: 1, step: 3 }]);
    for (const value of [true, "alto", null, {}]) expect((await log(value, 5, 1)).status).toBe(400);
    expect((await get(`metrics/get-history?run_id=${id}&metric_key=nada`)).json).toEqual({});
  });

  test("refuses names and values that MLflow refuses", async () => {
    const id = await newRun();
    const param = async (key: string, value = "x") =>
      (await post("runs/log-parameter", { run_id: id, key, value })).json.message;
    expect(await param("a:b")).toMatch(/Invalid parameter name: 'a:b'. Names may only contain/);
    for (const key of ["../a", "/a", "a//b", "a/./b", "."]) expect(await param(key), key).toMatch(/would resolve to/);
    expect(await param("k".repeat(251))).toMatch(/had length 251, which exceeded length limit of 250/);
    expect(await param("ok", "v".repeat(6_001))).toMatch(/exceeded length limit of 6000/);
    expect(await param("a/b c.d-é")).toBeUndefined();
    const tag = await post("runs/set-tag", { run_id: id, key: "t", value: "v".repeat(5_001) });
    expect(tag.json.message).toMatch(/exceeded length limit of 5000/);
    expect((await get("runs/get?run_id=nada")).json).toEqual({
      error_code: "RESOURCE_DOES_NOT_EXIST",
      message: "Run 'nada' not found",
    });
    expect((await get("runs/get?run_id=a%20b")).json.message).toBe("Invalid run ID: 'a b'");
  });

  test("takes a batch whole or not at all, within the limits", async () => {
    const id = await newRun();
    const metrics = Array.from({ length: 1_000 }, (_, step) => ({
      key: "perda",
      value: 1 / (step + 1),
      timestamp: 1,
      step,
    }));
    expect((await post("runs/log-batch", { run_id: id, metrics })).status).toBe(200);
    const over = await post("runs/log-batch", { run_id: id, metrics: [...metrics, metrics[0]] });
    expect(over.json.message).toMatch(/at most 1000 metrics. Got 1001 metrics/);
    const params = Array.from({ length: 101 }, (_, at) => ({ key: `p${at}`, value: "1" }));
    expect((await post("runs/log-batch", { run_id: id, params })).json.message).toMatch(/at most 100 params/);
    const all = await post("runs/log-batch", { run_id: id, metrics, params: params.slice(0, 1) });
    expect(all.json.message).toMatch(/at most 1000 metrics, params, and tags. Got 1001/);
    const half = { run_id: id, params: [{ key: "bom", value: "1" }], tags: [{ key: "a:b", value: "1" }] };
    expect((await post("runs/log-batch", half)).status).toBe(400);
    expect((await runOf(id)).data.params).toBeUndefined();
    const twice = {
      run_id: id,
      params: [
        { key: "a", value: "1" },
        { key: "a", value: "1" },
      ],
    };
    expect((await post("runs/log-batch", twice)).json.message).toMatch(/Duplicate parameter keys.*\['a'\]/);
    const large = { run_id: id, tags: [{ key: "t", value: "v".repeat(1_000_001) }] };
    expect((await post("runs/log-batch", large)).json.message).toMatch(/must be at most 1000000 bytes/);
  });

  test("that is deleted takes nothing, is found only where one asks for it, and comes back", async () => {
    const id = await newRun();
    await post("runs/delete", { run_id: id });
    const search = (run_view_type: string) => post("runs/search", { experiment_ids: ["0"], run_view_type });
    expect((await search("ACTIVE_ONLY")).json).toEqual({});
    expect((await search("DELETED_ONLY")).json.runs).toHaveLength(1);
    const refused = await post("runs/set-tag", { run_id: id, key: "a", value: "b" });
    expect(refused.json.message).toBe(`The run ${id} must be in the 'active' state. Current state is deleted.`);
    await post("runs/restore", { run_id: id });
    expect((await search("ACTIVE_ONLY")).json.runs).toHaveLength(1);
    expect((await search("NONE")).status).toBe(400);
  });

  test("remembers its data sets with their digest and context", async () => {
    const id = await newRun();
    const dataset = { name: "pacientes", digest: "ab12", source_type: "local", source: "{}" };
    const tags = [{ key: "mlflow.data.context", value: "training" }];
    await post("runs/log-inputs", { run_id: id, datasets: [{ tags, dataset }] });
    expect((await runOf(id)).inputs).toEqual({ dataset_inputs: [{ tags, dataset }] });
    const { json } = await post("runs/search", { experiment_ids: ["0"], filter: "dataset.digest = 'ab12'" });
    expect(json.runs).toHaveLength(1);
  });
});

test("runs are searched in an experiment, by filter, order and page, as search_runs does", async () => {
  for (const f1 of [0.7, 0.9, 0.8]) {
    now += 1;
    const id = await newRun();
    await post("runs/log-metric", { run_id: id, key: "f1", value: f1, timestamp: now });
  }
  const search = async (fields: Json) => {
    const { json } = await post("runs/search", { experiment_ids: ["0"], ...fields });
    const found = (json.runs as RunJson[] | undefined) ?? [];
    return { values: found.map(({ data }) => (data.metrics as Json[])[0]?.value), token: json.next_page_token, json };
  };
  expect((await search({})).values).toEqual([0.8, 0.9, 0.7]);
  const first = await search({ order_by: ["metrics.f1 DESC"], max_results: 2 });
  expect([first.values, first.token]).toEqual([[0.9, 0.8], "eyJvZmZzZXQiOiAyfQ=="]);
  const last = await search({ order_by: ["metrics.f1 DESC"], max_results: 2, page_token: first.token });
  expect([last.values, last.token]).toEqual([[0.7], undefined]);
  expect((await search({ filter: "metrics.f1 > 1" })).json).toEqual({});
  expect((await search({ filter: "metrics.f1 > '1'" })).json.error_code).toBe("INVALID_PARAMETER_VALUE");
  expect((await search({ max_results: 50_001 })).json.message).toMatch(/at most 50000, but got value 50001/);
  expect((await search({ experiment_ids: ["9"] })).json).toEqual({});
});

test("files of a run are put, listed by folder, and come back byte by byte", async () => {
  const id = await newRun();
  const bytes = new Uint8Array([0, 255, 10]);
  const path = `/0/${id}/artifacts/modelo/pesos%20finais.bin`;
  expect((await files(path, { method: "PUT", body: bytes })).status).toBe(200);
  expect(new Uint8Array(await (await files(path)).arrayBuffer())).toEqual(bytes);
  const list = async (folder: string) => (await get(`artifacts/list?run_id=${id}${folder && `&path=${folder}`}`)).json;
  expect(await list("")).toEqual({
    root_uri: `mlflow-artifacts:/0/${id}/artifacts`,
    files: [{ path: "modelo", is_dir: true }],
  });
  expect((await list("modelo")).files).toEqual([{ path: "modelo/pesos finais.bin", is_dir: false, file_size: 3 }]);
  expect((await files(`/0/${id}/artifacts/nada`)).status).toBe(404);
  for (const wrong of ["a%2F..%2Fb", "%E0%A4%A"])
    expect((await files(`/0/${id}/artifacts/${wrong}`, { method: "PUT", body: bytes })).status).toBe(400);
});

test("models are registered, versions count up, and an alias moves", async () => {
  await post("registered-models/create", { name: "triagem" });
  expect((await post("registered-models/create", { name: "triagem" })).json.error_code).toBe("RESOURCE_ALREADY_EXISTS");
  const version = async () => (await post("model-versions/create", { name: "triagem", source: "runs:/x/m" })).json;
  expect((await version()).model_version).toMatchObject({ version: "1", status: "READY", current_stage: "None" });
  expect((await version()).model_version).toMatchObject({ version: "2" });
  const alias = (name: string, to: string) =>
    post("registered-models/alias", { name: "triagem", alias: name, version: to });
  await alias("champion", "1");
  await alias("champion", "2");
  const champion = await get("registered-models/alias?name=triagem&alias=champion");
  expect(champion.json.model_version).toMatchObject({ version: "2", aliases: ["champion"] });
  for (const name of ["latest", "LATEST", "v3", "a b", ""]) expect((await alias(name, "1")).status, name).toBe(400);
  expect((await alias("challenger", "9")).status).toBe(404);
  await ask("DELETE", "registered-models/alias", { name: "triagem", alias: "champion" });
  expect((await get("registered-models/alias?name=triagem&alias=champion")).status).toBe(400);
  expect((await get("registered-models/search?filter=name%20LIKE%20'tri%25'")).json.registered_models).toHaveLength(1);
  const staged = await post("model-versions/transition-stage", { name: "triagem", version: "1", stage: "production" });
  expect(staged.json.model_version).toMatchObject({ current_stage: "Production" });
});

test("all of it outlives the server, and what was tampered with is passed over", async () => {
  const { json } = await post("experiments/create", { name: "fica" });
  const id = await newRun({ experiment_id: json.experiment_id });
  await post("runs/log-metric", { run_id: id, key: "perda", value: "Infinity", timestamp: 1, step: -1 });
  await post("runs/log-parameter", { run_id: id, key: "__proto__", value: "1" });
  await files(`/${json.experiment_id}/${id}/artifacts/a.txt`, { method: "PUT", body: "oi" });
  await post("registered-models/create", { name: "m" });
  await flush();
  const before = await runOf(id);
  await keeper.put("run/falso", '{"runId":1}');
  await keeper.put("experiment/falso", "{");
  await keeper.put("model/falso", "null");
  await start();
  expect(await runOf(id)).toEqual(before);
  expect((await get("experiments/get-by-name?experiment_name=fica")).status).toBe(200);
  expect((await get("registered-models/get?name=m")).status).toBe(200);
  expect(await (await files(`/${json.experiment_id}/${id}/artifacts/a.txt`)).text()).toBe("oi");
});

test("an unknown path, and a body that is no JSON, are told in MLflow's form", async () => {
  expect((await get("nada")).json.error_code).toBe("ENDPOINT_NOT_FOUND");
  const app = trackingApp(await openTracking({ keeper, refused: () => {}, now: () => now, draw: () => 0 }));
  const response = await app.request("/api/2.0/mlflow/runs/set-tag", { method: "POST", body: "oi" });
  expect(await response.json()).toMatchObject({ error_code: "INVALID_PARAMETER_VALUE" });
});
