import { isRecord } from "../base/saved.ts";
import { inWords, StudentError } from "../errors.ts";
import { otherKeyType } from "./errors.ts";
import { keyOf } from "./materialize.ts";
import type { OnlineValue } from "./online-record.ts";
import type { OnlineStore } from "./online-store.ts";
import type { Requested } from "./requested.ts";

/** Each entity row with the last values of its features; null where the online store has none. */
export async function onlineFeatures(options: {
  readonly where: string;
  readonly store: OnlineStore;
  readonly requested: readonly Requested[];
  readonly entityRows: unknown;
  readonly includeEventTimestamps: boolean;
}): Promise<Record<string, OnlineValue>[]> {
  const { where, store, requested, entityRows, includeEventTimestamps } = options;
  if (!Array.isArray(entityRows) || !entityRows.every(isRecord)) throw badRows(where, entityRows);
  const rows = entityRows.map((row): Record<string, OnlineValue> => ({ ...row }) as Record<string, OnlineValue>);
  for (const { view, features } of requested) {
    const { rows: kept } = await store.record(view.name);
    for (const [i, row] of entityRows.entries()) {
      const found = kept.get(keyOf(view.joinKeys.map((name) => keyValue(where, view.source.table, name, row, i))));
      for (const { name, column } of features) {
        Object.assign(rows[i] ?? {}, { [column]: found?.values[name] ?? null });
        if (includeEventTimestamps) {
          Object.assign(rows[i] ?? {}, { [`${column}__ts`]: found ? Math.floor(found.eventMs / 1000) : 0 });
        }
      }
    }
  }
  return rows;
}

function keyValue(
  where: string,
  table: { readonly dtypes: Readonly<Record<string, string>> },
  name: string,
  row: Readonly<Record<string, unknown>>,
  i: number,
): OnlineValue {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  if (value === undefined || value === null) throw missingKey(where, name, i);
  const expected = table.dtypes[name] ?? "";
  const received = typeof value === "string" ? "text" : typeof value;
  if (expected !== received) throw otherKeyType(where, name, expected, received);
  return value as OnlineValue;
}

const example = {
  "pt-BR": "Por exemplo, entityRows: [{cliente_id: 7}].",
  en: "For instance, entityRows: [{customer_id: 7}].",
};

const badRows = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-rows",
    where: `${where}, entityRows`,
    expected: { "pt-BR": "uma lista de objetos, um por entidade", en: "a list of objects, one an entity" },
    received: inWords(received),
    remedy: example,
  });

const missingKey = (where: string, name: string, row: number): StudentError =>
  new StudentError({
    code: "missing-key",
    where: `${where}, entityRows`,
    expected: { "pt-BR": `a chave “${name}” em cada objeto`, en: `the key “${name}” in each object` },
    received: { "pt-BR": `nenhuma no objeto ${row}`, en: `none in object ${row}` },
    remedy: example,
  });
