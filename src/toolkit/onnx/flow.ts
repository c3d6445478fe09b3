import { inWords, StudentError } from "../errors.ts";
import type { Graph, Kind } from "./graph.ts";

/** What goes from one step to the next: one matrix of numbers, or columns of a table, which are inputs of the model. */
export type Flow = { readonly matrix: string } | { readonly columns: readonly string[] };

/** What the last step gives. */
export type Result =
  | { readonly flow: Flow }
  | { readonly probabilities: string; readonly classes: readonly (string | number | boolean)[] }
  | { readonly numbers: string };

export type Converter<E = unknown> = (estimator: E, flow: Flow, graph: Graph) => Result;

/** Rows × columns of numbers. */
export function asMatrix(flow: Flow, graph: Graph): string {
  if ("matrix" in flow) return flow.matrix;
  const columns = flow.columns.map((name) => column(name, "number", graph));
  return columns.length === 1 ? (columns[0] ?? "") : graph.node("Concat", columns, { axis: { whole: 1 } });
}

/** Column `j` as rows × 1. */
export function columnOf(flow: Flow, j: number, kind: Kind, graph: Graph): string {
  if ("columns" in flow) return column(flow.columns[j] ?? "", kind, graph);
  if (kind === "number") return graph.node("Gather", [flow.matrix, graph.wholes([j])], { axis: { whole: 1 } });
  throw notInOnnx("toOnnx", {
    "pt-BR": "texto no meio do pipeline",
    en: "text in the middle of the pipeline",
  });
}

function column(name: string, kind: Kind, graph: Graph): string {
  const input = graph.input(name, kind);
  if (input !== undefined) return input;
  throw notInOnnx("toOnnx", {
    "pt-BR": `a coluna “${name}” como texto e como número`,
    en: `column “${name}” as text and as a number`,
  });
}

/** The error of what ONNX, or this writer, has no words for. */
export function notInOnnx(where: string, received: unknown): StudentError {
  const isLocalized = typeof received === "object" && received !== null && "pt-BR" in received && "en" in received;
  return new StudentError({
    code: "not-in-onnx",
    where,
    expected: {
      "pt-BR":
        "escaladores, codificadores, modelos lineares, árvores, florestas, boosting, redes de camadas densas, e pipelines deles",
      en: "scalers, encoders, linear models, trees, forests, boosting, networks of dense layers, and pipelines of these",
    },
    received: isLocalized ? (received as { "pt-BR": string; en: string }) : inWords(received),
    remedy: {
      "pt-BR": "Salve um estimador com JSON.stringify, e uma rede com networkFiles: eles guardam todos.",
      en: "Save an estimator with JSON.stringify, and a network with networkFiles: they keep every one.",
    },
  });
}
