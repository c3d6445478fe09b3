import { quantilesPerBin } from "./sketch.ts";
import { prune, type Summary } from "./summary.ts";

/**
 * Where the values of a column are cut into bins, by XGBoost's rules: a cut is a value of the column, and a value below
 * it lies in the bin before. Few distinct values get a bin each; of many, quantiles are chosen as XGBoost's sketch does.
 * @see https://xgboost.readthedocs.io/en/stable/treemethod.html#approximated-solutions
 */
export interface ColumnCuts {
  /** Upper end of each bin; the last lies above every value. Empty where no value is known. */
  readonly upper: Float32Array;
  /** Lies below every value. */
  readonly lowest: number;
}

const round = Math.fround;

/**
 * @param quantiles - of the known values
 * @param maxBin - most bins
 */
export function cutColumn(quantiles: Summary, maxBin: number): ColumnCuts {
  if (quantiles.value.length === 0) return { upper: new Float32Array(0), lowest: 0 };
  const kept = prune(prune(quantiles, maxBin * quantilesPerBin), maxBin + 1).value;
  const upper: number[] = [];
  for (let i = 1; i < Math.min(kept.length, maxBin); i++) upper.push(kept[i] as number);
  const [least, most] = [kept[0] as number, kept[kept.length - 1] as number];
  upper.push(round(most + round(Math.abs(most) + round(1e-5))));
  return { upper: Float32Array.from(upper), lowest: round(least - round(Math.abs(least) + round(1e-5))) };
}
