import * as tf from "@tensorflow/tfjs";
import { checkModel } from "../training/copy-model.ts";

/** The two files by which tfjs and Keras's converter know a network. */
export interface NetworkFiles {
  /** Layers, and where the weights lie. */
  readonly json: string;
  /** All weights, one after another. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

/**
 * A network in tfjs's own format: `model.json`, and the bytes of `weights.bin` that it names. Put beside each other, both
 * are opened by `tf.loadLayersModel("…/model.json")` on any page.
 * @throws StudentError `not-a-network`, `not-built`, `many-inputs`
 * @example
 * const files = await networkFiles(trained.model);
 * download("model.json", files.json);
 * download("weights.bin", files.weights);
 * @see https://www.tensorflow.org/js/guide/save_load
 */
export async function networkFiles(model: tf.LayersModel): Promise<NetworkFiles> {
  const network = checkModel("networkFiles", model);
  let artifacts: tf.io.ModelArtifacts = {};
  await network.save(
    tf.io.withSaveHandler(async (given) => {
      artifacts = given;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  const { weightData, weightSpecs: weights = [], ...rest } = artifacts;
  const manifest = { ...rest, weightsManifest: [{ paths: ["weights.bin"], weights }] };
  const buffers = Array.isArray(weightData) ? weightData : weightData ? [weightData] : [];
  return {
    json: JSON.stringify(manifest),
    weights: new Uint8Array(await new Blob(buffers).arrayBuffer()),
  };
}
