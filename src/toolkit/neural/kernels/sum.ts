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

/** Adds rows of `width` numbers, in double precision; four columns at a time, so that the sums stay in registers. */
function addRows(rows: Float32Array, out: Float32Array, width: number): void {
  const { length } = rows;
  let column = 0;
  for (; column + 4 <= width; column += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = column; k < length; k += width) {
      a += rows[k] as number;
      b += rows[k + 1] as number;
      c += rows[k + 2] as number;
      d += rows[k + 3] as number;
    }
    out[column] = a;
    out[column + 1] = b;
    out[column + 2] = c;
    out[column + 3] = d;
  }
  for (; column < width; column++) {
    let a = 0;
    for (let k = column; k < length; k += width) a += rows[k] as number;
    out[column] = a;
  }
}
