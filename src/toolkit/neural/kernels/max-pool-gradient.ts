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
  let from = 0;
  for (let b = 0; b < batchSize; b++) {
    for (let oh = 0; oh < outHeight; oh++) {
      const firstRow = Math.max(0, oh * strideHeight - top);
      const endRow = Math.min(inHeight, oh * strideHeight - top + filterHeight);
      for (let ow = 0; ow < outWidth; ow++) {
        const firstColumn = Math.max(0, ow * strideWidth - left);
        const endColumn = Math.min(inWidth, ow * strideWidth - left + filterWidth);
        const begin = (b * inHeight + firstRow) * rowSize + firstColumn * inChannels;
        const end = (b * inHeight + endRow) * rowSize;
        const width = (endColumn - firstColumn) * inChannels;
        for (let c = 0; c < inChannels; c++, from++) {
          const gradient = dy[from] as number;
          if (gradient === 0) continue;
          const largest = y[from] as number;
          let at = -1;
          for (let row = begin + c; row < end && at < 0; row += rowSize) {
            for (let k = row; k < row + width; k += inChannels) {
              if (x[k] === largest) {
                at = k;
                break;
              }
            }
          }
          // A NaN is equal to nothing.
          if (at >= 0) out[at] = (out[at] as number) + gradient;
        }
      }
    }
  }
}
