import { inWords, StudentError } from "../../errors.ts";

/** A value of a cell; `null` where it is missing (NaN in a column of numbers). */
export type Value = number | string | boolean | null;

/** Numbers; NaN is a missing one. */
export interface NumberColumn {
  readonly type: "number";
  readonly values: Float64Array;
}

/** Texts, each kept once: `categories[codes[i]]`; a code of −1 is a missing one. */
export interface TextColumn {
  readonly type: "text";
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

/** 1 and 0 for true and false; −1 is a missing one. */
export interface BooleanColumn {
  readonly type: "boolean";
  readonly codes: Int8Array;
}

export type Column = NumberColumn | TextColumn | BooleanColumn;

export const lengthOf = (column: Column): number =>
  column.type === "number" ? column.values.length : column.codes.length;

export function valueAt(column: Column, i: number): Value {
  if (column.type === "number") return column.values[i] as number;
  const code = column.codes[i] as number;
  if (code < 0) return null;
  return column.type === "boolean" ? code === 1 : (column.categories[code] as string);
}

export const isMissing = (column: Column, i: number): boolean =>
  column.type === "number" ? Number.isNaN(column.values[i]) : (column.codes[i] as number) < 0;

/** The rows with these indices; −1 makes a missing value. */
export function takeFrom(column: Column, indices: ArrayLike<number>): Column {
  const n = indices.length;
  if (column.type === "number") {
    const values = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const at = indices[i] as number;
      values[i] = at < 0 ? Number.NaN : (column.values[at] as number);
    }
    return { type: "number", values };
  }
  const codes = column.type === "text" ? new Int32Array(n) : new Int8Array(n);
  for (let i = 0; i < n; i++) {
    const at = indices[i] as number;
    codes[i] = at < 0 ? -1 : (column.codes[at] as number);
  }
  return { ...column, codes } as Column;
}

/**
 * A column of what a list holds: numbers, booleans, or texts; null, undefined and NaN are missing.
 * @throws StudentError `not-a-column` if it is no list; `mixed-column` if it holds values of several kinds, or something else
 */
export function columnOf(where: string, values: ArrayLike<unknown>): Column {
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) throw notAColumn(where, values);
  // A copy: what happens to the array afterwards is no matter of the table.
  if (values instanceof Float64Array) return { type: "number", values: values.slice() };
  const kinds = new Set<string>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== null && value !== undefined) kinds.add(typeof value);
  }
  const [kind = "number"] = kinds;
  if (kinds.size > 1 || !["number", "string", "boolean"].includes(kind)) throw mixedColumn(where, kinds);
  if (kind === "number") return { type: "number", values: Float64Array.from(values, (value) => (value ?? Number.NaN) as number) }; // biome-ignore format: one thought
  if (kind === "boolean") {
    return { type: "boolean", codes: Int8Array.from(values, (value) => (value === null || value === undefined ? -1 : Number(value))) }; // biome-ignore format: one thought
  }
  const places = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => {
    if (value === null || value === undefined) return -1;
    const text = value as string;
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  });
  return { type: "text", codes, categories: [...places.keys()] };
}

function notAColumn(where: string, received: unknown): StudentError {
  return new StudentError({
    code: "not-a-column",
    where,
    expected: { "pt-BR": "uma lista, com um valor por linha", en: "a list, with a value for each row" },
    received: inWords(received),
    remedy: {
      "pt-BR": 'Para o mesmo valor em todas as linhas, table.assign({pais: () => "BR"}).',
      en: 'For the same value in all rows, table.assign({country: () => "BR"}).',
    },
  });
}

function mixedColumn(where: string, kinds: ReadonlySet<string>): StudentError {
  const shown = [...kinds].join(", ");
  return new StudentError({
    code: "mixed-column",
    where,
    expected: {
      "pt-BR": "uma coluna só de números, só de textos ou só de true e false (null onde falta)",
      en: "a column of numbers only, of texts only, or of true and false only (null where one is missing)",
    },
    received: { "pt-BR": `valores dos tipos ${shown}`, en: `values of the types ${shown}` },
    remedy: {
      "pt-BR": "Converta antes: Number(valor) ou String(valor).",
      en: "Convert before: Number(value) or String(value).",
    },
  });
}
