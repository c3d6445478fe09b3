import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";

export type Info = tf.TensorInfo;

/** What a kernel is called with. `attrs` is whatever the operation's kernel of tfjs gets. */
export interface Call<Inputs extends string = string, Attrs = unknown> {
  readonly inputs: Readonly<Record<Inputs, Info>>;
  readonly attrs: Attrs;
  readonly backend: BackendWasm;
}

type Kernel = (call: Call) => Info;

/** Gives the wasm backend a kernel, in place of its own where it has one. */
export function setKernel<Inputs extends string, Attrs>(
  kernelName: string,
  kernel: (call: Call<Inputs, Attrs>) => Info,
): void {
  const own = tf.getKernel(kernelName, "wasm");
  if (own) tf.unregisterKernel(kernelName, "wasm");
  // tfjs types inputs and attributes by name only. What the own kernel prepares when the backend starts is still needed.
  tf.registerKernel({ ...own, kernelName, backendName: "wasm", kernelFunc: kernel as unknown as tf.KernelFunc });
}

/** The kernel that the wasm backend has now. */
export function kernelOf(kernelName: string): Kernel {
  const found = tf.getKernel(kernelName, "wasm");
  if (!found) throw new Error(`the wasm backend has no kernel ${kernelName}`);
  return found.kernelFunc as unknown as Kernel;
}

/**
 * A window on a tensor's numbers. It dies when the heap grows: take it after the last output has been made.
 */
export const floats = (backend: BackendWasm, info: Info): Float32Array =>
  backend.typedArrayFromHeap(info) as Float32Array;

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** The memory in which all tensors of the backend lie. */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  // tfjs keeps Emscripten's module to itself.
  const { wasm } = backend as unknown as { readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory } } };
  return wasm.asm.memory;
}
