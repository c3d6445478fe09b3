import type { backend_util } from "@tensorflow/tfjs";
import {
  add,
  addFours,
  assemble,
  type Bytes,
  get,
  int,
  load,
  loadFourTimes,
  multiplyFours,
  repeatWhileBelow,
  set,
  store,
  type WasmFunction,
  zeros,
} from "../../base/wasm.ts";
import { type Call, floats, type Info, memoryOf } from "./wasm-kernel.ts";

type ConvInfo = ReturnType<typeof backend_util.computeConv2DInfo>;

/** Channels of x, and of dy, that are multiplied at once. */
const tile = { in: 4, out: 8 } as const;
const floatBytes = 4;

/**
 * The filter's gradient. For one cell of the filter it is the sum over all pixels of dy, and the pixels of x that lie
 * under them, of the products of each channel with each: a tile of 4 × 8 of them stays in registers while the pixels pass.
 * No table of windows is made, and nothing is copied.
 */
export function filterGradient(info: ConvInfo, x: Info, dy: Info, backend: Call["backend"]): Info {
  const { filterHeight, filterWidth, inChannels, outChannels, inHeight, inWidth, outHeight, outWidth } = info;
  const { strideHeight, strideWidth, padInfo, batchSize } = info;
  const out = backend.makeOutput([filterHeight, filterWidth, inChannels, outChannels], "float32");
  const sums = backend.makeOutput([tile.in * tile.out], "float32");
  const run = addProductsOver(memoryOf(backend));
  const [xAt, dyAt] = [backend.getMemoryOffset(x.dataId), backend.getMemoryOffset(dy.dataId)];
  const sumsAt = backend.getMemoryOffset(sums.dataId);
  const [tiles, gradient] = [floats(backend, sums), floats(backend, out).fill(0)];
  for (let fh = 0; fh < filterHeight; fh++) {
    const [firstRow, nRows] = reach(fh - padInfo.top, strideHeight, inHeight, outHeight);
    for (let fw = 0; fw < filterWidth; fw++) {
      const [firstColumn, nColumns] = reach(fw - padInfo.left, strideWidth, inWidth, outWidth);
      if (nRows <= 0 || nColumns <= 0) continue;
      const row = firstRow * strideHeight + fh - padInfo.top;
      const column = firstColumn * strideWidth + fw - padInfo.left;
      for (let c = 0; c < inChannels; c += tile.in) {
        for (let o = 0; o < outChannels; o += tile.out) {
          tiles.fill(0);
          run(
            xAt + ((row * inWidth + column) * inChannels + c) * floatBytes,
            dyAt + ((firstRow * outWidth + firstColumn) * outChannels + o) * floatBytes,
            sumsAt,
            nColumns,
            strideWidth * inChannels * floatBytes,
            outChannels * floatBytes,
            nRows,
            strideHeight * inWidth * inChannels * floatBytes,
            outWidth * outChannels * floatBytes,
            batchSize,
            inHeight * inWidth * inChannels * floatBytes,
            outHeight * outWidth * outChannels * floatBytes,
          );
          // Beyond the last channel lies a neighbour, or the end of the allocator's last block: read, and left out here.
          const width = Math.min(tile.out, outChannels - o);
          for (let i = 0; i < Math.min(tile.in, inChannels - c); i++) {
            const to = ((fh * filterWidth + fw) * inChannels + c + i) * outChannels + o;
            gradient.set(tiles.subarray(i * tile.out, i * tile.out + width), to);
          }
        }
      }
    }
  }
  backend.disposeData(sums.dataId);
  return out;
}

/** The first window whose cell lies on the image, and how many follow. */
function reach(shift: number, stride: number, size: number, nWindows: number): readonly [number, number] {
  const first = Math.max(0, Math.ceil(-shift / stride));
  const end = Math.min(nWindows, Math.floor((size - 1 - shift) / stride) + 1);
  return [first, end - first];
}

/** Where the parameters, and then the locals, of the function stand; addresses and steps in bytes. */
const at = {
  ...{ x: 0, dy: 1, sums: 2 },
  ...{ nColumns: 3, xColumn: 4, dyColumn: 5 },
  ...{ nRows: 6, xRow: 7, dyRow: 8 },
  ...{ nImages: 9, xImage: 10, dyImage: 11 },
  ...{ rowsLeft: 12, columnsLeft: 13, xOfRow: 14, dyOfRow: 15, xHere: 16, dyHere: 17 },
  ...{ low: 18, high: 19, value: 20, totals: 21 },
} as const;
const totals = Array.from({ length: tile.in * 2 }, (_, i) => at.totals + i);

const copy = (from: number, to: number): Bytes => set(to, get(from));
const advance = (local: number, by: number): Bytes => set(local, add(get(local), get(by)));
/** As often as the local says, once at least; it is 0 then. */
const repeat = (count: number, ...body: readonly Bytes[]): Bytes =>
  repeatWhileBelow([...body.flat(), ...set(count, add(get(count), int(-1)))], int(0), get(count));

/** One pixel: each of four channels of x times eight of dy, onto the totals. */
const pixel: Bytes = [
  ...set(at.low, load(get(at.dyHere))),
  ...set(at.high, load(get(at.dyHere), 16)),
  ...Array.from({ length: tile.in }, (_, c) => [
    ...set(at.value, loadFourTimes(get(at.xHere), c * floatBytes)),
    ...[at.low, at.high].flatMap((half, i) => {
      const total = at.totals + 2 * c + i;
      return set(total, addFours(get(total), multiplyFours(get(at.value), get(half))));
    }),
  ]).flat(),
];

/** The sums of an image are added up apart: sums of fewer numbers lose fewer bits. */
const addProducts: WasmFunction = {
  name: "addProducts",
  nParameters: 12,
  nInts: 6,
  nPairs: 3 + totals.length,
  body: repeat(
    at.nImages,
    totals.flatMap((total) => set(total, zeros)),
    copy(at.x, at.xOfRow),
    copy(at.dy, at.dyOfRow),
    copy(at.nRows, at.rowsLeft),
    repeat(
      at.rowsLeft,
      copy(at.xOfRow, at.xHere),
      copy(at.dyOfRow, at.dyHere),
      copy(at.nColumns, at.columnsLeft),
      repeat(at.columnsLeft, pixel, advance(at.xHere, at.xColumn), advance(at.dyHere, at.dyColumn)),
      advance(at.xOfRow, at.xRow),
      advance(at.dyOfRow, at.dyRow),
    ),
    totals.flatMap((total, i) => store(get(at.sums), 16 * i, addFours(load(get(at.sums), 16 * i), get(total)))),
    advance(at.x, at.xImage),
    advance(at.dy, at.dyImage),
  ),
};

type AddProducts = (...parameters: number[]) => void;
let module: WebAssembly.Module | undefined;
/** By the memory that it works on: there is one. */
const instances = new WeakMap<WebAssembly.Memory, AddProducts>();

function addProductsOver(memory: WebAssembly.Memory): AddProducts {
  const known = instances.get(memory);
  if (known) return known;
  module ??= new WebAssembly.Module(assemble([addProducts]));
  const made = new WebAssembly.Instance(module, { env: { memory } }).exports.addProducts as AddProducts;
  instances.set(memory, made);
  return made;
}
