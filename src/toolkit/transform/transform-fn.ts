import { isRecord, notSaved } from "../base/saved.ts";
import { Table } from "../data/table/table.ts";
import { inWords, StudentError } from "../errors.ts";
import { computed, inputValue, inputValues } from "./evaluate.ts";
import { type Graph, graphFromJSON, graphToJSON, type Node } from "./graph.ts";
import type { Kind, Value } from "./kinds.ts";
import type { Constants } from "./op.ts";
import { preprocessingPy } from "./preprocessing-py.ts";
import { TransformedData } from "./transformed-data.ts";

/**
 * What analysis made of a preprocessing function: a graph of operations with their constants. A table offline and a row
 * online go through the same graph, and JSON carries it from one to the other.
 * @example
 * const text = JSON.stringify(transformFn);
 * TransformFn.fromJSON(JSON.parse(text)).transformRow({idade: 41, uf: "CE"});
 * @see https://www.tensorflow.org/tfx/transform/api_docs/python/tft/TFTransformOutput
 */
export class TransformFn {
  readonly #graph: Graph;
  /** Names of what goes in, and what each holds. */
  readonly inputs: Readonly<Record<string, Kind>>;
  /** What each output's last step chose and learnt: `constants.idade.mean`. */
  readonly constants: Readonly<Record<string, Constants>>;

  /** @internal */
  constructor(graph: Graph) {
    this.#graph = graph;
    this.inputs = Object.fromEntries(graph.nodes.filter(isInput).map(({ constants, kind }) => [String(constants.name), kind])); // biome-ignore format: one thought
    this.constants = Object.fromEntries(
      Object.entries(graph.outputs).map(([name, place]) => [name, graph.nodes[place]?.constants ?? {}]),
    );
  }

  /**
   * A table that has the columns that were analysed, of the same types; others are left aside.
   * @throws StudentError `unknown-column`, `other-kind`
   */
  transform(table: Table): TransformedData {
    const where = "TransformFn.transform";
    if (!(table instanceof Table)) throw notATable(where, table);
    const { nodes, outputs } = this.#graph;
    const values: ArrayLike<Value>[] = [];
    for (const node of nodes) {
      const inputs = node.inputs.map((place) => values[place] ?? []);
      values.push(isInput(node) ? inputValues(where, table, String(node.constants.name), node.kind) : computed(node, inputs, table.shape[0])); // biome-ignore format: one thought
    }
    const columns = Object.entries(outputs);
    return new TransformedData(
      new Map(columns.map(([name, place]) => [name, values[place] ?? []])),
      new Map(columns.map(([name, place]) => [name, nodes[place]?.kind ?? "number"])),
    );
  }

  /**
   * One row, as a server gets it: the same numbers as in a table.
   * @param row - every field that was analysed; null where its value is missing
   * @throws StudentError `not-a-row`, `missing-column`, `other-kind`
   */
  transformRow(row: Readonly<Record<string, unknown>>): Record<string, Value> {
    const where = "TransformFn.transformRow";
    if (!isRecord(row)) throw notARow(where, row);
    const { nodes, outputs } = this.#graph;
    const values: Value[] = [];
    for (const node of nodes) {
      const [a = -1, b = -1] = node.inputs;
      values.push(isInput(node) ? inputValue(where, row, String(node.constants.name), node.kind) : node.apply(values[a] ?? null, values[b] ?? null)); // biome-ignore format: one thought
    }
    return Object.fromEntries(Object.entries(outputs).map(([name, place]) => [name, values[place] ?? null]));
  }

  /** What `JSON.stringify` writes. */
  toJSON(): Record<string, unknown> {
    return { class: "TransformFn", version: 1, ...graphToJSON(this.#graph) };
  }

  /**
   * @param json - what `JSON.parse` read
   * @throws StudentError `not-a-saved-one`
   */
  static fromJSON(json: unknown): TransformFn {
    const graph = isRecord(json) && json.class === "TransformFn" && json.version === 1 ? graphFromJSON(json) : undefined; // biome-ignore format: one thought
    if (!graph) throw notSaved("TransformFn.fromJSON", json, "TransformFn");
    return new TransformFn(graph);
  }

  /**
   * `preprocessing_fn.py`: the same graph in TensorFlow Transform's Python, which learns its constants anew. Not yet run with
   * TensorFlow Transform itself.
   */
  toPython(): string {
    return preprocessingPy(this.#graph);
  }
}

const isInput = ({ op }: Node): boolean => op.name === "input";

const notATable = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-a-table",
    where,
    expected: { "pt-BR": "uma Table", en: "a Table" },
    received: inWords(received),
    remedy: {
      "pt-BR": "Para uma linha só, use transformRow; para várias, Table.fromRows([...]).",
      en: "For one row, use transformRow; for several, Table.fromRows([...]).",
    },
  });

const notARow = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-a-row",
    where,
    expected: { "pt-BR": "um objeto, com um campo por coluna", en: "an object, with a field for each column" },
    received: inWords(received),
    remedy: { "pt-BR": "Para uma tabela inteira, use transform.", en: "For a whole table, use transform." },
  });
