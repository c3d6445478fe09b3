import { takeFrom } from "../data/table/column.ts";
import { Table } from "../data/table/table.ts";
import { columnTaken, missingColumns, missingMoment, noCreatedTimestamp, otherKeyType } from "./errors.ts";
import { keyCodes } from "./key-codes.ts";
import { pointInTime } from "./point-in-time.ts";
import type { Requested } from "./requested.ts";
import { columnMs } from "./timestamps.ts";

const timestampName = "event_timestamp";

/** The entity table with the features that held at each row's moment. */
export function historicalFeatures(
  where: string,
  entityTable: Table,
  requested: readonly Requested[],
  filterByCreatedTimestamp: boolean,
): Table {
  const needed = new Set([timestampName, ...requested.flatMap(({ view }) => view.joinKeys)]);
  const missing = [...needed].filter((name) => !entityTable.columnNames.includes(name));
  if (missing.length > 0) throw missingColumns(where, missing, entityTable.columnNames);
  const columns = new Map(entityTable.columnNames.map((name) => [name, entityTable.typed(name)]));
  const taken = requested.flatMap(({ features }) => features.filter(({ column }) => columns.has(column)));
  if (taken.length > 0) throw columnTaken(where, taken.map(({ column }) => column)); // biome-ignore format: one thought
  const entityMs = columnMs(where, timestampName, entityTable.typed(timestampName));
  const without = entityMs.findIndex(Number.isNaN);
  if (without >= 0) throw missingMoment(where, without);
  for (const { view, features } of requested) {
    const { source, ttlMs } = view;
    if (filterByCreatedTimestamp && !source.createdMs) throw noCreatedTimestamp(where, view.name);
    const ofFeatures = view.joinKeys.map((name) => source.table.typed(name));
    const ofEntities = view.joinKeys.map((name) => entityTable.typed(name));
    for (const [k, column] of ofFeatures.entries()) {
      const other = ofEntities[k]?.type ?? column.type;
      if (other !== column.type && entityTable.shape[0] > 0 && source.table.shape[0] > 0) {
        throw otherKeyType(where, view.joinKeys[k] ?? "", column.type, other);
      }
    }
    const codes = keyCodes(ofFeatures, ofEntities, source.table.shape[0], entityTable.shape[0]);
    const rows = pointInTime({
      entityKeys: codes.entities,
      entityMs,
      featureKeys: codes.features,
      featureMs: source.eventMs,
      createdMs: source.createdMs,
      nKeys: codes.nKeys,
      ttlMs,
      filterByCreated: filterByCreatedTimestamp,
    });
    for (const { name, column } of features) columns.set(column, takeFrom(source.table.typed(name), rows));
  }
  return Table.of(columns);
}
