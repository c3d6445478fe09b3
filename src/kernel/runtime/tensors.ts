import { browser } from "./browser.ts";
import { isTensor } from "./draw.ts";
import type { Run, Runs } from "./runs.ts";

/** The parts of tfjs that count its tensors. */
interface TrackedTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly isDisposed: boolean;
  dispose(): void;
}
interface Engine {
  readonly backendName: string;
  trackTensor(tensor: TrackedTensor, backend: unknown): void;
  disposeTensor(tensor: TrackedTensor): void;
}

const bytesOf: Readonly<Record<string, number>> = { float32: 4, int32: 4, bool: 1, complex64: 8, string: 8 };
const reportAfterMs = 250;
/** Longer lists than this hold data, not tensors. */
const longestList = 1_000_000;

function sizeInBytes(tensor: TrackedTensor): number {
  return tensor.shape.reduce((product, length) => product * length, 1) * (bytesOf[tensor.dtype] ?? 4);
}

/**
 * Who made which tensor. What a run made is disposed when the run is invalidated, so that running a cell again and again
 * keeps memory constant. A tensor that another cell still exports (a trained model's weights, an optimiser's state)
 * changes owner instead of dying.
 */
export class TensorOwners {
  readonly #byRun = new Map<Run, Set<TrackedTensor>>();
  readonly #owners = new WeakMap<TrackedTensor, Run>();
  #reporting = false;
  #engine: Engine | null = null;

  constructor(
    private readonly options: {
      readonly runs: Runs;
      /** What the living runs of the other cells export. */
      readonly exportsBeside: (cell: string) => Iterable<readonly [run: Run, exports: unknown]>;
      readonly report: (
        cells: readonly (readonly [id: string, count: number, bytes: number])[],
        backend: string,
      ) => void;
    },
  ) {}

  /** Follows every tensor of this tfjs from now on. */
  follow(tf: Readonly<Record<string, unknown>>): void {
    if (typeof tf.engine !== "function") return;
    const engine = (tf.engine as () => Engine)();
    this.#engine = engine;
    const { trackTensor, disposeTensor } = engine;
    engine.trackTensor = (tensor, backend) => {
      trackTensor.call(engine, tensor, backend);
      // A variable that is assigned is tracked again: its owner stays the run that made it.
      const owner = this.#owners.get(tensor) ?? this.options.runs.owner;
      if (owner) this.#give(tensor, owner);
    };
    engine.disposeTensor = (tensor) => {
      disposeTensor.call(engine, tensor);
      const owner = this.#owners.get(tensor);
      if (!owner) return;
      this.#byRun.get(owner)?.delete(tensor);
      this.#reportSoon();
    };
  }

  /** Disposes what `run` made, but for what others still hold. */
  release(run: Run): void {
    const made = this.#byRun.get(run);
    if (!made) return;
    this.#byRun.delete(run);
    if (made.size > 0) {
      for (const [other, exports] of this.options.exportsBeside(run.cell)) {
        if (made.size === 0) break;
        for (const part of partsOf(exports)) {
          for (const tensor of tensorsIn(part)) if (made.delete(tensor)) this.#give(tensor, other);
        }
      }
    }
    for (const tensor of made) if (!tensor.isDisposed) tensor.dispose();
    this.#reportSoon();
  }

  #give(tensor: TrackedTensor, owner: Run): void {
    this.#owners.set(tensor, owner);
    let made = this.#byRun.get(owner);
    if (!made) {
      made = new Set();
      this.#byRun.set(owner, made);
    }
    made.add(tensor);
    this.#reportSoon();
  }

  #reportSoon(): void {
    if (this.#reporting) return;
    this.#reporting = true;
    browser.setTimeout(() => {
      this.#reporting = false;
      const cells = new Map<string, [count: number, bytes: number]>();
      for (const [run, tensors] of this.#byRun) {
        if (tensors.size === 0) continue;
        const sum = cells.get(run.cell) ?? [0, 0];
        for (const tensor of tensors) {
          sum[0] += 1;
          sum[1] += sizeInBytes(tensor);
        }
        cells.set(run.cell, sum);
      }
      const counts = [...cells].map(([id, [count, bytes]]) => [id, count, bytes] as const);
      this.options.report(counts, this.#engine?.backendName ?? "");
    }, reportAfterMs);
  }
}

/** The outputs of a cell, each by itself: a long table beside a model must not use up the walk that looks for the model's weights. */
function partsOf(exports: unknown): readonly unknown[] {
  if (typeof exports !== "object" || exports === null || isTensor(exports)) return [exports];
  const prototype: unknown = Object.getPrototypeOf(exports);
  return prototype === Object.prototype ? Object.values(exports) : [exports];
}

/** Every tensor reachable from a value (arrays, maps, objects, models, layers, optimisers), within a bounded walk. */
function tensorsIn(root: unknown): Set<TrackedTensor> {
  const found = new Set<TrackedTensor>();
  const seen = new Set<object>();
  const stack: unknown[] = [root];
  let budget = 20_000;
  const push = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    budget -= 1;
    stack.push(value);
  };
  while (stack.length > 0 && budget > 0) {
    const value = stack.pop();
    if (typeof value !== "object" || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    seen.add(value);
    if (isTensor(value)) {
      found.add(value as unknown as TrackedTensor);
      continue;
    }
    // A module is not what a cell made: through tfjs itself every variable would be reached.
    if (value instanceof Node || Object.prototype.toString.call(value) === "[object Module]") continue;
    if (Array.isArray(value))
      for (let i = 0; i < Math.min(value.length, longestList) && budget > 0; i += 1) push(value[i]);
    else if (value instanceof Map || value instanceof Set) for (const item of value.values()) push(item);
    else {
      for (const key of Object.keys(value)) {
        // Own data only: a getter could run a student's code.
        const property = Object.getOwnPropertyDescriptor(value, key);
        if (property && "value" in property) push(property.value);
      }
    }
  }
  return found;
}
