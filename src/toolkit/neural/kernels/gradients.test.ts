// The gradients of the wasm backend against those of the cpu backend, and, where that has none or a wrong one, against
// differences of the function itself.
import * as tf from "@tensorflow/tfjs";
import "@tensorflow/tfjs-backend-wasm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { mulberry32 } from "../../random/mulberry32.ts";
import { completeWasm } from "./index.ts";

beforeAll(async () => {
  completeWasm();
  expect(await tf.setBackend("wasm")).toBe(true);
});

type Shape = readonly number[];
type Operation = (...inputs: tf.Tensor[]) => tf.Tensor;

const numbers = (shape: Shape, seed: number): Float32Array => {
  const random = mulberry32(seed);
  return Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random() * 2 - 1);
};

/** Gradients of the operation's result, each number of it weighed differently. */
async function gradientsOn(backend: string, operation: Operation, shapes: readonly Shape[]): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const found = tf.tidy(() => {
    const inputs = shapes.map((shape, i) => tf.tensor(numbers(shape, i + 1), [...shape]));
    const weighed = (...given: tf.Tensor[]) => {
      const out = operation(...given);
      return out.mul(tf.tensor(numbers(out.shape, 99), out.shape)).sum() as tf.Scalar;
    };
    return tf
      .grads(weighed)(inputs)
      .map((gradient) => gradient.dataSync() as Float32Array);
  });
  expect(tf.memory().numTensors).toBe(before);
  return found;
}

function expectNear(actual: readonly Float32Array[], expected: readonly Float32Array[], tolerance = 1e-5): void {
  for (const [i, values] of expected.entries()) {
    const scale = Math.max(1, ...values.map(Math.abs));
    const others = actual[i] as Float32Array;
    expect(others.length).toBe(values.length);
    const difference = values.reduce((most, value, k) => Math.max(most, Math.abs(value - (others[k] as number))), 0);
    expect(difference / scale, `gradient ${i}`).toBeLessThanOrEqual(tolerance);
  }
}

async function expectSame(operation: Operation, ...shapes: Shape[]): Promise<void> {
  expectNear(await gradientsOn("wasm", operation, shapes), await gradientsOn("cpu", operation, shapes));
}

const conv = (strides: number | [number, number], pad: "same" | "valid" | number): Operation =>
  (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, strides, pad); // biome-ignore format: one thought

describe("as on the cpu backend", () => {
  test.each([
    ["same", 1, "same", [2, 6, 5, 3], [3, 3, 3, 4]],
    ["valid", 1, "valid", [2, 6, 5, 3], [3, 3, 3, 4]],
    ["a window of one", 1, "valid", [2, 6, 5, 3], [1, 1, 3, 4]],
    ["an even window", 1, "same", [2, 7, 7, 2], [4, 2, 2, 5]],
    ["strides of two", 2, "same", [3, 8, 8, 2], [3, 3, 2, 4]],
    ["strides that leave a rest", 2, "valid", [2, 8, 9, 2], [3, 3, 2, 4]],
    ["strides wider than the window", 3, "valid", [2, 9, 10, 2], [2, 2, 2, 3]],
    ["padding by number", 1, 2, [2, 5, 6, 1], [3, 3, 1, 2]],
    ["unequal strides", [2, 1], "same", [2, 8, 5, 2], [3, 3, 2, 4]],
    ["one example, one channel", 1, "same", [1, 4, 4, 1], [3, 3, 1, 1]],
    ["a window as large as the image", 1, "valid", [3, 4, 4, 2], [4, 4, 2, 6]],
  ] as const)("conv2d: %s", (_, strides, pad, x, filter) =>
    expectSame(conv(strides as number, pad as "same"), x, filter),
  );

  test("conv2d of any size", () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          batch: fc.integer({ min: 1, max: 5 }),
          height: fc.integer({ min: 3, max: 9 }),
          width: fc.integer({ min: 3, max: 9 }),
          channels: fc.integer({ min: 1, max: 5 }),
          filters: fc.integer({ min: 1, max: 9 }),
          window: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
          strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
          pad: fc.constantFrom("same" as const, "valid" as const),
        }),
        ({ batch, height, width, channels, filters, window, strides, pad }) =>
          expectSame(conv(strides, pad), [batch, height, width, channels], [...window, channels, filters]),
      ),
      { numRuns: 60 },
    ));

  test("conv1d", () => expectSame((x, f) => tf.conv1d(x as tf.Tensor3D, f as tf.Tensor3D, 1, "same"), [2, 9, 3], [3, 3, 4])); // biome-ignore format: a row of the table
  test("conv2dTranspose", () =>
    expectSame(
      (x, f) => tf.conv2dTranspose(x as tf.Tensor4D, f as tf.Tensor4D, [2, 8, 8, 4], 2, "same"),
      [2, 4, 4, 3],
      [3, 3, 4, 3],
    ));

  const depthwise = (strides: number, pad: "same" | "valid"): Operation =>
    (x, f) => tf.depthwiseConv2d(x as tf.Tensor4D, f as tf.Tensor4D, strides, pad); // biome-ignore format: one thought
  test("depthwiseConv2d", () => expectSame(depthwise(1, "same"), [2, 6, 5, 3], [3, 3, 3, 2]));
  test("depthwiseConv2d with strides", () => expectSame(depthwise(2, "valid"), [2, 7, 6, 2], [3, 2, 2, 1]));
  test("separableConv2d", () =>
    expectSame(
      (x, d, p) => tf.separableConv2d(x as tf.Tensor4D, d as tf.Tensor4D, p as tf.Tensor4D, 1, "same"),
      [2, 6, 5, 3],
      [3, 3, 3, 2],
      [1, 1, 6, 4],
    ));

  const pool = (size: number, strides: number, pad: "same" | "valid"): Operation =>
    (x) => tf.maxPool(x as tf.Tensor4D, size, strides, pad); // biome-ignore format: one thought
  test("maxPool", () => expectSame(pool(2, 2, "valid"), [2, 6, 8, 3]));
  test("maxPool of overlapping windows", () => expectSame(pool(3, 1, "same"), [2, 5, 6, 2]));
  test("maxPool over values that are equal", () => expectSame((x) => pool(2, 2, "same")(x.relu()), [2, 5, 5, 2]));

  test("gather, with rows that come twice", () => expectSame((x) => tf.gather(x, tf.tensor1d([0, 2, 2, 1, 0], "int32")), [4, 3])); // biome-ignore format: a row of the table
  test("gather of a table of words", () => expectSame((x) => tf.gather(x, tf.tensor2d([[0, 3], [3, 1]], undefined, "int32")), [5, 4])); // biome-ignore format: a row of the table

  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])(
    "matMul, transposed: %s, %s",
    (a, b) => expectSame((x, y) => tf.matMul(x, y, a, b), a ? [4, 3] : [3, 4], b ? [5, 4] : [4, 5]), // biome-ignore format: a table
  );

  test.each([[0], [[0, 1]], [1], [[0, 2]], [[0, 1, 2]], [[-3]]])(
    "sum over %j",
    (axis) => expectSame((x) => tf.mul(tf.sum(x, axis, true), x), [3, 4, 5]), // biome-ignore format: a table
  );
  test("a bias", () => expectSame((x, b) => x.add(b).square(), [2, 3, 4, 5], [5]));
});

test("what wasm cannot do at all runs as on cpu", async () => {
  const [a, b] = [numbers([2, 3, 4], 1), numbers([2, 4, 5], 2)];
  const product = () =>
    tf.tidy(() => tf.einsum("bij,bjk->bik", tf.tensor(a, [2, 3, 4]), tf.tensor(b, [2, 4, 5])).dataSync());
  await tf.setBackend("cpu");
  const expected = product();
  await tf.setBackend("wasm");
  const before = tf.memory().numTensors;
  expect(product()).toEqual(expected);
  expect(tf.memory().numTensors).toBe(before);
});

test("sums in whole numbers and over no axis stay as they were", () => {
  expect(tf.sum(tf.tensor2d([[1, 2], [3, 4]], undefined, "int32"), 0).arraySync()).toEqual([4, 6]); // biome-ignore format: a matrix
  expect(tf.sum(tf.tensor1d([1, 2]), []).arraySync()).toEqual([1, 2]);
  expect(tf.sum(tf.tensor2d([[1, 2], [3, 4]]), 0, true).arraySync()).toEqual([[4, 6]]); // biome-ignore format: a matrix
  expect(tf.sum(tf.tensor2d([], [0, 2]), 0).arraySync()).toEqual([0, 0]);
});

describe("as differences of the function say", () => {
  const seeds: readonly (readonly [string, Operation, readonly Shape[]])[] = [
    ["conv2d", conv(2, "same"), [[2, 5, 5, 2], [3, 3, 2, 3]]],
    ["depthwiseConv2d", (x, f) => tf.depthwiseConv2d(x as tf.Tensor4D, f as tf.Tensor4D, 1, "same"), [[1, 5, 5, 2], [3, 3, 2, 2]]],
    ["maxPool", (x) => tf.maxPool(x as tf.Tensor4D, 2, 2, "valid"), [[1, 4, 4, 2]]],
    ["gather", (x) => tf.gather(x, tf.tensor1d([1, 1, 0], "int32")).square(), [[3, 2]]],
  ]; // biome-ignore format: a table
  test.each(seeds)("%s", async (_, operation, shapes) => {
    const found = await gradientsOn("wasm", operation, shapes);
    const value = (inputs: readonly Float32Array[]): number =>
      tf.tidy(() => {
        const out = operation(...inputs.map((values, i) => tf.tensor(values, [...(shapes[i] as Shape)])));
        const weights = numbers(out.shape, 99);
        return (out.dataSync() as Float32Array).reduce((sum, v, k) => sum + v * (weights[k] as number), 0);
      });
    const step = 2 ** -7;
    for (const [i, gradient] of found.entries()) {
      for (let k = 0; k < gradient.length; k += 3) {
        const moved = (by: number) => {
          const inputs = shapes.map((shape, at) => numbers(shape, at + 1));
          const values = inputs[i] as Float32Array;
          values[k] = (values[k] as number) + by;
          return value(inputs);
        };
        const difference = (moved(step) - moved(-step)) / (2 * step);
        expect(Math.abs(difference - (gradient[k] as number)), `input ${i}, number ${k}`).toBeLessThan(2e-3);
      }
    }
  });
});
