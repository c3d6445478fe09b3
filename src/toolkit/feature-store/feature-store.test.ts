import { beforeEach, describe, expect, test } from "vitest";
import { Table } from "../data/table/table.ts";
import { Entity, FeatureService, FeatureStore, FeatureView, FileSource } from "./index.ts";
import { columnMs, momentMs } from "./timestamps.ts";

const cliente = new Entity({ name: "cliente", joinKeys: ["cliente_id"] });
const balances = Table.fromRows([
  { cliente_id: 1, event_timestamp: "2026-03-01", created_timestamp: "2026-03-01", saldo: 10 },
  { cliente_id: 1, event_timestamp: "2026-03-05", created_timestamp: "2026-03-09", saldo: 50 },
  { cliente_id: 2, event_timestamp: "2026-03-02", created_timestamp: "2026-03-02", saldo: 20 },
  { cliente_id: 2, event_timestamp: "2026-03-02", created_timestamp: "2026-03-03", saldo: 21 },
]);
const viewOf = (table = balances, options = {}) =>
  new FeatureView({
    name: "saldos",
    entities: [cliente],
    ttl: { days: 3 },
    schema: [{ name: "saldo", dtype: "Float64" }],
    source: new FileSource({ table, createdTimestampColumn: "created_timestamp" }),
    ...options,
  });
const store = new FeatureStore({ project: "testes", now: () => Date.UTC(2026, 2, 10) }).apply([viewOf()]);
const features = ["saldos:saldo"];
const asked = (...rows: readonly [id: number, moment: string][]) =>
  Table.fromRows(rows.map(([cliente_id, event_timestamp]) => ({ cliente_id, event_timestamp })));
const saldos = (entityTable: Table, options = {}) => [
  ...store.getHistoricalFeatures({ entityTable, features, ...options }).column("saldo"),
];
const failsWith = (code: string) => expect.objectContaining({ name: "StudentError", code });

describe("point-in-time features", () => {
  test("both ends of the window are in, and what is beside them is not", () => {
    expect(
      saldos(
        asked([1, "2026-03-01"], [1, "2026-03-04"], [1, "2026-03-04T00:00:01"], [1, "2026-02-28T23:59:59"]), // biome-ignore format: one thought
      ),
    ).toEqual([10, 10, Number.NaN, Number.NaN]);
  });

  test("of rows of the same moment, the one written last holds", () => {
    expect(saldos(asked([2, "2026-03-02"]))).toEqual([21]);
  });

  test("what was written later is left out on demand only", () => {
    expect(saldos(asked([2, "2026-03-02"]), { filterByCreatedTimestamp: true })).toEqual([20]);
    expect(saldos(asked([1, "2026-03-06"]), { filterByCreatedTimestamp: true })).toEqual([Number.NaN]);
  });

  test("rows keep their order and their other columns, and may repeat", () => {
    const entityTable = Table.fromRows([
      { cliente_id: 2, event_timestamp: "2026-03-03", churn: 1 },
      { cliente_id: 9, event_timestamp: "2026-03-03", churn: 0 },
      { cliente_id: 2, event_timestamp: "2026-03-03", churn: 0 },
    ]);
    const { columnNames } = store.getHistoricalFeatures({ entityTable, features, fullFeatureNames: true });
    expect(columnNames).toEqual(["cliente_id", "event_timestamp", "churn", "saldos__saldo"]);
    expect(saldos(entityTable)).toEqual([21, Number.NaN, 21]);
  });

  test("a moment with a zone is another moment", () => {
    expect(saldos(asked([1, "2026-03-01T02:00:00+03:00"], [1, "2026-02-28T22:00:00-03:00"]))).toEqual([Number.NaN, 10]);
  });

  test("an empty entity table gives an empty table", () => {
    const entityTable = Table.fromColumns({ cliente_id: [], event_timestamp: [] });
    expect(store.getHistoricalFeatures({ entityTable, features }).shape).toEqual([0, 3]);
  });
});

describe("what is asked wrongly is named", () => {
  const historical = (options: object) => () => store.getHistoricalFeatures({ entityTable: asked([1, "2026-03-01"]), features, ...options }); // biome-ignore format: one thought
  test.each<[string, () => unknown]>([
    ["bad-reference", historical({ features: ["saldo"] })],
    ["bad-reference", historical({ features: [] })],
    ["unknown-view", historical({ features: ["contas:saldo"] })],
    ["unknown-feature", historical({ features: ["saldos:limite"] })],
    ["same-feature", historical({ features: [...features, ...features] })],
    ["missing-columns", historical({ entityTable: Table.fromColumns({ cliente_id: [1] }) })],
    ["name-taken", historical({ entityTable: asked([1, "2026-03-01"]).assign({ saldo: [1] }) })],
    ["bad-timestamp", historical({ entityTable: asked([1, "01/03/2026"]) })],
    ["missing-timestamp", historical({ entityTable: asked([1, "2026-03-01"]).assign({ event_timestamp: [null] }) })],
    ["other-type", historical({ entityTable: asked([1, "2026-03-01"]).assign({ cliente_id: ["1"] }) })],
    ["bad-option", historical({ entityTable: [{ cliente_id: 1 }] })],
    ["unknown-option", historical({ full_feature_names: true })],
    ["many-join-keys", () => new Entity({ name: "par", joinKeys: ["a", "b"] })],
    ["bad-option", () => new Entity({ name: "um nome" })],
    ["bad-option", () => new FeatureStore({ project: "meu projeto" })],
    ["bad-option", () => viewOf(balances, { ttl: { dias: 3 } })],
    ["unknown-column", () => viewOf(balances, { schema: [{ name: "limite", dtype: "Float64" }] })],
    ["other-dtype", () => viewOf(balances, { schema: [{ name: "saldo", dtype: "String" }] })],
    ["unknown-column", () => new FileSource({ table: balances, timestampField: "quando" })],
    ["defined-twice", () => store.apply([viewOf(balances, { name: "Saldos" })])],
    ["defined-twice", () => store.apply([new Entity({ name: "cliente", joinKeys: ["id"] })])],
    ["not-a-definition", () => store.apply(["saldos"] as never)],
    [
      "no-created-timestamp",
      () =>
        store
          .apply([viewOf(balances, { source: new FileSource({ table: balances }) })])
          .getHistoricalFeatures({ entityTable: asked([1, "2026-03-01"]), features, filterByCreatedTimestamp: true }),
    ],
  ])("%s", (code, act) => {
    expect(act).toThrow(failsWith(code));
  });
});

describe("the online store", () => {
  beforeEach(() => store.teardown());
  const online = async (...ids: number[]) =>
    (await store.getOnlineFeatures({ features, entityRows: ids.map((cliente_id) => ({ cliente_id })) })).map((row) => row.saldo); // biome-ignore format: one thought

  test("has nothing before it is filled, and then the last value by key", async () => {
    expect(await online(1, 2)).toEqual([null, null]);
    expect(await store.materialize({ startDate: "2026-03-01", endDate: "2026-03-05" })).toEqual([
      { featureView: "saldos", startDate: "2026-03-01T00:00:00.000Z", endDate: "2026-03-05T00:00:00.000Z", keys: 2 },
    ]);
    expect(await online(1, 2, 3)).toEqual([10, 21, null]);
  });

  test("goes on from where it was left; one never begun begins its ttl before now", async () => {
    expect(await store.materializeIncremental({ endDate: "2026-03-09" })).toMatchObject([
      { startDate: "2026-03-07T00:00:00.000Z", keys: 0 },
    ]);
    expect(await store.materializeIncremental({ endDate: "2026-03-10" })).toMatchObject([
      { startDate: "2026-03-09T00:00:00.000Z" },
    ]);
  });

  test("late data is not seen by going on, and is by materialising that time anew", async () => {
    await store.materialize({ startDate: "2026-03-01", endDate: "2026-03-06" });
    const late = { cliente_id: 2, event_timestamp: "2026-03-04", created_timestamp: "2026-03-07", saldo: 99 };
    const after = store.apply([viewOf(Table.fromRows([...balances.toRows(), late]))]);
    await after.materializeIncremental({ endDate: "2026-03-08" });
    expect(await online(2)).toEqual([21]);
    await after.materialize({ startDate: "2026-03-04", endDate: "2026-03-05" });
    expect(await online(2)).toEqual([99]);
  });

  test("a value never gives way to an older one", async () => {
    await store.materialize({ startDate: "2026-03-01", endDate: "2026-03-06" });
    await store.materialize({ startDate: "2026-03-01", endDate: "2026-03-02" });
    expect(await online(1)).toEqual([50]);
  });

  test("says since when a value holds, and takes a service's features", async () => {
    const service = new FeatureService({ name: "churn_v1", features: [viewOf().select("saldo")] });
    await store.materialize({ startDate: "2026-03-01", endDate: "2026-03-05" });
    expect(
      await store.getOnlineFeatures({
        features: service,
        entityRows: [{ cliente_id: 1 }],
        fullFeatureNames: true,
        includeEventTimestamps: true,
      }),
    ).toEqual([{ cliente_id: 1, saldos__saldo: 10, saldos__saldo__ts: Date.UTC(2026, 2, 1) / 1000 }]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["bad-interval", () => store.materialize({ startDate: "2026-03-02", endDate: "2026-03-01" })],
    ["bad-timestamp", () => store.materialize({ startDate: "ontem", endDate: "2026-03-01" })],
    ["unknown-view", () => store.materialize({ startDate: 0, endDate: 1, featureViews: ["contas"] })],
    ["missing-key", () => store.getOnlineFeatures({ features, entityRows: [{ id: 1 }] })],
    ["other-type", () => store.getOnlineFeatures({ features, entityRows: [{ cliente_id: "1" }] })],
    ["not-rows", () => store.getOnlineFeatures({ features, entityRows: { cliente_id: 1 } as never })],
  ])("names what is wrong: %s", async (code, act) => {
    await expect(act()).rejects.toThrow(failsWith(code));
  });
});

describe("moments", () => {
  test.each<[string, number]>([
    ["2026-03-01", Date.UTC(2026, 2, 1)],
    ["2026-03-01 12:30", Date.UTC(2026, 2, 1, 12, 30)],
    ["2026-03-01T12:30:15.250Z", Date.UTC(2026, 2, 1, 12, 30, 15, 250)],
    ["2026-03-01T12:30:15.123456", Date.UTC(2026, 2, 1, 12, 30, 15) + 123.456],
    ["2026-03-01 09:00:00-0300", Date.UTC(2026, 2, 1, 12)],
    ["2024-02-29", Date.UTC(2024, 1, 29)],
  ])("%s", (text, ms) => {
    expect(momentMs("teste", text)).toBe(ms);
  });

  test.each(["2026-02-29", "2026-13-01", "01/03/2026", "2026-03-01T25:00", "", "março", "2026-3-1"])(
    "%s is none",
    (text) => {
      expect(() => momentMs("teste", text)).toThrow(failsWith("bad-timestamp"));
    },
  );

  test("nanoseconds are none", () => {
    const table = Table.fromColumns({ ns: [null, 1.77e18] });
    expect(() => columnMs("teste", "ns", table.typed("ns"))).toThrow(failsWith("bad-timestamp"));
    expect(() => momentMs("teste", 1.77e18)).toThrow(failsWith("bad-timestamp"));
  });

  test("a column of numbers is milliseconds; what is missing stays so", () => {
    const table = Table.fromColumns({ ms: [5, null], texto: ["1970-01-01T00:00:01Z", null] });
    expect(columnMs("teste", "ms", table.typed("ms"))).toEqual(Float64Array.of(5, Number.NaN));
    expect(columnMs("teste", "texto", table.typed("texto"))).toEqual(Float64Array.of(1000, Number.NaN));
  });
});
