import { backend_util } from "@tensorflow/tfjs";
import { filterGradient } from "./filter-gradient.ts";
import { type Call, floats, type Info, kernelOf, setKernel } from "./wasm-kernel.ts";

type Pad = Parameters<typeof backend_util.computeConv2DInfo>[4];
interface ConvAttrs {
  readonly strides: [number, number] | number;
  readonly pad: Pad;
  readonly dataFormat: "NHWC" | "NCHW";
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}
type Shape4D = [number, number, number, number];

/** Both gradients of a convolution: the filter's by code of our own, the input's by XNNPACK, as another convolution. */
export function setConv2DGradients(): void {
  const conv2d = kernelOf("Conv2D");
  const slowInputGradient = kernelOf("Conv2DBackpropInput");

  setKernel<"x" | "dy", ConvAttrs & { readonly filterShape: Shape4D }>(
    "Conv2DBackpropFilter",
    ({ inputs: { x, dy }, attrs, backend }) => {
      onlyChannelsLast(attrs);
      return filterGradient(infoOf(x.shape, attrs.filterShape, attrs), x, dy, backend);
    },
  );

  /** With strides of 1, dy convolved with the filter turned round. */
  setKernel<"dy" | "filter", ConvAttrs & { readonly inputShape: Shape4D }>("Conv2DBackpropInput", (call) => {
    const { inputs, attrs, backend } = call;
    onlyChannelsLast(attrs);
    const info = infoOf(attrs.inputShape, inputs.filter.shape, attrs);
    const top = info.filterHeight - 1 - info.padInfo.top;
    const left = info.filterWidth - 1 - info.padInfo.left;
    const bottom = info.inHeight - info.outHeight + info.filterHeight - 1 - top;
    const right = info.inWidth - info.outWidth + info.filterWidth - 1 - left;
    const strided = info.strideHeight !== 1 || info.strideWidth !== 1;
    if (strided || Math.min(top, left, bottom, right) < 0) return slowInputGradient(call);
    const filter = turnedRound(inputs.filter, backend);
    const out = conv2d({
      inputs: { x: inputs.dy, filter },
      backend,
      attrs: {
        strides: [1, 1],
        dilations: [1, 1],
        pad: explicit(top, bottom, left, right),
        dataFormat: "NHWC",
      },
    });
    dispose(backend, filter);
    return out;
  });
}

const infoOf = (inputShape: readonly number[], filterShape: readonly number[], attrs: ConvAttrs) =>
  backend_util.computeConv2DInfo(
    inputShape as Shape4D,
    filterShape as Shape4D,
    attrs.strides,
    1,
    attrs.pad,
    attrs.dimRoundingMode,
    false,
    "channelsLast",
  );

const explicit = (top: number, bottom: number, left: number, right: number): Pad => [
  [0, 0],
  [top, bottom],
  [left, right],
  [0, 0],
];

/** [FH, FW, C, OC] as [FH, FW, OC, C], both sides of the window turned round. */
function turnedRound(filter: Info, backend: Call["backend"]): Info {
  const [height = 0, width = 0, nIn = 0, nOut = 0] = filter.shape;
  const out = backend.makeOutput([height, width, nOut, nIn], "float32");
  const from = floats(backend, filter);
  const to = floats(backend, out);
  const nCells = height * width;
  for (let cell = 0; cell < nCells; cell++) {
    const read = (nCells - 1 - cell) * nIn * nOut;
    const write = cell * nIn * nOut;
    for (let i = 0; i < nIn; i++) {
      for (let o = 0; o < nOut; o++) to[write + o * nIn + i] = from[read + i * nOut + o] as number;
    }
  }
  return out;
}

function dispose(backend: Call["backend"], ...infos: readonly Info[]): void {
  for (const { dataId } of infos) backend.disposeData(dataId);
}

function onlyChannelsLast({ dataFormat }: ConvAttrs): void {
  if (dataFormat !== "NHWC") throw new Error(`the wasm backend computes with channels last, not ${dataFormat}`);
}
