import {
  add,
  addPairs,
  assemble,
  type Bytes,
  get,
  int,
  load,
  loadByte,
  loadInt,
  loadPair,
  repeatWhileBelow,
  set,
  shiftLeft,
  store,
  subtractPairs,
} from "../../base/wasm.ts";

/** Bytes of one column's histogram: 256 bins of a gradient and a hessian. */
export const columnBytes = 4096;

/** The two loops that boosting spends its time in. All arguments are places in memory, in bytes, and counts. */
export interface HistogramKernel {
  /** Adds the pairs of `nRows` rows to the histograms of four columns, which stand one after another. */
  addRows(rows: number, pairs: number, nRows: number, a: number, b: number, c: number, d: number, out: number): void;
  /** Takes `from` away from `out`, 16 bytes or more. */
  subtract(out: number, from: number, nBytes: number): void;
}

let compiled: WebAssembly.Module | null | undefined;

/**
 * The loops over this memory, in WebAssembly with vectors of two 64-bit floats: a third to a quarter of JavaScript's time.
 * Where a browser has no vectors, or a page forbids to compile, the same loops in JavaScript: equal to the last bit.
 */
export function histogramKernel(memory: WebAssembly.Memory): HistogramKernel {
  if (compiled === undefined) compiled = compile();
  if (compiled === null) return plainKernel(memory);
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as HistogramKernel;
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(assemble([addRows, subtract]));
  } catch {
    return null;
  }
}

/** The same in JavaScript. */
export function plainKernel(memory: WebAssembly.Memory): HistogramKernel {
  const bytes = new Uint8Array(memory.buffer);
  const ints = new Int32Array(memory.buffer);
  const floats = new Float32Array(memory.buffer);
  const doubles = new Float64Array(memory.buffer);
  const addColumn = (rows: number, pairs: number, nRows: number, column: number, out: number) => {
    for (let k = 0; k < nRows; k++) {
      const at = (out >> 3) + 2 * (bytes[column + (ints[(rows >> 2) + k] as number)] as number);
      doubles[at]! += floats[(pairs >> 2) + 2 * k] as number;
      doubles[at + 1]! += floats[(pairs >> 2) + 2 * k + 1] as number;
    }
  };
  return {
    addRows(rows, pairs, nRows, a, b, c, d, out) {
      for (const [lane, column] of [a, b, c, d].entries()) {
        addColumn(rows, pairs, nRows, column, out + lane * columnBytes);
      }
    },
    subtract(out, from, nBytes) {
      for (let k = 0; k < nBytes >> 3; k++) doubles[(out >> 3) + k]! -= doubles[(from >> 3) + k] as number;
    },
  };
}

const addRows = (() => {
  const [rows, pairs, nRows, out, end, row, cell, pair] = [0, 1, 2, 7, 8, 9, 10, 11];
  const columns = [3, 4, 5, 6];
  const addTo = (column: number, lane: number): Bytes => [
    ...set(cell, add(get(out), shiftLeft(loadByte(add(get(column), get(row))), 4))),
    ...store(get(cell), lane * columnBytes, addPairs(load(get(cell), lane * columnBytes), get(pair))),
  ];
  const body = [
    ...set(row, loadInt(get(rows))),
    ...set(pair, loadPair(get(pairs))),
    ...columns.flatMap(addTo),
    ...set(rows, add(get(rows), int(4))),
    ...set(pairs, add(get(pairs), int(8))),
  ];
  return {
    name: "addRows",
    nParameters: 8,
    nInts: 3,
    nPairs: 1,
    body: [...set(end, add(get(rows), shiftLeft(get(nRows), 2))), ...repeatWhileBelow(body, get(rows), get(end))],
  };
})();

const subtract = (() => {
  const [out, from, nBytes, end] = [0, 1, 2, 3];
  const body = [
    ...store(get(out), 0, subtractPairs(load(get(out)), load(get(from)))),
    ...set(out, add(get(out), int(16))),
    ...set(from, add(get(from), int(16))),
  ];
  return {
    name: "subtract",
    nParameters: 3,
    nInts: 1,
    nPairs: 0,
    body: [...set(end, add(get(out), get(nBytes))), ...repeatWhileBelow(body, get(out), get(end))],
  };
})();
