import { aText, either, whole } from "../../base/options.ts";
import { type Column, columnOf } from "../column.ts";
import { type Kind, numeric } from "../kinds.ts";
import { aNumber } from "../learnt-numbers.ts";
import { always, type Op } from "../op.ts";
import { python } from "./each-item.ts";
import { asScalar } from "./reductions.ts";

const numberOrScalar: Op["gives"] = (kinds) => (kinds.every((kind) => kind === "scalar") ? "scalar" : "number");

const binary = (name: string, sign: string, f: (a: number, b: number) => number): Op => ({
  name,
  takes: [numeric, numeric],
  gives: numberOrScalar,
  options: {},
  learnt: {},
  apply: () => (a, b) => f(a as number, b as number),
  python: ([a, b]) => `tf.cast(${a}, tf.float32) ${sign} tf.cast(${b}, tf.float32)`,
});

const addOp = binary("add", "+", (a, b) => a + b);
const subtractOp = binary("subtract", "-", (a, b) => a - b);
const multiplyOp = binary("multiply", "*", (a, b) => a * b);
const divideOp = binary("divide", "/", (a, b) => a / b);

const log1pOp: Op = {
  name: "log1p",
  takes: [numeric],
  gives: numberOrScalar,
  options: {},
  learnt: {},
  apply: () => (x) => Math.log1p(x as number),
  python: ([x]) => `tf.math.log1p(tf.cast(${x}, tf.float32))`,
};

const toNumberOp: Op = {
  name: "toNumber",
  takes: [["boolean", "number"]],
  gives: always("number"),
  options: {},
  learnt: {},
  apply: () => (x) => (x === null ? Number.NaN : Number(x)),
  python: ([x]) => `tf.cast(${x}, tf.float32)`,
};

const plain: readonly Kind[] = ["number", "text"];

const fillMissingOp: Op = {
  name: "fillMissing",
  takes: [plain],
  gives: ([kind]) => kind ?? "number",
  options: { value: either(aNumber, aText) },
  learnt: {},
  apply:
    ({ value }) =>
    (x) =>
      x === null || Number.isNaN(x) ? (value as number | string) : x,
  python: ([x], { value }) =>
    typeof value === "string"
      ? `tf.where(tf.equal(${x}, ""), ${python(value)}, ${x})`
      : `tf.where(tf.math.is_nan(${x}), tf.constant(${value}, tf.float32), ${x})`,
};

const isMissingOp: Op = {
  name: "isMissing",
  takes: [["number", "text", "boolean"]],
  gives: always("number"),
  options: {},
  learnt: {},
  apply: () => (x) => Number(x === null || Number.isNaN(x)),
  python: ([x]) => `tf.cast(is_missing(${x}), tf.float32)`,
};

const oneHotOp: Op = {
  name: "oneHot",
  takes: [["number"], ["scalar"]],
  gives: always("numbers"),
  options: {},
  learnt: { depth: whole(0, 100_000) },
  analyze: (_, __, [, depth]) => ({ depth: depth?.values[0] }),
  apply: ({ depth }) => {
    const length = depth as number;
    return (x) => Array.from({ length }, (_, i) => Number(i === x));
  },
  python: ([x, depth]) => `tf.one_hot(${x}, depth=tf.cast(${depth}, tf.int32))`,
};

/** The sum of two columns, or of a column and a number. @example add(inputs.a, 1) */
export const add = (a: Column | number, b: Column | number): Column => columnOf(addOp, [asScalar(a), asScalar(b)]);
/** The difference. @example subtract(inputs.idade, mean(inputs.idade)) */
export const subtract = (a: Column | number, b: Column | number): Column =>
  columnOf(subtractOp, [asScalar(a), asScalar(b)]);
/** The product. @example multiply(inputs.peso, 2) */
export const multiply = (a: Column | number, b: Column | number): Column =>
  columnOf(multiplyOp, [asScalar(a), asScalar(b)]);
/** The ratio. @example divide(inputs.peso, inputs.altura) */
export const divide = (a: Column | number, b: Column | number): Column =>
  columnOf(divideOp, [asScalar(a), asScalar(b)]);
/** The natural logarithm of one more. @example log1p(inputs.renda) */
export const log1p = (x: Column): Column => columnOf(log1pOp, [x]);
/** True and false as 1 and 0. @example toNumber(inputs.tabagista) */
export const toNumber = (x: Column): Column => columnOf(toNumberOp, [x]);
/** 1 where a value is missing, else 0. @example isMissing(inputs.renda) */
export const isMissing = (x: Column): Column => columnOf(isMissingOp, [x]);

/**
 * A value in place of missing ones.
 * @param value - a number for numbers, a text for texts
 * @throws StudentError `bad-option`, `other-kind`
 * @example fillMissing(inputs.renda, 0)
 */
export const fillMissing = (x: Column, value: number | string): Column =>
  columnOf({ ...fillMissingOp, takes: [[typeof value === "string" ? "text" : "number"]] }, [x], { value });

export interface OneHotOptions {
  /** How many places: a number, or `getNumBucketsForTransformedFeature(x)`. */
  readonly depth: number | Column;
}

/**
 * A list of zeros with a 1 in the place that the number names; zeros only where it names none, as −1.
 * @throws StudentError `bad-option`
 * @example oneHot(uf, {depth: getNumBucketsForTransformedFeature(uf)})
 * @see https://www.tensorflow.org/api_docs/python/tf/one_hot
 */
export const oneHot = (x: Column, { depth }: OneHotOptions): Column => columnOf(oneHotOp, [x, asScalar(depth)]);

export const arithmeticOps = [addOp, subtractOp, multiplyOp, divideOp, log1pOp, toNumberOp, fillMissingOp, isMissingOp, oneHotOp]; // biome-ignore format: one thought
