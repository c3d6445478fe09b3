import { Table } from "../data/table/table.ts";
import { inWords, StudentError } from "../errors.ts";
import { Column } from "./column.ts";
import { computed, inputValues } from "./evaluate.ts";
import { type Node, nodeOf } from "./graph.ts";
import type { Kind, Value } from "./kinds.ts";
import { InputColumn } from "./ops/input.ts";
import { TransformFn } from "./transform-fn.ts";
import { TransformedData } from "./transformed-data.ts";

/**
 * What shall become of the columns, by name of output. It is called once, without values: it must not ask for any.
 * @example (inputs) => ({idade: scaleToZScore(inputs.idade), uf: inputs.uf})
 */
export type PreprocessingFn = (inputs: Readonly<Record<string, Column>>) => Readonly<Record<string, Column>>;

/**
 * Learns from a table all that the preprocessing function needs to know: means, boundaries, vocabularies.
 * @returns the function that transforms any table, or row, with what was learnt from this one
 * @throws StudentError `no-rows`, `unknown-column`, `not-a-function`, `no-outputs`, `not-a-column`; what the functions throw
 * @example const transformFn = analyzeDataset(treino, preprocessingFn);
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft_beam/AnalyzeDataset
 */
export const analyzeDataset = (table: Table, preprocessingFn: PreprocessingFn): TransformFn =>
  analyzed("analyzeDataset", table, preprocessingFn).transformFn;

/**
 * `analyzeDataset`, and the same table transformed, in one pass.
 * @throws StudentError as `analyzeDataset`
 * @example
 * const {transformFn, transformed} = analyzeAndTransform(treino, (inputs) => ({
 *   idade: scaleToZScore(inputs.idade),
 *   uf: computeAndApplyVocabulary(inputs.uf, {numOovBuckets: 1}),
 * }));
 * transformFn.transformRow({idade: 41, uf: "CE"});
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft_beam/AnalyzeAndTransformDataset
 */
export const analyzeAndTransform = (
  table: Table,
  preprocessingFn: PreprocessingFn,
): { readonly transformed: TransformedData; readonly transformFn: TransformFn } =>
  analyzed("analyzeAndTransform", table, preprocessingFn);

function analyzed(where: string, table: Table, preprocessingFn: PreprocessingFn) {
  if (!(table instanceof Table)) throw notATable(where, table);
  if (table.shape[0] === 0) throw noRows(where);
  const outputs = outputsOf(where, table, preprocessingFn);
  const nodes: Node[] = [];
  const values: ArrayLike<Value>[] = [];
  const places = new Map<Column, number>();
  const add = (column: Column): number => {
    const known = places.get(column);
    if (known !== undefined) return known;
    const inputs = column.inputs.map(add);
    const of = (place: number) => values[place] ?? [];
    const learnt = column.op.analyze?.(column.op.name, column.options, inputs.map((place) => ({ values: of(place), constants: nodes[place]?.constants ?? {} }))); // biome-ignore format: one thought
    const node = nodeOf(column.op, inputs, { ...column.options, ...learnt }, column.kind);
    const result = column instanceof InputColumn ? inputValues(where, table, column.name, column.kind) : computed(node, inputs.map(of), table.shape[0]); // biome-ignore format: one thought
    places.set(column, nodes.length);
    nodes.push(node);
    values.push(result);
    return nodes.length - 1;
  };
  const found = Object.fromEntries(Object.entries(outputs).map(([name, column]) => [name, add(column)]));
  const columns = Object.entries(found).map(([name, place]) => [name, values[place] ?? []] as const);
  const kinds = new Map(Object.entries(found).map(([name, place]) => [name, nodes[place]?.kind ?? "number"]));
  return {
    transformed: new TransformedData(new Map(columns), kinds),
    transformFn: new TransformFn({ nodes, outputs: found }),
  };
}

function outputsOf(where: string, table: Table, preprocessingFn: unknown): Readonly<Record<string, Column>> {
  if (typeof preprocessingFn !== "function") throw notAFunction(where, preprocessingFn);
  const kinds: Readonly<Record<string, Kind>> = table.dtypes;
  const columns = new Map(table.columnNames.map((name) => [name, new InputColumn(name, kinds[name] ?? "number")]));
  const inputs = new Proxy(Object.fromEntries(columns), {
    // a name that no column has must not become undefined: table.typed throws, with the names that there are
    get: (target, name) => {
      if (typeof name === "symbol" || Object.hasOwn(target, name)) return Reflect.get(target, name);
      return table.typed(name, "preprocessingFn");
    },
  });
  const outputs: unknown = preprocessingFn(inputs);
  if (typeof outputs !== "object" || outputs === null || outputs instanceof Column) throw noOutputs(where, outputs);
  const entries = Object.entries(outputs);
  if (entries.length === 0) throw noOutputs(where, outputs);
  return Object.fromEntries(
    entries.map(([name, column]) => {
      if (column instanceof Column) return [name, column];
      throw notAnOutput(where, name, column);
    }),
  );
}

const example = {
  "pt-BR": "Por exemplo, (inputs) => ({idade: scaleToZScore(inputs.idade)}).",
  en: "For instance, (inputs) => ({age: scaleToZScore(inputs.age)}).",
};

const notATable = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-a-table",
    where,
    expected: { "pt-BR": "uma Table", en: "a Table" },
    received: inWords(received),
    remedy: { "pt-BR": "Leia com readCsv, ou use Table.fromRows([...]).", en: "Read it with readCsv, or use Table.fromRows([...])." }, // biome-ignore format: one thought
  });

const noRows = (where: string): StudentError =>
  new StudentError({
    code: "no-rows",
    where,
    expected: { "pt-BR": "dados de que aprender", en: "data to learn from" },
    received: { "pt-BR": "uma tabela sem linhas", en: "a table without rows" },
    remedy: { "pt-BR": "Confira o filtro que fez a tabela.", en: "Check the filter that made the table." },
  });

const notAFunction = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-a-function",
    where,
    expected: { "pt-BR": "a função preprocessingFn", en: "the function preprocessingFn" },
    received: inWords(received),
    remedy: example,
  });

const noOutputs = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "no-outputs",
    where,
    expected: { "pt-BR": "um objeto de colunas, devolvido por preprocessingFn", en: "an object of columns, returned by preprocessingFn" }, // biome-ignore format: one thought
    received: inWords(received),
    remedy: example,
  });

const notAnOutput = (where: string, name: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-a-column",
    where: `${where}, ${name}`,
    expected: { "pt-BR": "uma coluna", en: "a column" },
    received: inWords(received),
    remedy: example,
  });
