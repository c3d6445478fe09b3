import type { Rule } from "../base/options.ts";
import type { Column } from "../data/table/column.ts";
import { StudentError } from "../errors.ts";
import { aName } from "./names.ts";

const columnTypes = {
  Int32: "number",
  Int64: "number",
  Float32: "number",
  Float64: "number",
  String: "text",
  UnixTimestamp: "text",
  Bool: "boolean",
} as const satisfies Readonly<Record<string, Column["type"]>>;

/** Feast's types of values. */
export type ValueType = keyof typeof columnTypes;

/** A feature, or a join key, of a view: its column and its type. */
export interface Field {
  readonly name: string;
  readonly dtype: ValueType;
}

const known = Object.keys(columnTypes).join(", ");

export const aField: Rule = {
  holds: (value) =>
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    "dtype" in value &&
    aName.holds(value.name) &&
    Object.hasOwn(columnTypes, String(value.dtype)),
  expected: {
    "pt-BR": `{name, dtype}, com dtype um destes: ${known}`,
    en: `{name, dtype}, with a dtype of: ${known}`,
  },
  remedy: {
    "pt-BR": 'Por exemplo, {name: "saldo", dtype: "Float64"}.',
    en: 'For instance, {name: "balance", dtype: "Float64"}.',
  },
};

/** @throws StudentError `other-dtype` where the column is of another type than the schema says */
export function checkDtype(where: string, { name, dtype }: Field, column: Column): void {
  const expected = columnTypes[dtype];
  if (column.type === expected || (dtype === "UnixTimestamp" && column.type === "number")) return;
  throw new StudentError({
    code: "other-dtype",
    where: `${where}, ${name}`,
    expected: { "pt-BR": `uma coluna ${dtype}`, en: `a column of ${dtype}` },
    received: { "pt-BR": `uma do tipo ${column.type}`, en: `one of the type ${column.type}` },
    remedy: {
      "pt-BR": "Corrija o dtype no schema, ou converta a coluna antes: table.assign({...}).",
      en: "Mend the dtype in the schema, or convert the column before: table.assign({...}).",
    },
  });
}
