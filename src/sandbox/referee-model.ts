import { StudentFailure } from "../grading/run-check.ts";

/** The little of TensorFlow.js that the referee uses; the library itself comes from the host as text. */
export interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  engine(): { startScope(name: string): void; endScope(): void };
  loadLayersModel(handler: unknown): Promise<LayersModel>;
  readonly io: {
    fromMemory(artifacts: {
      readonly modelTopology: object;
      readonly weightSpecs: readonly object[];
      readonly weightData: ArrayBuffer;
    }): unknown;
  };
}

export interface LayersModel {
  dispose(): unknown;
}

const maxWeightBytes = 64 * 2 ** 20;
const maxTopologyItems = 50_000;
/** No layer of a lab is wider; a wider one would take the memory before its weights are even looked at. */
const maxWidth = 1_000_000;

interface Artifacts {
  readonly topology: object;
  readonly specs: readonly object[];
  readonly weights: ArrayBuffer;
}

/**
 * A layers model from what the notebook says of its own: topology, weight specs and weights. Only these count; a
 * `predict` or `evaluate` that a student wrote over it stays behind.
 * @throws StudentFailure with `not-a-model` when they do not make a model, or one too large for a check
 */
export async function rebuildModel(tf: TensorFlow, value: unknown, name: string): Promise<LayersModel> {
  const artifacts = parse(value);
  if (artifacts === null) throw new StudentFailure("not-a-model", name, "");
  try {
    return await tf.loadLayersModel(
      tf.io.fromMemory({
        modelTopology: artifacts.topology,
        weightSpecs: artifacts.specs,
        weightData: artifacts.weights,
      }),
    );
  } catch (error) {
    throw new StudentFailure("not-a-model", name, error instanceof Error ? error.message : String(error));
  }
}

function parse(value: unknown): Artifacts | null {
  if (!isRecord(value)) return null;
  const { topology, specs, weights } = value;
  if (!isRecord(topology) || !isSmall(topology)) return null;
  if (!Array.isArray(specs) || specs.length > 10_000 || !specs.every(isRecord)) return null;
  if (!(weights instanceof ArrayBuffer) || weights.byteLength > maxWeightBytes) return null;
  return { topology, specs, weights };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isSmall(topology: object): boolean {
  const waiting: unknown[] = [topology];
  for (let items = 0; waiting.length > 0; items++) {
    if (items > maxTopologyItems) return false;
    const value = waiting.pop();
    if (typeof value === "number" && Math.abs(value) > maxWidth) return false;
    if (!isRecord(value)) continue;
    // a seed is a number of any size, and makes nothing larger
    for (const [key, field] of Object.entries(value)) if (key !== "seed") waiting.push(field);
  }
  return true;
}
