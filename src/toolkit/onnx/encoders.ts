import type { Cell } from "../base/categories.ts";
import type { OneHotEncoder, OrdinalEncoder } from "../preprocessing/index.ts";
import { type Converter, columnOf, type Flow, notInOnnx } from "./flow.ts";
import type { Graph } from "./graph.ts";

/** Text that stands for a missing value: ONNX has none in columns of text. */
const missingText = "";

function isText(categories: readonly Cell[]): boolean {
  const areTexts = categories.some((category) => typeof category === "string");
  if (areTexts && categories.includes(null) && categories.includes(missingText)) {
    throw notInOnnx("toOnnx", {
      "pt-BR": "um codificador que distingue o texto vazio do valor que falta",
      en: "an encoder that tells the empty text from a missing value",
    });
  }
  return areTexts;
}
const asNumber = (cell: Cell): number => (cell === null ? Number.NaN : Number(cell));

/** Rows × categories: 1 where the value is that category. */
function isCategory(flow: Flow, j: number, categories: readonly Cell[], graph: Graph): string {
  if (isText(categories)) {
    const texts = categories.map((category) => (category === null ? missingText : String(category)));
    const X = columnOf(flow, j, "text", graph);
    const hot = graph.mlNode("OneHotEncoder", [X], { cats_strings: { texts }, zeros: { whole: 1 } });
    return graph.node("Reshape", [hot, graph.wholes([-1, categories.length])]);
  }
  const X = columnOf(flow, j, "number", graph);
  const equal = graph.node("Equal", [X, graph.numbers([1, categories.length], categories.map(asNumber))]);
  const hot = graph.node("Cast", [equal], { to: { whole: 1 } });
  if (!categories.includes(null)) return hot;
  const isMissing = graph.node("Cast", [graph.node("IsNaN", [X])], { to: { whole: 1 } });
  const place = graph.numbers([1, categories.length], categories.map((category) => (category === null ? 1 : 0))); // biome-ignore format: one thought
  return graph.node("Add", [hot, graph.node("Mul", [isMissing, place])]);
}

export const oneHotEncoder: Converter<OneHotEncoder> = ({ columns = [], options }, flow, graph) => {
  const parts = columns.map(({ categories, groups, dropped }, j) => {
    if (groups && options.handleUnknown === "infrequent_if_exist") {
      throw notInOnnx("toOnnx", {
        "pt-BR": 'um OneHotEncoder com handleUnknown: "infrequent_if_exist"',
        en: 'a OneHotEncoder with handleUnknown: "infrequent_if_exist"',
      });
    }
    const hot = isCategory(flow, j, categories, graph);
    const nGroups = groups ? Math.max(...groups) + 1 : categories.length;
    const kept = Array.from({ length: nGroups }, (_, group) => group).filter((group) => group !== dropped);
    if (!groups && dropped === null) return hot;
    // Rare categories share a column, and a dropped one has none: a product of matrices says both.
    const share = categories.flatMap((_, code) => kept.map((group) => ((groups?.[code] ?? code) === group ? 1 : 0)));
    return graph.node("MatMul", [hot, graph.numbers([categories.length, kept.length], share)]);
  });
  return { flow: { matrix: joined(parts, graph) } };
};

export const ordinalEncoder: Converter<OrdinalEncoder> = ({ categories = [], options }, flow, graph) => {
  const unknown = options.unknownValue ?? Number.NaN;
  const parts = categories.map((ofColumn, j) => {
    const codes = ofColumn.map((category, code) => (category === null ? options.encodedMissingValue : code));
    if (isText(ofColumn)) {
      const texts = ofColumn.map((category) => (category === null ? missingText : String(category)));
      return graph.mlNode("LabelEncoder", [columnOf(flow, j, "text", graph)], {
        keys_strings: { texts },
        values_floats: { floats: codes },
        default_float: { float: unknown },
      });
    }
    return numberCodes(columnOf(flow, j, "number", graph), ofColumn.map(asNumber), codes, unknown, graph);
  });
  return { flow: { matrix: joined(parts, graph) } };
};

/** ONNX Runtime's LabelEncoder knows no numbers on both sides. */
function numberCodes(
  X: string,
  keys: readonly number[],
  codes: readonly number[],
  unknown: number,
  graph: Graph,
): string {
  return keys.reduce(
    (otherwise, key, k) => {
      const isKey = Number.isNaN(key)
        ? graph.node("IsNaN", [X])
        : graph.node("Equal", [X, graph.numbers([1, 1], [key])]);
      return graph.node("Where", [isKey, graph.numbers([1, 1], [codes[k] ?? unknown]), otherwise]);
    },
    graph.numbers([1, 1], [unknown]),
  );
}

/** Side by side. */
export const joined = (parts: readonly string[], graph: Graph): string =>
  parts.length === 1 ? (parts[0] ?? "") : graph.node("Concat", parts, { axis: { whole: 1 } });
