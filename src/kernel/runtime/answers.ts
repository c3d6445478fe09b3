import type { Answer, AnswerErrorCode, Question } from "../protocol.ts";
import { isTensor } from "./draw.ts";
import { BlockedError } from "./loop-guard.ts";
import type { CellRuntime } from "./runtime.ts";

/** Values with more parts than this, or more bytes, do not cross to the host. */
const partLimit = 4_000_000;
const byteLimit = 64 * 1024 * 1024;
const depthLimit = 12;

class Refusal extends Error {
  constructor(
    readonly code: AnswerErrorCode,
    message: string,
  ) {
    super(message);
  }
}

interface SavedModel {
  readonly modelTopology: unknown;
  readonly weightSpecs: unknown;
  readonly weightData: unknown;
}
interface Model {
  save(handler: { save(artifacts: SavedModel): Promise<unknown> }): Promise<unknown>;
}

const isModel = (value: unknown): value is Model =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Partial<Model>).save === "function" &&
  Array.isArray((value as { layers?: unknown }).layers);

async function modelParts(model: Model): Promise<unknown> {
  let saved: SavedModel | undefined;
  await model.save({
    async save(artifacts) {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
    },
  });
  if (!saved) throw new Refusal("not-cloneable", "the model saved nothing");
  return {
    topology: JSON.parse(JSON.stringify(saved.modelTopology)) as unknown,
    specs: saved.weightSpecs,
    weights: saved.weightData,
  };
}

/**
 * A value as it may cross to the host: tensors as `{shape, dtype, data}`, models as `{topology, specs, weights}`,
 * functions as `{$function}`; of objects, their own properties.
 */
async function exportable(root: unknown): Promise<unknown> {
  let parts = 0;
  let bytes = 0;
  const seen = new Map<object, unknown>();
  const count = (more: number, moreBytes = 0): void => {
    parts += more;
    bytes += moreBytes;
    if (parts > partLimit || bytes > byteLimit)
      throw new Refusal("too-large", `more than ${partLimit} parts or ${byteLimit} bytes`);
  };

  const visit = async (value: unknown, depth: number): Promise<unknown> => {
    count(1, typeof value === "string" ? value.length * 2 : 0);
    if (typeof value === "function") return { $function: value.name };
    if (typeof value === "symbol") throw new Refusal("not-cloneable", "a symbol");
    if (typeof value !== "object" || value === null) return value;
    const known = seen.get(value);
    if (known !== undefined) return known;
    if (depth > depthLimit) throw new Refusal("too-large", `deeper than ${depthLimit}`);
    if (isTensor(value)) {
      const size = value.shape.reduce((product, length) => product * length, 1);
      count(1, size * 4);
      const data = await (value as unknown as { data(): Promise<unknown> }).data();
      return { shape: [...value.shape], dtype: value.dtype, data };
    }
    if (isModel(value)) return modelParts(value);
    if (value instanceof ArrayBuffer) {
      count(1, value.byteLength);
      return value;
    }
    if (ArrayBuffer.isView(value)) {
      count(1, value.byteLength);
      // A view of a part would take the whole of its buffer along.
      return value.byteLength === value.buffer.byteLength ? value : ownBytes(value);
    }
    if (value instanceof Error) {
      count(1, 2 * (String(value.message).length + String(value.stack).length));
      return value;
    }
    if (value instanceof Date || value instanceof RegExp || value instanceof Blob) return value;
    if (value instanceof Node) throw new Refusal("not-cloneable", value.nodeName);
    if (Array.isArray(value)) {
      // The length first: holes cost nothing to make, and minutes to walk.
      count(value.length);
      // Long lists of numbers and texts go as they are.
      if (
        value.every(
          (item) =>
            item === null || (typeof item !== "object" && typeof item !== "function" && typeof item !== "symbol"),
        )
      ) {
        count(
          0,
          value.reduce((sum: number, item: unknown) => sum + (typeof item === "string" ? item.length * 2 : 8), 0),
        );
        // A copy: an array can carry other properties, which would cross uncounted.
        return Array.from(value);
      }
      const copy: unknown[] = [];
      seen.set(value, copy);
      for (const item of value) copy.push(await visit(item, depth + 1));
      return copy;
    }
    if (value instanceof Map) {
      const copy = new Map<unknown, unknown>();
      seen.set(value, copy);
      for (const [key, item] of value) copy.set(await visit(key, depth + 1), await visit(item, depth + 1));
      return copy;
    }
    if (value instanceof Set) {
      const copy = new Set<unknown>();
      seen.set(value, copy);
      for (const item of value) copy.add(await visit(item, depth + 1));
      return copy;
    }
    const copy: Record<string, unknown> = {};
    seen.set(value, copy);
    for (const [key, item] of Object.entries(value)) {
      const part = await visit(item, depth + 1);
      Object.defineProperty(copy, key, { value: part, enumerable: true, configurable: true, writable: true });
    }
    return copy;
  };
  return visit(root, 0);
}

/** The view with a buffer of its own. */
function ownBytes(view: ArrayBufferView): ArrayBufferView {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice().buffer;
  return Reflect.construct(view.constructor, [bytes]) as ArrayBufferView;
}

/** Value of a dotted path, and the object that it was read from. */
async function resolve(
  runtime: CellRuntime,
  path: string,
): Promise<{ readonly value: unknown; readonly owner: unknown }> {
  const [name = "", ...properties] = path.split(".");
  if (runtime.definerOf(name) === null) throw new Refusal("not-defined", name);
  let value: unknown;
  try {
    value = await runtime.value(name);
  } catch (error) {
    throw new Refusal("cell-failed", error instanceof Error ? error.message : String(error));
  }
  let owner: unknown;
  for (const property of properties) {
    if (value === null || value === undefined) throw new Refusal("not-defined", path);
    owner = value;
    value = (value as Record<string, unknown>)[property];
  }
  if (value === undefined && properties.length > 0) throw new Refusal("not-defined", path);
  return { value, owner };
}

/** Runs a function of the notebook in the name of the question. */
type Call = <T>(work: () => Promise<T>) => Promise<T>;

async function call(runtime: CellRuntime, name: string, args: readonly unknown[], within: Call): Promise<unknown> {
  const { value, owner } = await resolve(runtime, name);
  if (typeof value !== "function") throw new Refusal("not-a-function", name);
  try {
    return await within(async () => (await Reflect.apply(value, owner, args)) as unknown);
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new Refusal(error instanceof BlockedError ? "timeout" : "threw", text);
  }
}

async function valueFor(runtime: CellRuntime, question: Question, within: Call): Promise<unknown> {
  switch (question.kind) {
    case "value":
      return exportable((await resolve(runtime, question.name)).value);
    case "call":
      return exportable(await call(runtime, question.name, question.args, within));
    case "after": {
      await call(runtime, question.name, question.args, within);
      return exportable(question.args);
    }
    case "model": {
      const { value } = await resolve(runtime, question.name);
      if (!isModel(value)) throw new Refusal("not-cloneable", `${question.name} is not a layers model`);
      return modelParts(value);
    }
  }
}

/** Answers a question about the notebook. Whatever happens, an answer comes back; how long it may take is the host's. */
export async function answer(runtime: CellRuntime, question: Question, within: Call): Promise<Answer> {
  try {
    return { ok: true, value: await valueFor(runtime, question, within) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, message: error.message.slice(0, 2_000) };
    return { ok: false, code: "not-cloneable", message: String(error).slice(0, 2_000) };
  }
}
