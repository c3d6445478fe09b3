import { isRecord } from "../base/saved.ts";
import { isKind, type Kind, type Value } from "./kinds.ts";
import type { Constants, Op } from "./op.ts";
import { opsByName } from "./ops/index.ts";

/** A step of the graph, ready to be applied. */
export interface Node {
  readonly op: Op;
  readonly inputs: readonly number[];
  /** What the author chose, and what analysis learnt. */
  readonly constants: Constants;
  readonly kind: Kind;
  readonly apply: (a: Value, b: Value) => Value;
}

/** Steps in an order in which each comes after those that it reads, and where outputs are. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly outputs: Readonly<Record<string, number>>;
}

export const nodeOf = (op: Op, inputs: readonly number[], constants: Constants, kind: Kind): Node => ({
  op,
  inputs,
  constants,
  kind,
  apply: op.apply(constants),
});

/** What JSON keeps of a graph. */
export const graphToJSON = ({ nodes, outputs }: Graph): Record<string, unknown> => ({
  nodes: nodes.map(({ op, inputs, constants }) => ({ op: op.name, inputs, constants })),
  outputs,
});

/** Undefined where it is none: every operation, constant and place is checked. */
export function graphFromJSON(json: unknown): Graph | undefined {
  if (!isRecord(json) || !Array.isArray(json.nodes) || !isRecord(json.outputs)) return undefined;
  const nodes: Node[] = [];
  for (const item of json.nodes as readonly unknown[]) {
    const node = readNode(item, nodes);
    if (!node) return undefined;
    nodes.push(node);
  }
  const outputs = Object.entries(json.outputs);
  if (outputs.length === 0 || !outputs.every(([, place]) => isPlace(place, nodes.length))) return undefined;
  return { nodes, outputs: Object.fromEntries(outputs) as Record<string, number> };
}

const isPlace = (value: unknown, n: number): value is number => Number.isInteger(value) && (value as number) >= 0 && (value as number) < n; // biome-ignore format: one thought

function readNode(item: unknown, before: readonly Node[]): Node | undefined {
  if (!isRecord(item) || typeof item.op !== "string" || !isRecord(item.constants) || !Array.isArray(item.inputs)) return undefined; // biome-ignore format: one thought
  const op = opsByName.get(item.op);
  const { constants } = item;
  const inputs: readonly unknown[] = item.inputs;
  if (!op || inputs.length !== op.takes.length) return undefined;
  const places = inputs.filter((place): place is number => isPlace(place, before.length));
  const kinds = places.map((place) => before[place]?.kind ?? "number");
  if (places.length !== inputs.length || !kinds.every((kind, k) => op.takes[k]?.includes(kind))) return undefined;
  const rules = Object.entries({ ...op.options, ...op.learnt });
  if (!rules.every(([name, rule]) => rule.holds(constants[name]))) return undefined;
  return nodeOf(
    op,
    places,
    constants,
    op.name === "input" && isKind(constants.kind) ? constants.kind : op.gives(kinds),
  );
}
