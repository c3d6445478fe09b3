import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Matrix } from "../../data/index.ts";
import { mulberry32 } from "../../random/index.ts";
import { binMatrix, missingBin } from "./bins.ts";
import { type GrowthRules, TreeGrower } from "./grow-tree.ts";
import { columnBytes, histogramKernel, plainKernel } from "./histogram-kernel.ts";
import { Histograms } from "./histograms.ts";
import { alone } from "./side-by-side.ts";
import { FloatSorter } from "./sort-floats.ts";

const float = fc.float({ noDefaultInfinity: true });

test("floats are sorted as the comparing sort does, with their places, and without NaN", () => {
  fc.assert(
    fc.property(fc.array(float, { maxLength: 300 }), (list) => {
      const values = Float32Array.from(list);
      const { sorted, rows } = new FloatSorter(values.length).sort(values);
      const known = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
      expect(sorted).toHaveLength(known.length);
      for (const [k, value] of sorted.entries()) {
        expect(value === known[k] && value === values[rows[k] ?? -1]).toBe(true);
      }
      expect(new Set(rows).size).toBe(rows.length);
    }),
  );
});

describe("the loops in WebAssembly", () => {
  const memories = [0, 1].map(() => new WebAssembly.Memory({ initial: 2 }));
  const kernels = [histogramKernel(memories[0] as WebAssembly.Memory), plainKernel(memories[1] as WebAssembly.Memory)];
  const doubles = memories.map(({ buffer }) => new Float64Array(buffer));
  const bytes = memories.map(({ buffer }) => new Uint8Array(buffer));
  // histograms of four columns, then rows, pairs, and four columns of 100 bins
  const [rowsAt, pairsAt, columnsAt] = [4 * columnBytes, 4 * columnBytes + 512, 4 * columnBytes + 2048];

  test("are not the ones in JavaScript here, and add and take away the same to the last bit", () => {
    expect(kernels[0]?.addRows.toString()).toContain("native code");
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 100 }), (seed, nRows) => {
        const random = mulberry32(seed);
        const draws = Array.from({ length: 600 }, random);
        for (const [k, kernel] of kernels.entries()) {
          const buffer = (memories[k] as WebAssembly.Memory).buffer;
          const rows = new Int32Array(buffer, rowsAt, 100);
          const pairs = new Float32Array(buffer, pairsAt, 200);
          for (let i = 0; i < 100; i++) rows[i] = Math.floor((draws[i] as number) * 100);
          for (let i = 0; i < 200; i++) pairs[i] = (draws[100 + i] as number) - 0.5;
          for (let i = 0; i < 400; i++) (bytes[k] as Uint8Array)[columnsAt + i] = (draws[i + 200] as number) * 256;
          const [a, b, c, d] = [columnsAt, columnsAt + 100, columnsAt + 200, columnsAt + 300];
          kernel.addRows(rowsAt, pairsAt, nRows, a, b, c, d, 0);
          kernel.subtract(0, columnBytes, columnBytes);
        }
        expect(doubles[0]?.every((value, k) => Object.is(value, doubles[1]?.[k]))).toBe(true);
      }),
    );
  });
});

test("bins follow the cuts, and missing values have their own", () => {
  fc.assert(
    fc.property(fc.array(float, { minLength: 1, maxLength: 400 }), fc.integer({ min: 2, max: 256 }), (list, maxBin) => {
      const X = new Matrix(Float64Array.from(list), [list.length, 1]);
      const { bins, cuts, hasMissing } = binMatrix(X, maxBin, undefined, new Uint8Array(list.length));
      const upper = cuts[0]?.upper ?? new Float32Array(0);
      expect(upper.length).toBeLessThanOrEqual(maxBin);
      expect(hasMissing).toEqual([list.some(Number.isNaN)]);
      for (const [i, value] of list.entries()) {
        const bin = bins[i] ?? -1;
        if (Number.isNaN(value)) expect(bin).toBe(missingBin);
        else expect(value < (upper[bin] ?? Number.NaN) && (bin === 0 || value >= (upper[bin - 1] ?? 0))).toBe(true);
      }
    }),
  );
});

test("of many rows too, whatever they weigh, the bins follow the cuts", () => {
  const size = fc.constantFrom(1, 1e-30, 1e6, 1e38);
  fc.assert(
    fc.property(fc.array(float, { minLength: 1, maxLength: 60 }), fc.integer(), size, (list, seed, scale) => {
      const random = mulberry32(seed);
      const values = Float64Array.from({ length: 2000 }, (_, i) =>
        i % 3 === 0 ? (list[i % list.length] ?? 0) : Math.fround((random() - 0.5) * scale),
      );
      const weights = Float32Array.from(values, () => Math.floor(random() * 3));
      if (!values.some((value, i) => !Number.isNaN(value) && weights[i] !== 0)) return;
      const { bins, cuts } = binMatrix(new Matrix(values, [2000, 1]), 20, weights, new Uint8Array(2000));
      const upper = cuts[0]?.upper ?? new Float32Array(0);
      expect(upper.length).toBeLessThanOrEqual(20);
      for (const [i, value] of values.entries()) {
        if (Number.isNaN(value)) continue;
        const first = upper.findIndex((end) => value < end);
        expect(bins[i]).toBe(first < 0 ? upper.length - 1 : first);
      }
    }),
  );
});

test("a tree is the same where histograms had to be given up for want of memory", () => {
  const random = mulberry32(4);
  const [nRows, nColumns] = [500, 3];
  const X = new Matrix(Float64Array.from({ length: nRows * nColumns }, random), [nRows, nColumns]);
  const gradients = Float32Array.from({ length: 2 * nRows }, (_, k) => (k % 2 === 0 ? random() - 0.5 : 1));
  const columns = Int32Array.from([0, 1, 2]);
  const rules: GrowthRules = {
    maxDepth: 6,
    maxLeaves: 0,
    growPolicy: "depthwise",
    learningRate: 0.3,
    regLambda: 1,
    gamma: 0,
    minChildWeight: 1,
  };
  const grow = (nHistograms: number, growPolicy: "depthwise" | "lossguide") => {
    const histograms = new Histograms(nRows, nColumns, nHistograms);
    for (let i = 0; i < nRows; i++) histograms.rows[i] = i;
    const binned = binMatrix(X, 256, undefined, histograms.bins);
    const grower = new TreeGrower(binned, histograms, { ...rules, growPolicy });
    return alone(grower.grow(nRows, gradients, columns, () => {}));
  };
  for (const policy of ["depthwise", "lossguide"] as const) {
    const [scarce, ample] = [grow(1, policy), grow(64, policy)];
    expect(ample.feature.length).toBeGreaterThan(30);
    expect(scarce.feature).toEqual(ample.feature);
    expect(scarce.threshold).toEqual(ample.threshold);
  }
});
