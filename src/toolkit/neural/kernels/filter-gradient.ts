import type { backend_util } from "@tensorflow/tfjs";
import { advance, assemble, four, get, repeat, set } from "./assemble.ts";
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
  const run = productsOf(memoryOf(backend));
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

/** Instances by the memory that they work on: there is one. */
const instances = new WeakMap<WebAssembly.Memory, ReturnType<typeof products>>();
function productsOf(memory: WebAssembly.Memory): ReturnType<typeof products> {
  const known = instances.get(memory) ?? products(memory);
  instances.set(memory, known);
  return known;
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
const copy = (from: number, to: number) => [...get(from), ...set(to)];
const totals = Array.from({ length: tile.in * 2 }, (_, i) => at.totals + i);

/** One pixel: each of four channels of x times eight of dy, onto the totals. */
const pixel = [
  ...[...get(at.dyHere), ...four.load(0), ...set(at.low)],
  ...[...get(at.dyHere), ...four.load(16), ...set(at.high)],
  ...Array.from({ length: tile.in }, (_, c) => [
    ...[...get(at.xHere), ...four.loadOne(c * floatBytes), ...set(at.value)],
    ...[at.low, at.high].flatMap((half, i) => {
      const total = at.totals + 2 * c + i;
      return [...get(total), ...get(at.value), ...get(half), ...four.multiply, ...four.add, ...set(total)];
    }),
  ]).flat(),
];

/** The sums of an image are added up apart: sums of fewer numbers lose fewer bits. */
const products = assemble(
  12,
  { wholes: 6, fours: 3 + totals.length },
  repeat(
    at.nImages,
    totals.flatMap((total) => [...four.zeros, ...set(total)]),
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
    totals.flatMap((total, i) => [
      ...get(at.sums),
      ...[...get(at.sums), ...four.load(16 * i), ...get(total), ...four.add],
      ...four.store(16 * i),
    ]),
    advance(at.x, at.xImage),
    advance(at.dy, at.dyImage),
  ),
);
