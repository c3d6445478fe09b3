import { Matrix } from "../../data/matrix.ts";

/** Beside a largest value near 1, what is smaller than this is 0: its square would vanish or lose its digits. */
export const negligible = 1e-140;

/** A at a size whose squares neither overflow nor vanish, and the power of two that it was divided by. */
export function atUnitScale(A: Matrix): { readonly unit: Matrix; readonly scale: number } {
  const largest = A.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest > 0 && Number.isFinite(largest) ? 2 ** Math.max(-1022, Math.ceil(Math.log2(largest))) : 1;
  const values = A.values.map((value) => (Math.abs(value / scale) < negligible ? 0 : value / scale));
  return { unit: new Matrix(values, A.shape), scale };
}
