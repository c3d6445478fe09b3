/** Rows of the training data, by column: the code of each category, and the numbers that stand for y. */
export interface CodedRows {
  readonly codes: Int32Array;
  readonly nCategories: number;
  readonly y: Float64Array;
  /** Rows to leave out: those of this fold. */
  readonly fold?: { readonly of: Int32Array; readonly out: number };
}

export function meanOf({ y, fold }: Pick<CodedRows, "y" | "fold">): number {
  let [total, n] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    if (fold && fold.of[i] === fold.out) continue;
    total += y[i] as number;
    n++;
  }
  return total / n;
}

/**
 * What stands for each category: its mean of y, drawn to the mean of all, `smooth` rows strong.
 * With "auto" the strength follows from the variances, by empirical Bayes.
 */
export function encodingsOf(rows: CodedRows, mean: number, smooth: "auto" | number): Float64Array {
  const { codes, nCategories, y, fold } = rows;
  const counts = new Float64Array(nCategories);
  const sums = new Float64Array(nCategories);
  const isIn = (i: number) => (codes[i] as number) >= 0 && !(fold && fold.of[i] === fold.out);
  for (let i = 0; i < y.length; i++) {
    if (!isIn(i)) continue;
    const code = codes[i] as number;
    counts[code] = (counts[code] as number) + 1;
    sums[code] = (sums[code] as number) + (y[i] as number);
  }
  if (smooth !== "auto") {
    return sums.map((sum, code) => {
      const weight = (counts[code] as number) + smooth;
      return weight === 0 ? mean : (sum + smooth * mean) / weight;
    });
  }
  const means = sums.map((sum, code) => sum / (counts[code] as number));
  const squares = new Float64Array(nCategories);
  let [variance, n] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    if (fold && fold.of[i] === fold.out) continue;
    variance += ((y[i] as number) - mean) ** 2;
    n++;
    if (!isIn(i)) continue;
    const code = codes[i] as number;
    squares[code] = (squares[code] as number) + ((y[i] as number) - (means[code] as number)) ** 2;
  }
  variance /= n;
  return means.map((own, code) => {
    const count = counts[code] as number;
    const share = (variance * count) / (variance * count + (squares[code] as number) / count);
    return Number.isNaN(share) ? mean : share * own + (1 - share) * mean; // NaN: no row has it, or y is constant
  });
}
