// Numbers of pandas, step by step as Feast's file store joins: tests/contract/reference/feature-store.py.
import { describe, expect, test } from "vitest";
import reference from "../../../tests/contract/reference/feature-store.json";
import { Table } from "../data/table/table.ts";
import { Entity, FeatureStore, FeatureView, FileSource } from "./index.ts";

const features = Table.fromColumns(reference.features).assign({ row: (_, i) => i });
const entityTable = Table.fromColumns(reference.entities);

function storeWith(keys: readonly string[], ttlHours: number) {
  const view = new FeatureView({
    name: "saldos",
    entities: keys.map((name) => new Entity({ name })),
    ttl: { hours: ttlHours },
    schema: [
      { name: "saldo", dtype: "Float64" },
      { name: "row", dtype: "Int64" },
    ],
    source: new FileSource({ table: features, timestampField: "event", createdTimestampColumn: "created" }),
  });
  return new FeatureStore({ project: "referencia" }).apply([view]);
}

describe("point-in-time joins take the rows that pandas takes", () => {
  test.each(reference.rows)(
    "$keys, ttl $ttlHours h, by created: $filterByCreated",
    ({ keys, ttlHours, filterByCreated, rows }) => {
      const joined = storeWith(keys, ttlHours).getHistoricalFeatures({
        entityTable,
        features: ["saldos:saldo", "saldos:row"],
        filterByCreatedTimestamp: filterByCreated,
      });
      expect(Array.from(joined.column("row"), (row) => (Number.isNaN(row) ? -1 : row))).toEqual(rows);
      expect(joined.column("saldo")).toEqual(
        Float64Array.from(rows, (row) => (row < 0 ? Number.NaN : Number(features.row(row).saldo))),
      );
    },
  );
});

test("what is materialised is the last row of each key in the window, its end left out", async () => {
  const store = storeWith(["cliente_id"], 0);
  await store.materialize({ startDate: "2026-01-03", endDate: "2026-01-05" });
  const rows = await store.getOnlineFeatures({
    features: ["saldos:row"],
    entityRows: reference.online.cliente_id.map((id) => ({ cliente_id: id })),
  });
  expect(rows.map(({ row }) => row)).toEqual(reference.online.row);
});
