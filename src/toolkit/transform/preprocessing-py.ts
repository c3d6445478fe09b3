import type { Graph } from "./graph.ts";
import { python } from "./ops/each-item.ts";

/** The graph as TFT's `preprocessing_fn`: a line a step. */
export function preprocessingPy({ nodes, outputs }: Graph): string {
  const names = nodes.map(({ op }, place) => `${op.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_${place}`); // biome-ignore format: one thought
  const lines = nodes.map(({ op, inputs, constants }, place) => `    ${names[place]} = ${op.python(inputs.map((input) => names[input] ?? ""), constants)}`); // biome-ignore format: one thought
  const results = Object.entries(outputs).map(([name, place]) => `        ${python(name)}: ${names[place]},`);
  const helper = nodes.some(({ op }) => op.name === "isMissing") ? isMissing : "";
  return `"""What each feature becomes, for training and for serving: a preprocessing_fn of TensorFlow Transform."""
import tensorflow as tf
import tensorflow_transform as tft

${helper}
def preprocessing_fn(inputs):
${lines.join("\n")}
    return {
${results.join("\n")}
    }
`;
}

const isMissing = `
def is_missing(x):
    return tf.equal(x, "") if x.dtype == tf.string else tf.math.is_nan(tf.cast(x, tf.float32))

`;
