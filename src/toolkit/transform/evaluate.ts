import { isMissing as isMissingAt, valueAt } from "../data/table/column.ts";
import type { Table } from "../data/table/table.ts";
import { inWords, StudentError } from "../errors.ts";
import type { Node } from "./graph.ts";
import { type Kind, kindsInWords, type Value } from "./kinds.ts";

/** A node's values in all rows, of those of its inputs. */
export function computed(node: Node, inputs: readonly ArrayLike<Value>[], nRows: number): ArrayLike<Value> {
  const [a, b] = inputs;
  const { apply, kind } = node;
  const out = kind === "number" || kind === "scalar" ? new Float64Array(nRows) : new Array<Value>(nRows);
  for (let i = 0; i < nRows; i++) out[i] = apply(a ? (a[i] as Value) : null, b ? (b[i] as Value) : null) as number;
  return out;
}

/**
 * A column of a table, of the kind that was analysed.
 * @throws StudentError `unknown-column`; `other-kind`: texts where numbers were, the skew that breaks models in silence
 */
export function inputValues(where: string, table: Table, name: string, kind: Kind): ArrayLike<Value> {
  const column = table.typed(name, where);
  if (column.type === kind) return column.type === "number" ? column.values : Array.from(column.codes, (_, i) => valueAt(column, i)); // biome-ignore format: one thought
  const nRows = table.shape[0];
  // a column of nothing but missing values is of no type
  for (let i = 0; i < nRows; i++) if (!isMissingAt(column, i)) throw otherKind(where, name, kind, valueAt(column, i));
  return new Array<Value>(nRows).fill(kind === "number" ? Number.NaN : null);
}

/** A field of a row, of the kind that was analysed. @throws StudentError `missing-column`, `other-kind` */
export function inputValue(where: string, row: Readonly<Record<string, unknown>>, name: string, kind: Kind): Value {
  if (!Object.hasOwn(row, name) || row[name] === undefined) throw missingColumn(where, name, Object.keys(row));
  const value = row[name];
  if (value === null || Number.isNaN(value)) return kind === "number" ? Number.NaN : null;
  const isOfKind = typeof value === (kind === "text" ? "string" : kind);
  if (!isOfKind) throw otherKind(where, name, kind, value);
  return value as Value;
}

function otherKind(where: string, name: string, kind: Kind, received: unknown): StudentError {
  return new StudentError({
    code: "other-kind",
    where: `${where}, ${name}`,
    expected: kindsInWords([kind]),
    received: inWords(received),
    remedy: {
      "pt-BR":
        "Os dados de serviço devem ser do mesmo tipo que os analisados: converta antes, com Number(...) ou String(...).",
      en: "Data that are served must be of the same type as those that were analysed: convert before, with Number(...) or String(...).",
    },
  });
}

const missingColumn = (where: string, name: string, known: readonly string[]): StudentError =>
  new StudentError({
    code: "missing-column",
    where,
    expected: { "pt-BR": `o campo “${name}”`, en: `the field “${name}”` },
    received: { "pt-BR": `só ${known.join(", ") || "um objeto vazio"}`, en: `only ${known.join(", ") || "an empty object"}` }, // biome-ignore format: one thought
    remedy: {
      "pt-BR": "Onde o valor falta, ponha null.",
      en: "Where the value is missing, put null.",
    },
  });
