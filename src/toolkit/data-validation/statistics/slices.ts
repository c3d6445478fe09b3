import { byCodePoint } from "../../base/order.ts";
import { inWords, StudentError } from "../../errors.ts";
import { cellsOf, countOf, type Examples, featureNames } from "./feature-values.ts";

/** By feature: `null` for a slice of each of its values, or the values wanted. Several features: their combinations. */
export type Slicer = Readonly<Record<string, readonly (string | number | boolean)[] | null>>;

export const allExamples = "All Examples";

/** The rows of each slice, by the slice's name: `sexo_F`, or `sexo_F_uf_SP`, features in order of name. */
export function sliceRows(where: string, examples: Examples, slicers: readonly Slicer[]): Map<string, Int32Array> {
  const known = featureNames(examples);
  const slices = new Map<string, number[]>();
  for (const slicer of slicers) {
    const names = Object.keys(slicer).sort(byCodePoint);
    for (const name of names) if (!known.includes(name)) throw unknownFeature(`${where}, slices`, name, known);
    const columns = names.map((name) => ({ name, cell: cellsOf(examples, name), wanted: slicer[name]?.map(String) }));
    const found = new Map<string, number[]>();
    for (let i = 0; i < countOf(examples); i++) {
      for (const name of namesOf(columns, i)) {
        const rows = found.get(name);
        if (rows) rows.push(i);
        else found.set(name, [i]);
      }
    }
    for (const name of [...found.keys()].sort(byCodePoint)) slices.set(name, found.get(name) ?? []);
  }
  return new Map([...slices].map(([name, rows]) => [name, Int32Array.from(rows)]));
}

interface Column {
  readonly name: string;
  readonly cell: (i: number) => unknown;
  readonly wanted: readonly string[] | undefined;
}

/** An example with lists belongs to several slices; one that lacks a value to none. */
function namesOf(columns: readonly Column[], i: number): string[] {
  let names = [""];
  for (const { name, cell, wanted } of columns) {
    const value = cell(i);
    const list: readonly unknown[] =
      value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
    const texts = [...new Set(list.map(String))].filter((text) => wanted?.includes(text) ?? true);
    names = names.flatMap((begin) => texts.map((text) => `${begin === "" ? "" : `${begin}_`}${name}_${text}`));
  }
  return names.filter((name) => name !== "");
}

/** The distinct values of a cell, as texts; of a list, all. */
export function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return [...new Set((Array.isArray(value) ? value : [value]).map(String))];
}

/** A name that no feature of the examples has. */
export function unknownFeature(where: string, name: string, known: readonly string[]): StudentError {
  const list = known.join(", ");
  return new StudentError({
    code: "unknown-column",
    where,
    expected: { "pt-BR": `uma das colunas: ${list}`, en: `one of the columns: ${list}` },
    received: inWords(name),
    remedy: { "pt-BR": "Confira o nome, letra por letra.", en: "Check the name, letter by letter." },
  });
}
