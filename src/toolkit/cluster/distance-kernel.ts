import {
  add,
  addPairs,
  assemble,
  type Bytes,
  get,
  int,
  load,
  loadInt,
  loadTwice,
  multiply,
  multiplyPairs,
  repeatWhileBelow,
  set,
  store,
  subtractPairs,
  type WasmFunction,
  zeros,
} from "../base/wasm.ts";

/** The loop that k-means spends its time in. All arguments but the count are places in memory, or distances there, in bytes. */
export interface DistanceKernel {
  /**
   * The squared distances of chosen rows of x to four points.
   * @param rows - numbers of rows, 32 bits each
   * @param nRows - how many, even
   * @param x - the first row
   * @param rowBytes - from one row to the next
   * @param points - four points, feature by feature: the first feature of all four, then the second
   * @param out - the four distances of the first chosen row
   * @param outBytes - from there to those of the next
   */
  measure(
    rows: number,
    nRows: number,
    x: number,
    rowBytes: number,
    points: number,
    out: number,
    outBytes: number,
  ): void;
}

let compiled: WebAssembly.Module | null | undefined;

/** The loop over this memory, with vectors of two 64-bit floats; `null` where a browser has none, or may not compile. */
export function distanceKernel(memory: WebAssembly.Memory): DistanceKernel | null {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return null;
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as DistanceKernel;
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(assemble([measure]));
  } catch {
    return null;
  }
}

/** Two rows at a time: the processor adds four pairs while it would wait for one. Each distance is summed feature by feature. */
const measure = ((): WasmFunction => {
  const [rows, nRows, x, rowBytes, points, out, outBytes] = [0, 1, 2, 3, 4, 5, 6];
  const [end, at, other, rowEnd, point, otherOut] = [7, 8, 9, 10, 11, 12];
  const [value, otherValue, a, b, difference] = [13, 14, 15, 16, 17];
  const sums = [18, 19, 20, 21] as const;
  const addSquare = (sum: number, from: number, to: number): Bytes => [
    ...set(difference, subtractPairs(get(from), get(to))),
    ...set(sum, addPairs(get(sum), multiplyPairs(get(difference), get(difference)))),
  ];
  const feature = [
    ...set(value, loadTwice(get(at))),
    ...set(otherValue, loadTwice(get(other))),
    ...set(a, load(get(point))),
    ...set(b, load(get(point), 16)),
    ...addSquare(sums[0], value, a),
    ...addSquare(sums[1], value, b),
    ...addSquare(sums[2], otherValue, a),
    ...addSquare(sums[3], otherValue, b),
    ...set(at, add(get(at), int(8))),
    ...set(other, add(get(other), int(8))),
    ...set(point, add(get(point), int(32))),
  ];
  const rowAt = (place: Bytes): Bytes => add(get(x), multiply(loadInt(place), get(rowBytes)));
  const pairOfRows = [
    ...set(at, rowAt(get(rows))),
    ...set(other, rowAt(add(get(rows), int(4)))),
    ...set(rowEnd, add(get(at), get(rowBytes))),
    ...set(point, get(points)),
    ...sums.flatMap((sum) => set(sum, zeros)),
    ...repeatWhileBelow(feature, get(at), get(rowEnd)),
    ...set(otherOut, add(get(out), get(outBytes))),
    ...store(get(out), 0, get(sums[0])),
    ...store(get(out), 16, get(sums[1])),
    ...store(get(otherOut), 0, get(sums[2])),
    ...store(get(otherOut), 16, get(sums[3])),
    ...set(out, add(get(otherOut), get(outBytes))),
    ...set(rows, add(get(rows), int(8))),
  ];
  return {
    name: "measure",
    nParameters: 7,
    nInts: 6,
    nPairs: 9,
    body: [
      ...set(end, add(get(rows), multiply(get(nRows), int(4)))),
      ...repeatWhileBelow(pairOfRows, get(rows), get(end)),
    ],
  };
})();
