import type { Matrix } from "../data/matrix.ts";

/**
 * Turns each component so that its largest entry is positive, in place, as scikit-learn does since 1.5: which way a
 * component points is otherwise left to chance.
 */
export function turnPositive(components: Matrix): Matrix {
  for (const row of components) {
    let largest = 0;
    for (const value of row) if (Math.abs(value) > Math.abs(largest)) largest = value;
    if (largest < 0) for (let j = 0; j < row.length; j++) row[j] = -(row[j] as number);
  }
  return components;
}
