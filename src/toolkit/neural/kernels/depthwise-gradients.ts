import { backend_util } from "@tensorflow/tfjs";
import { floats, setKernel } from "./wasm-kernel.ts";

type Shape4D = [number, number, number, number];
interface Attrs {
  readonly strides: [number, number] | number;
  readonly dilations: [number, number] | number;
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/** Gradients of convolutions that keep channels apart: each input channel has `multiplier` filters of its own. */
export function setDepthwiseGradients(): void {
  setKernel<"x" | "dy", Attrs & { readonly filterShape: Shape4D }>(
    "DepthwiseConv2dNativeBackpropFilter",
    ({ inputs: { x, dy }, attrs, backend }) => {
      const windows = new Windows(x.shape, attrs.filterShape, attrs);
      const out = backend.makeOutput(attrs.filterShape, "float32");
      const total = new Float64Array(windows.info.filterHeight * windows.info.filterWidth * windows.info.outChannels);
      windows.filterGradient(floats(backend, x), floats(backend, dy), total);
      floats(backend, out).set(total);
      return out;
    },
  );
  setKernel<"dy" | "filter", Attrs & { readonly inputShape: Shape4D }>(
    "DepthwiseConv2dNativeBackpropInput",
    ({ inputs: { dy, filter }, attrs, backend }) => {
      const windows = new Windows(attrs.inputShape, filter.shape, attrs);
      const out = backend.makeOutput(attrs.inputShape, "float32");
      windows.inputGradient(floats(backend, dy), floats(backend, filter), floats(backend, out).fill(0));
      return out;
    },
  );
}

/** Walks the places where a window lies on the image. */
class Windows {
  readonly info: ReturnType<typeof backend_util.computeConv2DInfo>;

  constructor(inputShape: readonly number[], filterShape: readonly number[], attrs: Attrs) {
    this.info = backend_util.computeConv2DInfo(
      inputShape as Shape4D,
      filterShape as Shape4D,
      attrs.strides,
      attrs.dilations,
      attrs.pad,
      attrs.dimRoundingMode,
      true,
    );
  }

  filterGradient(x: Float32Array, dy: Float32Array, out: Float64Array): void {
    const { inChannels, outChannels } = this.info;
    const multiplier = outChannels / inChannels;
    this.#each((image, result, filter) => {
      for (let i = 0, o = 0; i < inChannels; i++) {
        const value = x[image + i] as number;
        for (let m = 0; m < multiplier; m++, o++) {
          out[filter + o] = (out[filter + o] as number) + value * (dy[result + o] as number);
        }
      }
    });
  }

  inputGradient(dy: Float32Array, filters: Float32Array, out: Float32Array): void {
    const { inChannels, outChannels } = this.info;
    const multiplier = outChannels / inChannels;
    this.#each((image, result, filter) => {
      for (let i = 0, o = 0; i < inChannels; i++) {
        let sum = out[image + i] as number;
        for (let m = 0; m < multiplier; m++, o++) sum += (dy[result + o] as number) * (filters[filter + o] as number);
        out[image + i] = sum;
      }
    });
  }

  /** Calls with the offsets of a pixel of the image, of the result, and of a cell of the filter, wherever the three meet. */
  #each(visit: (image: number, result: number, filter: number) => void): void {
    const { info } = this;
    const { inHeight, inWidth, outHeight, outWidth, inChannels, outChannels, padInfo } = info;
    for (let b = 0; b < info.batchSize; b++) {
      for (let oh = 0; oh < outHeight; oh++) {
        for (let ow = 0; ow < outWidth; ow++) {
          const result = ((b * outHeight + oh) * outWidth + ow) * outChannels;
          for (let fh = 0; fh < info.filterHeight; fh++) {
            const h = oh * info.strideHeight - padInfo.top + fh * info.dilationHeight;
            if (h < 0 || h >= inHeight) continue;
            for (let fw = 0; fw < info.filterWidth; fw++) {
              const w = ow * info.strideWidth - padInfo.left + fw * info.dilationWidth;
              if (w < 0 || w >= inWidth) continue;
              const image = ((b * inHeight + h) * inWidth + w) * inChannels;
              visit(image, result, (fh * info.filterWidth + fw) * outChannels);
            }
          }
        }
      }
    }
  }
}
