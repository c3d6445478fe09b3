/**
 * How mixed the samples of a node are, and how good a split is. A split moves samples one by one from right to left.
 * The operations stand in scikit-learn's order, so that ties fall as they do there.
 * @see https://scikit-learn.org/stable/modules/tree.html#mathematical-formulation
 */
export interface Criterion {
  readonly nValues: number;
  /** Weight of all samples of the node. */
  readonly weight: number;
  readonly weightLeft: number;
  readonly weightRight: number;
  /** Starts a node: what is in `samples[start, end)`, all on the right. */
  start(samples: Int32Array, start: number, end: number): void;
  /** All back to the right. */
  reset(): void;
  toLeft(sample: number): void;
  /** Grows with what the split gains; only good to compare splits of one node. */
  proxy(): number;
  impurity(): number;
  impurityLeft(): number;
  impurityRight(): number;
  /** Writes the node's values: class weights, or the mean. */
  value(out: Float64Array): void;
}

export type ClassificationCriterion = "gini" | "entropy" | "log_loss";

/** Gini's impurity or the entropy in bits, of classes. */
export class ClassImpurity implements Criterion {
  readonly nValues: number;
  weight = 0;
  weightLeft = 0;
  weightRight = 0;
  readonly #codes: Int32Array;
  readonly #weights: Float64Array;
  readonly #total: Float64Array;
  readonly #left: Float64Array;
  readonly #right: Float64Array;
  readonly #of: (counts: Float64Array, weight: number) => number;

  constructor(criterion: ClassificationCriterion, codes: Int32Array, nClasses: number, weights: Float64Array) {
    this.nValues = nClasses;
    this.#codes = codes;
    this.#weights = weights;
    this.#total = new Float64Array(nClasses);
    this.#left = new Float64Array(nClasses);
    this.#right = new Float64Array(nClasses);
    this.#of = criterion === "gini" ? gini : entropy;
  }

  start(samples: Int32Array, start: number, end: number): void {
    this.#total.fill(0);
    this.weight = 0;
    for (let k = start; k < end; k++) {
      const i = samples[k] as number;
      const weight = this.#weights[i] as number;
      this.#total[this.#codes[i] as number]! += weight;
      this.weight += weight;
    }
    this.reset();
  }

  reset(): void {
    this.#left.fill(0);
    this.#right.set(this.#total);
    this.weightLeft = 0;
    this.weightRight = this.weight;
  }

  toLeft(sample: number): void {
    const weight = this.#weights[sample] as number;
    const code = this.#codes[sample] as number;
    this.#left[code]! += weight;
    this.#right[code] = (this.#total[code] as number) - (this.#left[code] as number);
    this.weightLeft += weight;
    this.weightRight = this.weight - this.weightLeft;
  }

  proxy(): number {
    return -this.weightRight * this.impurityRight() - this.weightLeft * this.impurityLeft();
  }

  impurity(): number {
    return this.#of(this.#total, this.weight);
  }

  impurityLeft(): number {
    return this.#of(this.#left, this.weightLeft);
  }

  impurityRight(): number {
    return this.#of(this.#right, this.weightRight);
  }

  value(out: Float64Array): void {
    out.set(this.#total);
  }
}

function gini(counts: Float64Array, weight: number): number {
  let squares = 0;
  for (let c = 0; c < counts.length; c++) squares += (counts[c] as number) * (counts[c] as number);
  return 1 - squares / (weight * weight);
}

function entropy(counts: Float64Array, weight: number): number {
  let out = 0;
  for (let c = 0; c < counts.length; c++) {
    const share = (counts[c] as number) / weight;
    if (share > 0) out -= share * (Math.log(share) / Math.LN2);
  }
  return out;
}

/** Mean squared distance from the mean. */
export class SquaredError implements Criterion {
  readonly nValues = 1;
  weight = 0;
  weightLeft = 0;
  weightRight = 0;
  readonly #y: Float64Array;
  readonly #weights: Float64Array;
  #sum = 0;
  #squares = 0;
  #sumLeft = 0;
  #squaresLeft = 0;

  constructor(y: Float64Array, weights: Float64Array) {
    this.#y = y;
    this.#weights = weights;
  }

  start(samples: Int32Array, start: number, end: number): void {
    this.reset();
    for (let k = start; k < end; k++) this.toLeft(samples[k] as number);
    this.weight = this.weightLeft;
    this.#sum = this.#sumLeft;
    this.#squares = this.#squaresLeft;
    this.reset();
  }

  reset(): void {
    this.#sumLeft = 0;
    this.#squaresLeft = 0;
    this.weightLeft = 0;
    this.weightRight = this.weight;
  }

  toLeft(sample: number): void {
    const weight = this.#weights[sample] as number;
    const y = this.#y[sample] as number;
    this.#sumLeft += weight * y;
    this.#squaresLeft += weight * y * y;
    this.weightLeft += weight;
    this.weightRight = this.weight - this.weightLeft;
  }

  proxy(): number {
    const right = this.#sum - this.#sumLeft;
    return (this.#sumLeft * this.#sumLeft) / this.weightLeft + (right * right) / this.weightRight;
  }

  impurity(): number {
    return variance(this.#squares, this.#sum, this.weight);
  }

  impurityLeft(): number {
    return variance(this.#squaresLeft, this.#sumLeft, this.weightLeft);
  }

  impurityRight(): number {
    return variance(this.#squares - this.#squaresLeft, this.#sum - this.#sumLeft, this.weightRight);
  }

  value(out: Float64Array): void {
    out[0] = this.#sum / this.weight;
  }
}

const variance = (squares: number, sum: number, weight: number) => squares / weight - (sum / weight) ** 2;
