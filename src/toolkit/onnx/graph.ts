import { bytesOf, Message } from "./protobuf.ts";

/** Kinds of values, by their numbers in onnx.proto. */
const kinds = { number: 1, whole: 7, text: 8 } as const;
export type Kind = keyof typeof kinds;

/** An attribute of a node: in ONNX 1 and 1.0 are of different types. */
export type Attribute =
  | { readonly whole: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly wholes: ArrayLike<number> }
  | { readonly floats: ArrayLike<number> }
  | { readonly texts: readonly string[] };
type Attributes = Readonly<Record<string, Attribute>>;

/** The operators of ONNX that are used, and of its part for classical machine learning. */
const opsets = { "": 13, "ai.onnx.ml": 3 } as const;

/** A graph of ONNX while it is written: values are told apart by name. */
export class Graph {
  readonly #nodes: Message[] = [];
  readonly #constants: Message[] = [];
  readonly #inputs = new Map<string, Kind>();
  readonly #outputs: Message[] = [];
  #values = 0;

  /** An input of the model: rows × columns. The first use says of what kind it is; undefined where another use differs. */
  input(name: string, kind: Kind): string | undefined {
    const known = this.#inputs.get(name) ?? kind;
    this.#inputs.set(name, known);
    return known === kind ? name : undefined;
  }

  /** An operator; returns the name of what it gives. */
  node(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.#node("", operator, inputs, attributes);
  }

  /** An operator of `ai.onnx.ml`. */
  mlNode(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.#node("ai.onnx.ml", operator, inputs, attributes);
  }

  numbers(dims: readonly number[], values: ArrayLike<number>): string {
    return this.#constant("number", dims, (tensor) => tensor.bytes(9, bytesOf(Float32Array.from(values))));
  }

  wholes(values: readonly number[]): string {
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant("whole", [values.length], (tensor) => tensor.bytes(9, bytesOf(data)));
  }

  texts(values: readonly string[]): string {
    return this.#constant("text", [values.length], (tensor) => tensor.texts(6, values));
  }

  /** Makes a value an output of the model. @param nDims - 1 for one value a row, 2 for rows × columns */
  output(value: string, name: string, kind: Kind, nDims: 1 | 2): void {
    this.#nodes.push(nodeMessage("", "Identity", [value], name, {}));
    this.#outputs.push(valueInfo(name, kind, nDims === 1 ? ["N"] : ["N", `${name}_columns`]));
  }

  /** The model's file. */
  finish(): Uint8Array {
    const graph = new Message();
    for (const node of this.#nodes) graph.message(1, node);
    graph.text(2, "bancada");
    for (const tensor of this.#constants) graph.message(5, tensor);
    for (const [name, kind] of this.#inputs) graph.message(11, valueInfo(name, kind, ["N", `${name}_columns`]));
    for (const output of this.#outputs) graph.message(12, output);
    const model = new Message().whole(1, 8).text(2, "bancada").message(7, graph);
    for (const [domain, version] of Object.entries(opsets)) {
      model.message(8, new Message().text(1, domain).whole(2, version));
    }
    return model.finish();
  }

  #node(domain: string, operator: string, inputs: readonly string[], attributes: Attributes): string {
    this.#values += 1;
    const output = `${operator}_${this.#values}`;
    this.#nodes.push(nodeMessage(domain, operator, inputs, output, attributes));
    return output;
  }

  #constant(kind: Kind, dims: readonly number[], fill: (tensor: Message) => void): string {
    this.#values += 1;
    const name = `constant_${this.#values}`;
    const tensor = new Message().wholes(1, dims).whole(2, kinds[kind]).text(8, name);
    fill(tensor);
    this.#constants.push(tensor);
    return name;
  }
}

function nodeMessage(
  domain: string,
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes,
): Message {
  const node = new Message().texts(1, inputs).text(2, output).text(3, output).text(4, operator);
  for (const [name, attribute] of Object.entries(attributes)) node.message(5, attributeMessage(name, attribute));
  return node.text(7, domain);
}

function attributeMessage(name: string, attribute: Attribute): Message {
  const message = new Message().text(1, name);
  if ("whole" in attribute) return message.whole(3, attribute.whole).whole(20, 2);
  if ("float" in attribute) return message.float(2, attribute.float).whole(20, 1);
  if ("text" in attribute) return message.text(4, attribute.text).whole(20, 3);
  if ("wholes" in attribute) return message.wholes(8, attribute.wholes).whole(20, 7);
  if ("floats" in attribute) return message.floats(7, attribute.floats).whole(20, 6);
  return message.texts(9, attribute.texts).whole(20, 8);
}

function valueInfo(name: string, kind: Kind, dims: readonly string[]): Message {
  const shape = new Message();
  for (const dim of dims) shape.message(1, new Message().text(2, dim));
  const tensor = new Message().whole(1, kinds[kind]).message(2, shape);
  return new Message().text(1, name).message(2, new Message().message(1, tensor));
}
