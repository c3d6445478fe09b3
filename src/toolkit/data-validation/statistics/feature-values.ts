import { inWords, StudentError } from "../../errors.ts";

/** A feature's values, flat: example i has `lengths[i]` of them, or none, −1. */
export type FeatureValues = NumberValues | TextValues;

interface Values {
  readonly name: string;
  readonly lengths: Int32Array;
}
interface NumberValues extends Values {
  readonly numbers: Float64Array;
}
interface TextValues extends Values {
  readonly counts: ReadonlyMap<string, number>;
}

/** A table of this toolkit: all that statistics ask of one. */
export interface ExamplesTable {
  readonly columnNames: readonly string[];
  readonly shape: readonly [rows: number, columns: number];
  column(name: string): Float64Array | readonly (number | string | boolean | null)[];
}

/** One example as an object: a value, a list of values, or nothing (`null`) by name of feature. */
export type Example = Readonly<Record<string, unknown>>;

/** A table, in which NaN is a missing value, or a list of objects, in which NaN is a number and `null` is missing. */
export type Examples = ExamplesTable | readonly Example[];

const isExamplesTable = (examples: unknown): examples is ExamplesTable =>
  typeof examples === "object" && examples !== null && "columnNames" in examples && "column" in examples;

export const countOf = (examples: Examples): number =>
  isExamplesTable(examples) ? examples.shape[0] : examples.length;

export function featureNames(examples: Examples): readonly string[] {
  return isExamplesTable(examples) ? examples.columnNames : [...new Set(examples.flatMap((row) => Object.keys(row)))];
}

/** What a cell of this feature holds, example by example; NaN of a table is missing. */
export function cellsOf(examples: Examples, name: string): (i: number) => unknown {
  if (!isExamplesTable(examples)) {
    return (i) => (examples[i] && Object.hasOwn(examples[i], name) ? examples[i][name] : null);
  }
  const column = examples.column(name);
  return (i) => (Number.isNaN(column[i]) ? null : column[i]);
}

/** The values of a feature in these examples. */
export function valuesOf(where: string, name: string, cell: (i: number) => unknown, rows: Int32Array): FeatureValues {
  const lengths = new Int32Array(rows.length).fill(-1);
  const numbers: number[] = [];
  const counts = new Map<string, number>();
  for (let k = 0; k < rows.length; k++) {
    const value = cell(rows[k] as number);
    if (value === null || value === undefined) continue;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    lengths[k] = list.length;
    for (const item of list) {
      if (typeof item === "number") numbers.push(item);
      else if (typeof item === "string" || typeof item === "boolean") count(counts, String(item));
      else throw notAValue(where, name, item);
    }
  }
  if (numbers.length > 0 && counts.size > 0) throw mixed(where, name);
  return numbers.length > 0 ? { name, lengths, numbers: Float64Array.from(numbers) } : { name, lengths, counts };
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function notAValue(where: string, name: string, received: unknown): StudentError {
  return new StudentError({
    code: "not-a-value",
    where: `${where}, ${name}`,
    expected: {
      "pt-BR": "números, textos, true ou false, ou listas deles (null onde falta)",
      en: "numbers, texts, true or false, or lists of them (null where one is missing)",
    },
    received: inWords(received),
    remedy: {
      "pt-BR": "Tire o campo, ou separe o que há nele em colunas.",
      en: "Leave the field out, or split what it holds into columns.",
    },
  });
}

function mixed(where: string, name: string): StudentError {
  return new StudentError({
    code: "mixed-column",
    where: `${where}, ${name}`,
    expected: { "pt-BR": "só números ou só textos", en: "numbers only or texts only" },
    received: { "pt-BR": "números e textos misturados", en: "numbers and texts mixed" },
    remedy: { "pt-BR": "Converta antes: Number(valor) ou String(valor).", en: "Convert before: Number(value) or String(value)." }, // biome-ignore format: one thought
  });
}

/** @throws StudentError `not-examples` */
export function checkExamples(where: string, examples: unknown): void {
  if (isExamplesTable(examples)) return;
  if (Array.isArray(examples) && examples.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))) return; // biome-ignore format: one thought
  throw new StudentError({
    code: "not-examples",
    where,
    expected: { "pt-BR": "uma tabela (Table) ou uma lista de objetos", en: "a table (Table) or a list of objects" },
    received: inWords(examples),
    remedy: {
      "pt-BR": `Por exemplo, ${where}(await readCsv(arquivo)…): sem o await, a tabela ainda não chegou.`,
      en: `For instance, ${where}(await readCsv(file)…): without await the table is not there yet.`,
    },
  });
}
