import { backend_util } from "@tensorflow/tfjs";
import { floats, setKernel } from "./wasm-kernel.ts";

interface Attrs {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Gives each gradient to the first largest value of its window. */
export function setMaxPoolGradient(): void {
  setKernel<"dy" | "input" | "output", Attrs>(
    "MaxPoolGrad",
    ({ inputs: { dy, input, output }, attrs: { filterSize, strides, pad, dimRoundingMode }, backend }) => {
      const shape = input.shape as [number, number, number, number];
      const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
      const out = backend.makeOutput(input.shape, "float32");
      const to = floats(backend, out).fill(0);
      giveToLargest(info, floats(backend, input), floats(backend, output), floats(backend, dy), to);
      return out;
    },
  );
}

function giveToLargest(
  info: ReturnType<typeof backend_util.computePool2DInfo>,
  x: Float32Array,
  y: Float32Array,
  dy: Float32Array,
  out: Float32Array,
): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth } = info;
  const { strideHeight, strideWidth } = info;
  const { top, left } = info.padInfo;
  const rowSize = inWidth * inChannels;
  const offsets = new Int32Array(filterHeight * filterWidth);
  let from = 0;
  for (let b = 0; b < batchSize; b++) {
    for (let oh = 0; oh < outHeight; oh++) {
      const firstRow = Math.max(0, oh * strideHeight - top);
      const endRow = Math.min(inHeight, oh * strideHeight - top + filterHeight);
      for (let ow = 0; ow < outWidth; ow++) {
        const firstColumn = Math.max(0, ow * strideWidth - left);
        const endColumn = Math.min(inWidth, ow * strideWidth - left + filterWidth);
        const begin = (b * inHeight + firstRow) * rowSize + firstColumn * inChannels;
        let size = 0;
        for (let row = 0; row < endRow - firstRow; row++) {
          for (let column = 0; column < endColumn - firstColumn; column++) {
            offsets[size++] = row * rowSize + column * inChannels;
          }
        }
        if (size === 4) giveOfFour(begin, offsets, inChannels, from, x, y, dy, out);
        else giveOfMany(begin, offsets, size, inChannels, from, x, y, dy, out);
        from += inChannels;
      }
    }
  }
}

// Whether a value is the largest is a number that multiplies, and no branch: it would be guessed wrong as often as right.

/** Windows of two by two, which nearly all are: twice as fast as {@link giveOfMany}. */
function giveOfFour(
  begin: number,
  offsets: Int32Array,
  nChannels: number,
  from: number,
  x: Float32Array,
  y: Float32Array,
  dy: Float32Array,
  out: Float32Array,
): void {
  const second = offsets[1] as number;
  const third = offsets[2] as number;
  const fourth = offsets[3] as number;
  for (let c = 0; c < nChannels; c++) {
    const largest = y[from + c] as number;
    const k = begin + c;
    const after1 = Number(x[k] !== largest);
    const after2 = after1 & Number(x[k + second] !== largest);
    const after3 = after2 & Number(x[k + third] !== largest);
    const at = k + after1 * second + after2 * (third - second) + after3 * (fourth - third);
    out[at] = (out[at] as number) + (dy[from + c] as number);
  }
}

function giveOfMany(
  begin: number,
  offsets: Int32Array,
  size: number,
  nChannels: number,
  from: number,
  x: Float32Array,
  y: Float32Array,
  dy: Float32Array,
  out: Float32Array,
): void {
  for (let c = 0; c < nChannels; c++) {
    const largest = y[from + c] as number;
    const k = begin + c;
    let at = k;
    let after = 1;
    for (let i = 1; i < size; i++) {
      const last = offsets[i - 1] as number;
      after &= Number(x[k + last] !== largest);
      at += after * ((offsets[i] as number) - last);
    }
    out[at] = (out[at] as number) + (dy[from + c] as number);
  }
}
