import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type ServerType, serve } from "@hono/node-server";
import { expect, test } from "vitest";
import type { RunRecord } from "../../../toolkit/tracking/records/records.ts";
import { writeExperiment, writeRun } from "../../../toolkit/tracking/records/stored.ts";
import { memoryKeeper } from "../../../toolkit/tracking/server/keeper.ts";
import { openTracking } from "../../../toolkit/tracking/server/tracking.ts";
import { trackingApp } from "../../../toolkit/tracking/server/tracking-app.ts";
import { formatFor } from "../../messages/format.ts";
import { axesOf } from "./axes.ts";
import { zipOfRuns } from "./export-runs.ts";
import { writeValue } from "./runs-table.tsx";
import { columnsOf, differs, readTracked, type Tracked } from "./tracked.ts";

const run = (fields: Partial<RunRecord>): RunRecord => ({
  runId: "a1",
  experimentId: "0",
  runName: "base",
  userId: "",
  status: "FINISHED",
  startTime: 1_000,
  endTime: 3_000,
  stage: "active",
  params: new Map(),
  tags: new Map([["mlflow.runName", "base"]]),
  metrics: new Map(),
  datasets: [],
  ...fields,
});

const first = run({
  params: new Map([
    ["depth", "5"],
    ["model", "árvore: rasa"],
  ]),
  metrics: new Map([
    [
      "loss/val",
      [
        { value: 0.5, timestamp: 10, step: 0 },
        { value: Number.NaN, timestamp: 20, step: 1 },
      ],
    ],
    ["f1", [{ value: 0.8, timestamp: 30, step: 0 }]],
  ]),
  datasets: [
    {
      tags: new Map([["mlflow.data.context", "training"]]),
      name: "pacientes",
      digest: "ab12",
      sourceType: "local",
      source: "{}",
      schema: "",
      profile: "",
    },
  ],
});
const second = run({
  runId: "b2",
  runName: "funda",
  status: "RUNNING",
  endTime: null,
  tags: new Map([["mlflow.runName", "funda"]]),
  params: new Map([
    ["depth", "9"],
    ["model", "árvore: rasa"],
  ]),
  metrics: new Map([["f1", [{ value: 0.9, timestamp: 30, step: 0 }]]]),
});
const experiment = {
  experimentId: "0",
  name: 'Diagnóstico "A"',
  artifactLocation: "",
  stage: "active" as const,
  createdAt: 5,
  updatedAt: 6,
  tags: new Map<string, string>(),
};
const file = "artifact/0/a1/artifacts/modelo/pesos.json";
const store = {
  list: async () => [
    { space: "tracking", key: "run/a1", lab: "m/a", at: 1, sizeBytes: 1, content: writeRun(first) },
    { space: "tracking", key: "run/b2", lab: "m/b", at: 1, sizeBytes: 1, content: writeRun(second) },
    { space: "tracking", key: "run/other", lab: "m/b", at: 1, sizeBytes: 1, content: writeRun(second) },
    { space: "tracking", key: "run/bad", lab: "m/b", at: 1, sizeBytes: 1, content: '{"runId":"<img>"}' },
    { space: "tracking", key: "experiment/0", lab: "m/a", at: 1, sizeBytes: 1, content: writeExperiment(experiment) },
    { space: "tracking", key: file, lab: "m/a", at: 1, sizeBytes: 2, content: new ArrayBuffer(2) },
    {
      space: "tracking",
      key: "artifact/0/a1/artifacts/../../../x",
      lab: "m/a",
      at: 1,
      sizeBytes: 2,
      content: new ArrayBuffer(2),
    },
  ],
  get: async () => new TextEncoder().encode("{}").buffer as ArrayBuffer,
};

test("the store's rows are runs with their lab; what is none, or says another id, is passed over", async () => {
  const { runs, experiments, files } = await readTracked(store);
  expect(runs.map(({ runId, lab }) => [runId, lab])).toEqual([
    ["a1", "m/a"],
    ["b2", "m/b"],
  ]);
  expect(runs[0]).toEqual({ ...first, lab: "m/a" });
  expect(experiments).toEqual([experiment]);
  expect(files).toContain(file);
});

test("what differs between runs is told, also where one lacks it", async () => {
  const { runs } = await readTracked(store);
  const told = columnsOf(runs).map((column) => [column.id, differs(runs, column)]);
  expect(told).toEqual([
    ["metrics.f1", true],
    ["metrics.loss/val", true],
    ["params.depth", true],
    ["params.model", false],
  ]);
});

test("the axes of parallel coordinates are the numbers that every run has", async () => {
  const { runs } = await readTracked(store);
  expect(axesOf(runs)).toEqual([
    { name: "params.depth", least: 5, most: 9, values: [5, 9] },
    { name: "metrics.f1", least: 0.8, most: 0.9, values: [0.8, 0.9] },
  ]);
});

test("values are written in the reader's language, and never lose what they are", () => {
  const format = formatFor("pt-BR");
  const written = [0.8125, 12, 0.00001234, Number.NaN, 0, 123456.7, "5", undefined];
  expect(written.map((value) => writeValue(value, format, "—"))).toEqual([
    "0,8125",
    "12",
    "1.234e-5",
    "NaN",
    "0",
    "123.457",
    "5",
    "—",
  ]);
});

const execute = promisify(execFile);
/** Unpacking by Python's own zipfile, and the script itself, need Python; where there is none they are told as skipped. */
const withPython = test.skipIf(spawnSync("python3", ["--version"]).status !== 0);

/** The export as a folder on the disk, unpacked by Python's own zipfile. */
async function unpacked(tracked: Tracked): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bancada-mlruns-"));
  const zip = await zipOfRuns(tracked, store);
  await writeFile(join(folder, "mlruns.zip"), new Uint8Array(await zip.arrayBuffer()));
  await execute("python3", ["-m", "zipfile", "-e", "mlruns.zip", "."], { cwd: folder });
  return folder;
}

withPython("the export has MLflow's folders, and nothing that leads out of them", async () => {
  const folder = await unpacked(await readTracked(store));
  const show = `
import json, os, pathlib
print(json.dumps({str(p): p.read_text() for p in sorted(pathlib.Path('mlruns').rglob('*')) if p.is_file()}))`;
  const { stdout } = await execute("python3", ["-c", show], { cwd: folder, env: { ...process.env, PYTHONUTF8: "1" } });
  await rm(folder, { recursive: true });
  const files = JSON.parse(stdout) as Record<string, string>;
  expect(Object.keys(files)).toEqual([
    "mlruns/0/a1/artifacts/modelo/pesos.json",
    "mlruns/0/a1/meta.yaml",
    "mlruns/0/a1/metrics/f1",
    "mlruns/0/a1/metrics/loss/val",
    "mlruns/0/a1/params/depth",
    "mlruns/0/a1/params/model",
    "mlruns/0/a1/tags/mlflow.runName",
    "mlruns/0/b2/meta.yaml",
    "mlruns/0/b2/metrics/f1",
    "mlruns/0/b2/params/depth",
    "mlruns/0/b2/params/model",
    "mlruns/0/b2/tags/mlflow.runName",
    "mlruns/0/meta.yaml",
  ]);
  expect(files["mlruns/0/a1/metrics/loss/val"]).toBe("10 0.5 0\n20 nan 1\n");
  expect(files["mlruns/0/a1/params/model"]).toBe("árvore: rasa");
  expect(files["mlruns/0/meta.yaml"]).toBe(
    'artifact_location: "./mlruns/0"\ncreation_time: 5\nexperiment_id: "0"\nlast_update_time: 6\nlifecycle_stage: "active"\nname: "Diagnóstico \\"A\\""\n',
  );
  for (const line of [
    "status: 3",
    "source_type: 4",
    "end_time: 3000",
    "deleted_time: null",
    "tags: []",
    'run_uuid: "a1"',
  ])
    expect(files["mlruns/0/a1/meta.yaml"]?.split("\n")).toContain(line);
  expect(files["mlruns/0/b2/meta.yaml"]).toContain("status: 1\n");
});

withPython("replay.py sends all of it to a tracking server over HTTP", async () => {
  const tracked = await readTracked(store);
  const tracking = await openTracking({ keeper: memoryKeeper(), refused: () => {}, now: () => 1, draw: () => 0.5 });
  const { fetch } = trackingApp(tracking);
  const { server, port } = await new Promise<{ server: ServerType; port: number }>((resolve) => {
    const started: ServerType = serve({ fetch, port: 0 }, (address) =>
      resolve({ server: started, port: address.port }),
    );
  });
  const folder = await unpacked(tracked);
  const { stdout } = await execute("python3", ["replay.py", `http://localhost:${port}/`], {
    cwd: folder,
    env: { ...process.env, PYTHONUTF8: "1" },
  });
  await rm(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
  expect(stdout.trim().split("\n")).toHaveLength(2);
  const sent = tracking.runs.list();
  const { experimentId } = tracking.experiments.byName(experiment.name);
  const facts = ({ runId: _, ...rest }: RunRecord) => rest;
  expect(sent.map(facts)).toEqual([first, second].map((one) => ({ ...facts(one), experimentId })));
  const root = `${experimentId}/${sent[0]?.runId}/artifacts`;
  expect(new TextDecoder().decode(await tracking.artifacts.get(`${root}/modelo/pesos.json`))).toBe("{}");
});
