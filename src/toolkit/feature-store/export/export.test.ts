// What is exported is read back by Python itself: compiled, and run against a stand-in of Feast that notes what it is told.
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Table } from "../../data/table/table.ts";
import { Entity, FeatureService, FeatureStore, FeatureView, FileSource } from "../index.ts";

const reader = fileURLToPath(new URL("read_back.py", import.meta.url));
const readBack = (files: Readonly<Record<string, string>>): unknown[] =>
  JSON.parse(
    execFileSync("python3", [reader], {
      input: JSON.stringify(files),
      encoding: "utf8",
      env: { ...process.env, PYTHONUTF8: "1" },
    }),
  );

const withPython = test.skipIf(spawnSync("python3", ["--version"]).status !== 0);

const cliente = new Entity({ name: "cliente", joinKeys: ["cliente_id"] });
const loja = new Entity({ name: "class" });
const table = Table.fromRows([
  {
    cliente_id: 1,
    class: 'a "b", c',
    event_timestamp: "2026-03-01",
    criado: 1_772_323_200_000,
    relação: 0.5,
    ativo: true,
  },
  { cliente_id: 2, class: null, event_timestamp: null, criado: null, relação: null, ativo: null },
]);
const saldos = new FeatureView({
  name: "relações-7d",
  entities: [cliente, loja],
  ttl: { days: 1, hours: 12 },
  schema: [
    { name: "relação", dtype: "Float32" },
    { name: "ativo", dtype: "Bool" },
  ],
  source: new FileSource({ table, createdTimestampColumn: "criado", path: "s3://balde/rel.parquet" }),
});
const service = new FeatureService({ name: "modelo", features: [saldos.select("ativo")] });
const files = new FeatureStore({ project: "clientes" }).apply([service]).exportRepo();

withPython("Python reads back the definitions that were written", () => {
  expect(readBack(files)).toEqual([
    { kind: "Entity", name: "cliente", join_keys: ["cliente_id"], value_type: "INT64" },
    { kind: "Entity", name: "class", join_keys: ["class"], value_type: "STRING" },
    {
      kind: "FileSource",
      name: "relações-7d_source",
      path: "s3://balde/rel.parquet",
      timestamp_field: "event_timestamp",
      created_timestamp_column: "criado",
    },
    {
      kind: "FeatureView",
      name: "relações-7d",
      entities: ["cliente", "class"],
      ttl: { seconds: 36 * 3600 },
      schema: [
        { name: "relação", dtype: "Float32" },
        { name: "ativo", dtype: "Bool" },
      ],
      source: "relações-7d_source",
    },
    { kind: "FeatureService", name: "modelo", features: [{ view: "relações-7d", features: ["ativo"] }] },
  ]);
});

withPython("a store without definitions is a project too", () => {
  expect(readBack(new FeatureStore({ project: "vazio" }).exportRepo())).toEqual([]);
});

test("the source goes as CSV, its moments in ISO 8601", () => {
  expect(files["data/relações-7d.csv"]).toBe(
    [
      "cliente_id,class,event_timestamp,criado,relação,ativo",
      '1,"a ""b"", c",2026-03-01T00:00:00.000Z,2026-03-01T00:00:00.000Z,0.5,true',
      "2,,,,,",
      "",
    ].join("\n"),
  );
  expect(files["csv_to_parquet.py"]).toContain(
    '("data/relações-7d.csv", "s3://balde/rel.parquet", ["event_timestamp", "criado"])',
  );
});

test("the project is named in feature_store.yaml", () => {
  expect(files["feature_store.yaml"]).toContain('project: "clientes"\n');
});
