import { Tree } from "./tree.ts";

/** A tree while it grows: nodes are added, then told which question they ask. */
export class TreeBuilder {
  readonly #nValues: number;
  #size = 0;
  #feature = new Int32Array(64).fill(-1);
  #threshold = new Float64Array(64);
  #left = new Int32Array(64).fill(-1);
  #right = new Int32Array(64).fill(-1);
  #impurity = new Float64Array(64);
  #nSamples = new Int32Array(64);
  #weight = new Float64Array(64);
  #value: Float64Array;

  /** @param nValues - numbers that each node keeps */
  constructor(nValues: number) {
    this.#nValues = nValues;
    this.#value = new Float64Array(64 * nValues);
  }

  /** A leaf for now. @param value - its `nValues` numbers, copied */
  add(impurity: number, nSamples: number, weight: number, value: Float64Array): number {
    if (this.#size === this.#feature.length) this.#grow();
    const id = this.#size++;
    this.#impurity[id] = impurity;
    this.#nSamples[id] = nSamples;
    this.#weight[id] = weight;
    this.#value.set(value, id * this.#nValues);
    return id;
  }

  /** The leaf becomes a question. */
  ask(id: number, feature: number, threshold: number): void {
    this.#feature[id] = feature;
    this.#threshold[id] = threshold;
  }

  link(parent: number, child: number, isLeft: boolean): void {
    (isLeft ? this.#left : this.#right)[parent] = child;
  }

  build(): Tree {
    const size = this.#size;
    return new Tree({
      feature: this.#feature.slice(0, size),
      threshold: this.#threshold.slice(0, size),
      left: this.#left.slice(0, size),
      right: this.#right.slice(0, size),
      impurity: this.#impurity.slice(0, size),
      nSamples: this.#nSamples.slice(0, size),
      weight: this.#weight.slice(0, size),
      value: this.#value.slice(0, size * this.#nValues),
      nValues: this.#nValues,
    });
  }

  #grow(): void {
    const capacity = 2 * this.#size;
    const ids = (from: Int32Array) => {
      const out = new Int32Array(capacity).fill(-1);
      out.set(from);
      return out;
    };
    const numbers = (from: Float64Array, length = capacity) => {
      const out = new Float64Array(length);
      out.set(from);
      return out;
    };
    this.#feature = ids(this.#feature);
    this.#threshold = numbers(this.#threshold);
    this.#left = ids(this.#left);
    this.#right = ids(this.#right);
    this.#impurity = numbers(this.#impurity);
    this.#nSamples = ids(this.#nSamples);
    this.#weight = numbers(this.#weight);
    this.#value = numbers(this.#value, capacity * this.#nValues);
  }
}
