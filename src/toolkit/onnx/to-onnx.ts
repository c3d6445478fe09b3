import { type Estimator, notFitted } from "../base/estimator.ts";
import { aText, checkOptions } from "../base/options.ts";
import { classNameOf } from "../base/saved.ts";
import type { ColumnTransformer } from "../compose/index.ts";
import { inWords } from "../errors.ts";
import type { Pipeline } from "../pipeline/index.ts";
import { joined, oneHotEncoder, ordinalEncoder } from "./encoders.ts";
import { asMatrix, type Converter, columnOf, type Flow, notInOnnx, type Result } from "./flow.ts";
import { Graph } from "./graph.ts";
import { simpleImputer } from "./imputer.ts";
import { linearRegression, logisticRegression } from "./models.ts";
import { isNetwork, network, type SequentialNetwork } from "./network.ts";
import { perceptronClassifier, perceptronRegressor } from "./perceptrons.ts";
import { maxAbsScaler, minMaxScaler, normalizer, robustScaler, standardScaler } from "./scalers.ts";
import * as trees from "./trees.ts";

export interface ToOnnxOptions {
  /** Name of the model's input, where that is one matrix. `"X"` by default. */
  readonly inputName?: string;
}

/** By the name of the class: to import the classes would load the whole toolkit. */
const converters = {
  StandardScaler: standardScaler,
  MinMaxScaler: minMaxScaler,
  MaxAbsScaler: maxAbsScaler,
  RobustScaler: robustScaler,
  Normalizer: normalizer,
  SimpleImputer: simpleImputer,
  OneHotEncoder: oneHotEncoder,
  OrdinalEncoder: ordinalEncoder,
  LinearRegression: linearRegression,
  Ridge: linearRegression,
  Lasso: linearRegression,
  LogisticRegression: logisticRegression,
  DecisionTreeClassifier: trees.treeClassifier,
  DecisionTreeRegressor: trees.treeRegressor,
  RandomForestClassifier: trees.forestClassifier,
  RandomForestRegressor: trees.forestRegressor,
  GradientBoostingClassifier: trees.boostingClassifier,
  GradientBoostingRegressor: trees.boostingRegressor,
  MLPClassifier: perceptronClassifier,
  MLPRegressor: perceptronRegressor,
  Pipeline: pipeline,
  ColumnTransformer: columnTransformer,
} as const satisfies Record<string, Converter<never>>;

/** A fitted estimator, a network of tfjs, or steps that follow one another, of which only the last is a network. */
export type ToOnnxModel = Estimator | SequentialNetwork | readonly (Estimator | SequentialNetwork)[];

/**
 * A fitted model as a file of ONNX, which any runtime of ONNX reads: in Python, on a server, on a phone.
 * It takes 32-bit numbers, rows × columns, under `inputName`; a pipeline or an encoder of a table takes each column as an
 * input of its own, rows × 1, under the column's name, texts as texts. It gives `label` and `probabilities` of a
 * classifier (rows × classes), `prediction` of a regressor (rows × 1) or a network (rows × units), `transformed` of a transformer.
 * A runtime cannot refuse a category that `fit` did not see: its columns are 0, as with `handleUnknown: "ignore"`.
 * @param model - scalers, imputers, encoders, linear models, trees, forests, boosting, MLPClassifier and MLPRegressor, pipelines and
 *   column transformers of these; a `tf.sequential` of dense layers, activations, batch normalization and dropout; or a list of steps: `[scaler, network]`
 * @throws StudentError `not-fitted`, and `not-in-onnx` for anything else
 * @example download("modelo.onnx", toOnnx(new RandomForestClassifier().fit(X, y)));
 * @example download("rede.onnx", toOnnx([scaler, trained.model]));
 * @see https://onnx.ai/onnx/operators/
 */
export function toOnnx(model: ToOnnxModel, options: ToOnnxOptions = {}): Uint8Array {
  checkOptions("toOnnx", { ...options }, { inputName: aText });
  const steps = Array.isArray(model) ? (model as readonly Step[]) : [model as Step];
  const [first] = steps;
  const wrong = steps.findIndex((step) => typeof step !== "object" || step === null);
  if (first === undefined || wrong >= 0) throw notInOnnx("toOnnx", inWords(wrong < 0 ? model : steps[wrong]));
  const graph = new Graph();
  const result = follow(steps, start(first, options.inputName ?? "X", graph), graph);
  if ("flow" in result) graph.output(asMatrix(result.flow, graph), "transformed", "number", 2);
  else if ("numbers" in result) graph.output(result.numbers, "prediction", "number", 2);
  else writeClasses(result.probabilities, result.classes, graph);
  return graph.finish();
}

type Step = Estimator | SequentialNetwork;

/** One matrix, or the columns of the table that it learnt from, where texts may be among them. */
function start(estimator: Step, inputName: string, graph: Graph): Flow {
  const first = firstStep(estimator);
  const names = (first as { featureNamesIn?: readonly string[] }).featureNamesIn;
  const takesColumns = ["ColumnTransformer", "OneHotEncoder", "OrdinalEncoder"].includes(classNameOf(first));
  const { columns, categories, nFeaturesIn } = first as { columns?: object[]; categories?: object[]; nFeaturesIn?: number }; // biome-ignore format: one thought
  const nColumns = nFeaturesIn ?? (columns ?? categories)?.length;
  if (!takesColumns || nColumns === undefined) return { matrix: graph.input(inputName, "number") ?? inputName }; // biome-ignore format: one thought
  return { columns: names ?? Array.from({ length: nColumns }, (_, j) => `x${j}`) };
}

function firstStep(estimator: Step): Step {
  const { steps } = estimator as Partial<Pipeline>;
  const first = steps?.find(([, step]) => typeof step === "object")?.[1];
  return typeof first === "object" ? firstStep(first) : estimator;
}

function convert(step: Step, flow: Flow, graph: Graph): Result {
  if (isNetwork(step)) return network(step, flow, graph);
  const name = classNameOf(step);
  if (!Object.hasOwn(converters, name)) throw notInOnnx("toOnnx", name || step);
  // What is not fitted says so itself.
  step.toJSON();
  return (converters[name as keyof typeof converters] as Converter<never>)(step as never, flow, graph);
}

function follow(steps: readonly Step[], flow: Flow, graph: Graph): Result {
  let result: Result = { flow };
  for (const step of steps) {
    if (!("flow" in result)) throw notInOnnx("toOnnx", inWords(steps));
    result = convert(step, result.flow, graph);
  }
  return result;
}

function pipeline({ steps = [] }: Pipeline, flow: Flow, graph: Graph): Result {
  return follow(steps.map(([, step]) => step).filter((step) => typeof step === "object"), flow, graph); // biome-ignore format: one thought
}

function columnTransformer({ transformers }: ColumnTransformer, flow: Flow, graph: Graph): Result {
  if (!transformers) throw notFitted("ColumnTransformer.toOnnx");
  const parts = transformers.flatMap(({ part, indices }) => {
    if (part === "drop" || indices.length === 0) return [];
    const picked = pick(flow, indices, graph);
    const result: Result = part === "passthrough" ? { flow: picked } : convert(part, picked, graph);
    return "flow" in result ? [asMatrix(result.flow, graph)] : [];
  });
  if (parts.length === 0) {
    throw notInOnnx("toOnnx", {
      "pt-BR": "um ColumnTransformer que não deixa coluna nenhuma",
      en: "a ColumnTransformer that leaves no column",
    });
  }
  return { flow: { matrix: joined(parts, graph) } };
}

function pick(flow: Flow, indices: readonly number[], graph: Graph): Flow {
  if ("columns" in flow) return { columns: indices.map((j) => flow.columns[j] ?? "") };
  const columns = indices.map((j) => columnOf(flow, j, "number", graph));
  return { matrix: joined(columns, graph) };
}

/** Labels as whole numbers where all are, else as texts. */
function writeClasses(probabilities: string, classes: readonly (string | number | boolean)[], graph: Graph): void {
  const areWhole = classes.every((label) => Number.isSafeInteger(label));
  const labels = areWhole ? graph.wholes(classes.map(Number)) : graph.texts(classes.map(String));
  const best = graph.node("ArgMax", [probabilities], { axis: { whole: 1 }, keepdims: { whole: 0 } });
  graph.output(graph.node("Gather", [labels, best]), "label", areWhole ? "whole" : "text", 1);
  graph.output(probabilities, "probabilities", "number", 2);
}
