import * as tf from "@tensorflow/tfjs";
import { inWords, StudentError } from "../../errors.ts";
import { withRandom } from "./seeded.ts";

/**
 * What each weight of a copy begins with, in the order of `model.weights`; `null` where it is drawn anew. Layers that are
 * not trainable keep what they have.
 * @param warm - all weights keep what they have
 */
export async function initialWeights(model: tf.LayersModel, warm: boolean): Promise<(Float32Array | null)[]> {
  const kept = new Set<unknown>(warm ? model.weights : frozenWeights(model.layers));
  return Promise.all(
    model.weights.map(async (weight) => (kept.has(weight) ? Float32Array.from(await weight.read().data()) : null)),
  );
}

const frozenWeights = (layers: readonly tf.layers.Layer[]): unknown[] =>
  layers.flatMap((layer) => {
    if (!layer.trainable) return layer.weights;
    return layer instanceof tf.LayersModel ? frozenWeights(layer.layers) : [];
  });

export type Json = Readonly<Record<string, unknown>>;

/** A network from the description that `toJSON` gives, its weights drawn from `random` unless a layer has a seed. */
export async function rebuild(where: string, topology: Json, random: () => number): Promise<tf.LayersModel> {
  try {
    // A mask that is drawn from a seed is the same at every step: dropout without one draws from the seed of `train`.
    const modelTopology = withoutDropoutSeeds(topology) as Topology;
    return await withRandom(random, () => tf.models.modelFromJSON({ modelTopology }));
  } catch (error) {
    throw unknownLayer(where, error);
  }
}

function withoutDropoutSeeds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDropoutSeeds);
  if (typeof value !== "object" || value === null) return value;
  const isDropout = "class_name" in value && /dropout/i.test(String(value.class_name));
  const entries = Object.entries(value).map(([key, item]) => {
    if (!isDropout || key !== "config") return [key, withoutDropoutSeeds(item)];
    const { seed: _, ...rest } = item as Record<string, unknown>;
    return [key, rest];
  });
  return Object.fromEntries(entries);
}

/** tfjs does not export its name. */
type Topology = Extract<Parameters<typeof tf.models.modelFromJSON>[0], { modelTopology: unknown }>["modelTopology"];

/** @throws StudentError `not-a-network`, `not-built`, `many-inputs` */
export function checkModel(where: string, model: unknown): tf.LayersModel {
  if (!(model instanceof tf.LayersModel)) throw notANetwork(where, model);
  // Before its first layer knows how wide its input is, a network has neither inputs nor weights.
  if (!model.inputs?.length) throw notBuilt(where);
  if (model.inputs.length !== 1 || model.outputs.length !== 1) throw manyInputs(where, model);
  const [input, output] = [model.inputs[0]?.shape ?? [], model.outputs[0]?.shape ?? []];
  if ([...input.slice(1), ...output.slice(1)].includes(null)) throw notBuilt(where);
  return model;
}

/** Shape of one example, and of one prediction. */
export function shapesOf(model: tf.LayersModel): { readonly input: number[]; readonly output: number[] } {
  const known = (shape: readonly (number | null)[] | undefined) => (shape ?? []).slice(1).map(Number);
  return { input: known(model.inputs[0]?.shape), output: known(model.outputs[0]?.shape) };
}

function notANetwork(where: string, model: unknown): StudentError {
  return new StudentError({
    code: "not-a-network",
    where,
    expected: { "pt-BR": "uma rede feita de camadas do tfjs", en: "a network made of tfjs's layers" },
    received: inWords(model),
    remedy: {
      "pt-BR": "Por exemplo, tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [4]})]}).",
      en: "For instance, tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [4]})]}).",
    },
  });
}

function notBuilt(where: string): StudentError {
  return new StudentError({
    code: "not-built",
    where,
    expected: {
      "pt-BR": "uma rede que sabe a forma dos seus exemplos",
      en: "a network that knows the shape of its examples",
    },
    received: { "pt-BR": "uma que não sabe", en: "one that does not" },
    remedy: {
      "pt-BR": "Escreva inputShape na primeira camada: inputShape: [4] para 4 colunas, [32, 32, 3] para imagens.",
      en: "Write inputShape in the first layer: inputShape: [4] for 4 columns, [32, 32, 3] for images.",
    },
  });
}

function manyInputs(where: string, model: tf.LayersModel): StudentError {
  const counted = [model.inputs.length, model.outputs.length];
  return new StudentError({
    code: "many-inputs",
    where,
    expected: { "pt-BR": "uma rede de uma entrada e uma saída", en: "a network with one input and one output" },
    received: {
      "pt-BR": `uma de ${counted[0]} e ${counted[1]}`,
      en: `one with ${counted[0]} and ${counted[1]}`,
    },
    remedy: {
      "pt-BR": "Para redes assim, use model.compile e model.fit do tfjs.",
      en: "For networks like this one, use tfjs's model.compile and model.fit.",
    },
  });
}

function unknownLayer(where: string, error: unknown): StudentError {
  const detail = error instanceof Error ? error.message : String(error);
  return new StudentError({
    code: "unknown-layer",
    where,
    expected: { "pt-BR": "camadas que o tfjs sabe refazer", en: "layers that tfjs can make again" },
    received: { "pt-BR": `uma que ele não refez (${detail})`, en: `one that it could not (${detail})` },
    remedy: {
      "pt-BR": "Uma camada sua precisa de tf.serialization.registerClass e de getConfig.",
      en: "A layer of your own needs tf.serialization.registerClass and getConfig.",
    },
  });
}
