import * as tf from "@tensorflow/tfjs";
import { type Call, type Info, setKernel } from "./wasm-kernel.ts";

/** What the cpu backend has beside what every backend has. */
interface Cpu extends tf.KernelBackend {
  makeTensorInfo(shape: number[], dtype: tf.DataType, values: tf.TypedArray): Info;
}

/** Complex numbers have no place on the wasm heap; `Draw` needs a canvas. */
const left = new Set(["Complex", "ComplexAbs", "Real", "Imag", "FFT", "IFFT", "Draw"]);

/** Every other kernel that wasm lacks runs as the cpu backend has it: slower, and there. */
export function setCpuFallbacks(): void {
  const known = new Set(tf.getKernelsForBackend("wasm").map(({ kernelName }) => kernelName));
  for (const { kernelName, kernelFunc } of tf.getKernelsForBackend("cpu")) {
    if (known.has(kernelName) || left.has(kernelName)) continue;
    setKernel(kernelName, (call) => onCpu(kernelFunc, call) as Info);
  }
}

function onCpu(kernel: tf.KernelFunc, { inputs, attrs, backend }: Call): Info | Info[] {
  const cpu = tf.findBackend("cpu") as Cpu;
  const copies: Info[] = [];
  const toCpu = (info: Info): Info => {
    const copy = cpu.makeTensorInfo(info.shape, info.dtype, backend.typedArrayFromHeap(info).slice());
    copies.push(copy);
    return copy;
  };
  const back = (info: Info): Info => {
    const out = backend.makeOutput(info.shape, info.dtype);
    backend.typedArrayFromHeap(out).set(cpu.readSync(info.dataId) as Float32Array);
    cpu.disposeData(info.dataId, true);
    return out;
  };
  // Some kernels take a list where others take names.
  const entries = Object.entries(inputs).map(([name, info]) => [name, toCpu(info)] as const);
  const onIt = Array.isArray(inputs) ? entries.map(([, info]) => info) : Object.fromEntries(entries);
  const result = kernel({
    inputs: onIt as tf.NamedTensorInfoMap,
    backend: cpu,
    attrs: attrs as tf.NamedAttrMap,
  });
  const out = Array.isArray(result) ? result.map(back) : back(result);
  for (const { dataId } of copies) cpu.disposeData(dataId, true);
  return out;
}
