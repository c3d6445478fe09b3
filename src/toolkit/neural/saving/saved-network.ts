import type * as tf from "@tensorflow/tfjs";
import { isRecord, notSaved } from "../../base/saved.ts";
import { mulberry32 } from "../../random/mulberry32.ts";
import { readyBackend } from "../backend/use-backend.ts";
import { checkModel, type Json, rebuild } from "../training/copy-model.ts";
import { product } from "../training/examples.ts";
import { readWeights, setWeights } from "../training/weights.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** A network as plain data, for `JSON.stringify`. */
export interface SavedNetwork {
  readonly class: "NeuralNetwork";
  /** Layers, as tfjs and Keras describe them. */
  readonly topology: Json;
  /** In the order of `model.weights`: 32-bit numbers, lowest byte first, as base64. */
  readonly weights: readonly { readonly shape: readonly number[]; readonly values: string }[];
}

/**
 * A network with its weights, as plain data.
 * @param model - one input and one output
 * @throws StudentError `not-a-network`, `not-built`, `many-inputs`
 * @example download("rede.json", JSON.stringify(await saveNetwork(trained.model)))
 * @see https://www.tensorflow.org/js/guide/save_load
 */
export async function saveNetwork(model: tf.LayersModel): Promise<SavedNetwork> {
  const network = checkModel("saveNetwork", model);
  const values = await readWeights(network);
  return {
    class: "NeuralNetwork",
    topology: network.toJSON(null, false) as Json,
    weights: network.weights.map(({ shape }, i) => ({
      shape: shape.map(Number),
      values: toBase64(littleEndian(values[i] ?? new Float32Array())),
    })),
  };
}

/**
 * Opens what {@link saveNetwork} gave: the same layers with the same weights, not compiled.
 * @param json - what `JSON.parse` read
 * @throws StudentError `not-a-saved-one` if it is not that; `unknown-layer`
 * @example const model = await openNetwork(JSON.parse(await file.text()))
 */
export async function openNetwork(json: unknown): Promise<tf.LayersModel> {
  const saved = readSavedNetwork(json);
  await readyBackend();
  const model = await rebuild("openNetwork", saved.topology, mulberry32(0));
  const fits =
    model.weights.length === saved.weights.length &&
    model.weights.every(({ shape }, i) => shape.join() === saved.weights[i]?.shape.join());
  if (!fits) {
    model.dispose();
    throw notSaved("openNetwork", json, "NeuralNetwork");
  }
  setWeights(
    model,
    saved.weights.map(({ values }) => values),
  );
  return model;
}

function readSavedNetwork(json: unknown) {
  const wrong = notSaved("openNetwork", json, "NeuralNetwork");
  if (!isRecord(json) || json.class !== "NeuralNetwork" || !isRecord(json.topology)) throw wrong;
  if (!Array.isArray(json.weights)) throw wrong;
  const weights = json.weights.map((weight: unknown) => {
    if (!isRecord(weight) || typeof weight.values !== "string" || !isShape(weight.shape)) throw wrong;
    const bytes = fromBase64(weight.values);
    if (bytes?.length !== product(weight.shape) * 4) throw wrong;
    return { shape: weight.shape, values: fromLittleEndian(bytes) };
  });
  return { topology: json.topology as Json, weights };
}

const isShape = (shape: unknown): shape is number[] =>
  Array.isArray(shape) && shape.every((length) => Number.isInteger(length) && length >= 0);

function littleEndian(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true);
  return new Uint8Array(view.buffer);
}

function fromLittleEndian(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(i * 4, true));
}
