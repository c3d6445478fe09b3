import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { StudentError } from "../../errors.ts";
import {
  datasetDigest,
  getMetricHistory,
  getRun,
  searchRuns,
  setExperiment,
  startRun,
  trackingServer,
} from "../index.ts";

/** The notebook around the client: a store that keeps rows, and the run of a cell that may end. */
const kernel = Symbol.for("bancada.kernel");
const kept = new Map<string, string>();
let cellRun = new AbortController();
let isFull = false;

beforeAll(() => {
  Object.assign(globalThis, {
    [kernel]: {
      cell: () => "4",
      ended: () => cellRun.signal,
      record: () => {},
      store: async (question: { kind: string; key: string; text: string }) => {
        if (question.kind === "list") return { rows: [] };
        if (isFull) return { ok: false };
        if (question.kind === "put") kept.set(question.key, question.text);
        return { ok: true };
      },
    },
  });
});
afterAll(() => {
  Reflect.deleteProperty(globalThis, kernel);
});

test("a run with a function ends by itself, well or badly, and gives what the function gives", async () => {
  let id = "";
  const f1 = await startRun({ runName: "arvore", experiment: "a" }, async (run) => {
    id = run.runId;
    await run.logParam("depth", 5);
    await run.logParams({ pesos: [1, 2], modelo: "arvore" });
    await run.logMetrics({ perda: 0.5, f1: 0.8 }, { step: 3 });
    await run.setTags({ fase: 1 });
    return 0.8;
  });
  expect(f1).toBe(0.8);
  expect(await getRun(id)).toMatchObject({
    runName: "arvore",
    status: "FINISHED",
    params: { depth: "5", pesos: "[1,2]", modelo: "arvore" },
    metrics: { perda: 0.5, f1: 0.8 },
    tags: { fase: "1", "mlflow.source.name": "cell-4", "mlflow.source.type": "NOTEBOOK" },
  });
  expect(JSON.parse(kept.get(`run/${id}`) ?? "{}")).toMatchObject({ status: "FINISHED" });
  const failing = startRun({ experiment: "a" }, (run) => {
    id = run.runId;
    throw new RangeError("não converge");
  });
  await expect(failing).rejects.toThrow("não converge");
  expect((await getRun(id)).status).toBe("FAILED");
});

test("a run that still goes on when its cell runs again is KILLED; one that ended stays as it is", async () => {
  const [over, open] = [await startRun(), await startRun()];
  await over.end();
  await over.end("FAILED");
  cellRun.abort();
  await expect.poll(async () => (await getRun(open.runId)).status).toBe("KILLED");
  expect((await getRun(over.runId)).status).toBe("FINISHED");
  cellRun = new AbortController();
});

test("metrics keep every step, NaN too; what is no number is refused before it is sent", async () => {
  const run = await startRun();
  for (const [step, value] of [0.5, Number.NaN, Number.POSITIVE_INFINITY].entries())
    await run.logMetric("perda", value, { step });
  expect((await getMetricHistory(run.runId, "perda")).map(({ value }) => value)).toEqual([
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ]);
  for (const value of ["0.8", true, Promise.resolve(1), undefined])
    await expect(run.logMetric("f1", value as never)).rejects.toMatchObject({ code: "not-a-number" });
});

test("what MLflow refuses arrives with its own code and message", async () => {
  const run = await startRun();
  await run.logParam("depth", 5);
  await expect(run.logParam("depth", 6)).rejects.toThrow(/Changing param values is not allowed/);
  await expect(run.logParam("a:b", 1)).rejects.toBeInstanceOf(StudentError);
  await expect(searchRuns({ filter: "f1 > 0.8" })).rejects.toMatchObject({ code: "invalid-parameter-value" });
  await expect(searchRuns({ experiments: ["nenhum"] })).rejects.toMatchObject({ code: "resource-does-not-exist" });
});

test("a large log goes in batches that MLflow takes", async () => {
  const run = await startRun();
  const params = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`p${at}`, at]));
  await run.logParams(params);
  const metrics = Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`m${at}`, at]));
  await run.logMetrics(metrics);
  const found = await getRun(run.runId);
  expect([Object.keys(found.params).length, Object.keys(found.metrics).length]).toEqual([250, 1_500]);
});

test("runs are searched over all experiments, or over those that are named; a part knows its whole", async () => {
  await setExperiment("busca");
  const whole = await startRun({ runName: "busca inteira" });
  const part = await startRun({ parent: whole });
  expect(part.experimentId).toBe(whole.experimentId);
  const found = await searchRuns({
    experiments: ["busca"],
    filter: `tags.mlflow.parentRunId = '${whole.runId}'`,
  });
  expect(found.map(({ runId }) => runId)).toEqual([part.runId]);
  expect((await searchRuns()).length).toBeGreaterThan(2);
});

test("data has another digest once one cell of it changes", async () => {
  const rows = [{ idade: 41 }, { idade: 7 }];
  expect(datasetDigest(rows)).toMatch(/^[0-9a-f]{8}$/);
  expect(datasetDigest([{ idade: 41 }, { idade: 8 }])).not.toBe(datasetDigest(rows));
  const run = await startRun();
  await run.logInput({ name: "pacientes", digest: datasetDigest(rows) });
  expect(await searchRuns({ filter: `dataset.digest = '${datasetDigest(rows)}'` })).toHaveLength(1);
});

test("files are kept with the run, under names with accents and spaces too", async () => {
  const run = await startRun();
  await run.logArtifact("relatório final.json", { f1: 0.8 });
  await run.logArtifact("dados/pesos.bin", new Uint8Array([1, 2]));
  const { request } = await trackingServer();
  const { json } = await request(`/api/2.0/mlflow/artifacts/list?run_id=${run.runId}`);
  expect(json).toMatchObject({ files: [{ path: "dados", is_dir: true }, { path: "relatório final.json" }] });
  await expect(run.logArtifact("../fora", "x")).rejects.toThrow(StudentError);
});

test("where the browser has no room the student is warned once, and the runs go on", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  isFull = true;
  for (let at = 0; at < 2; at += 1) await startRun({}, (run) => run.logParam("a", at));
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toContain("painel Treinos");
  warn.mockRestore();
  isFull = false;
});

test("cells that run at once may make the same experiment", async () => {
  const ids = await Promise.all(["ao mesmo tempo", "ao mesmo tempo", "ao mesmo tempo"].map(setExperiment));
  expect(new Set(ids).size).toBe(1);
});

test("what is misspelt or misplaced is told, and nothing is left out in silence", async () => {
  const unknown = { code: "unknown-option" };
  await expect(startRun({ name: "base" } as never)).rejects.toMatchObject(unknown);
  await expect(searchRuns({ order_by: ["metrics.f1"] } as never)).rejects.toMatchObject(unknown);
  await expect(searchRuns({ experiments: "busca" as never })).rejects.toMatchObject({ code: "bad-option" });
  const work = vi.fn();
  await expect(startRun(work as never)).rejects.toThrow(/startRun\(\{\}, /);
  expect(work).not.toHaveBeenCalled();
  const run = await startRun();
  await expect(run.logMetric("perda", 1, { step: Number.NaN })).rejects.toMatchObject({ code: "bad-option" });
  await expect(run.logMetrics({ perda: 1 }, { step: "1" as never })).rejects.toMatchObject({ code: "bad-option" });
  for (const content of [undefined, Promise.resolve("x"), () => "x"])
    await expect(run.logArtifact("a.json", content)).rejects.toMatchObject({ code: "no-content" });
  await expect(run.logArtifact({ f1: 1 } as never, undefined)).rejects.toMatchObject({ code: "bad-path" });
  expect(await getRun(run.runId)).toMatchObject({ metrics: {} });
});
