import type { Rule } from "../base/options.ts";
import { StudentError } from "../errors.ts";
import type { Value } from "./kinds.ts";

/** The numbers of a column that are not missing. @throws StudentError `not-finite` */
export function presentNumbers(where: string, values: ArrayLike<Value>): Float64Array {
  const out = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) throw notFinite(where, value, i);
    out[n] = value;
    n++;
  }
  return out.subarray(0, n);
}

/** Mean, and variance divided by n; both 0 where there is no number. */
export function meanAndVariance(values: Float64Array): { readonly mean: number; readonly variance: number } {
  if (values.length === 0) return { mean: 0, variance: 0 };
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  // rounding makes of equal numbers a variance that is hardly more than nothing
  const isConstant = values.every((value) => value === values[0]);
  return isConstant ? { mean: values[0] as number, variance: 0 } : { mean, variance: squares / values.length };
}

/** The least and the greatest; both 0 where there is no number. */
export function minAndMax(values: Float64Array): { readonly min: number; readonly max: number } {
  if (values.length === 0) return { min: 0, max: 0 };
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

export const aNumber: Rule = {
  holds: (value) => typeof value === "number" && Number.isFinite(value),
  expected: { "pt-BR": "um número", en: "a number" },
};

const notFinite = (where: string, value: number, row: number): StudentError =>
  new StudentError({
    code: "not-finite",
    where,
    expected: { "pt-BR": "números finitos", en: "finite numbers" },
    received: { "pt-BR": `${value} na linha ${row}`, en: `${value} in row ${row}` },
    remedy: { "pt-BR": "Procure uma divisão por zero antes.", en: "Look for a division by zero before." },
  });
