import { util } from "@tensorflow/tfjs";
import { floats, kernelOf, setKernel, sizeOf } from "./wasm-kernel.ts";

interface Attrs {
  readonly axis: number | number[] | null;
  readonly keepDims: boolean;
}

/**
 * Sums over the leading axes, as the gradient of every bias is, in one pass: the wasm backend would transpose the whole
 * tensor first. Other sums are left to it.
 */
export function setSum(): void {
  const sum = kernelOf("Sum");
  setKernel<"x", Attrs>("Sum", (call) => {
    const { inputs: { x }, attrs: { axis, keepDims }, backend } = call; // biome-ignore format: one thought
    const axes = util.parseAxisParam(axis ?? x.shape.map((_, at) => at), x.shape).sort((a, b) => a - b);
    const leading = axes.every((value, at) => value === at) && axes.length < x.shape.length;
    if (!leading || axes.length === 0 || x.dtype !== "float32") return sum(call);
    const rest = x.shape.slice(axes.length);
    const out = backend.makeOutput(keepDims ? [...axes.map(() => 1), ...rest] : rest, "float32");
    addRows(floats(backend, x), floats(backend, out), sizeOf(rest));
    return out;
  });
}

/** Adds rows of `width` numbers, in double precision. */
function addRows(rows: Float32Array, out: Float32Array, width: number): void {
  const total = new Float64Array(width);
  for (let from = 0; from < rows.length; from += width) {
    for (let j = 0; j < width; j++) total[j] = (total[j] as number) + (rows[from + j] as number);
  }
  out.set(total);
}
