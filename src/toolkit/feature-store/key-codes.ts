import type { Column } from "../data/table/column.ts";

/** The same number for the same key, in both tables. */
export interface KeyCodes {
  /** From 0; −1 where a part of the key is missing. */
  readonly features: Int32Array;
  /** −1 where the key is missing, or no feature has it. */
  readonly entities: Int32Array;
  readonly nKeys: number;
}

/**
 * Numbers the keys of several columns, equal in both tables. A missing key is equal to nothing, as in SQL.
 * @param features - the key's columns in the table of features; @param entities - of the same types, in the same order
 */
export function keyCodes(
  features: readonly Column[],
  entities: readonly Column[],
  nFeatures: number,
  nEntities: number,
): KeyCodes {
  let codes: KeyCodes | null = null;
  for (const [k, column] of features.entries()) {
    const other = entities[k];
    if (!other) continue;
    const next = columnCodes(column, other);
    codes = codes ? combined(codes, next) : next;
  }
  // no key at all: every row of features is about every entity
  return codes ?? { features: new Int32Array(nFeatures), entities: new Int32Array(nEntities), nKeys: 1 };
}

function columnCodes(features: Column, entities: Column): KeyCodes {
  const places = new Map<number | string, number>();
  const number = (value: number | string): number => {
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, places.size);
    return places.size - 1;
  };
  const known = (value: number | string): number => places.get(value) ?? -1;
  const left = codesOf(features, number);
  return { features: left, entities: codesOf(entities, known), nKeys: places.size };
}

function codesOf(column: Column, codeOf: (value: number | string) => number): Int32Array {
  if (column.type === "number") {
    return Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : codeOf(value)));
  }
  if (column.type === "boolean") return Int32Array.from(column.codes, (code) => (code < 0 ? -1 : codeOf(code)));
  const byCategory = column.categories.map(codeOf);
  return Int32Array.from(column.codes, (code) => (code < 0 ? -1 : (byCategory[code] as number)));
}

function combined(a: KeyCodes, b: KeyCodes): KeyCodes {
  const places = new Map<number, number>();
  const features = a.features.map((code, i) => {
    const next = b.features[i] as number;
    if (code < 0 || next < 0) return -1;
    const pair = code * b.nKeys + next;
    const known = places.get(pair) ?? places.size;
    places.set(pair, known);
    return known;
  });
  const entities = a.entities.map((code, i) => {
    const next = b.entities[i] as number;
    return code < 0 || next < 0 ? -1 : (places.get(code * b.nKeys + next) ?? -1);
  });
  return { features, entities, nKeys: places.size };
}
