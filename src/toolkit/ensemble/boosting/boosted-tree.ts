/**
 * One tree of a boosted model, with the fields of XGBoost's JSON, one item a node; node 0 is the root.
 * Inputs are rounded to 32 bits before they are compared, as XGBoost does.
 */
export interface BoostedTree {
  /** Column asked about; −1 in a leaf. */
  readonly feature: Int32Array;
  /** `x < threshold` goes left; in a leaf, what it adds to the margin. */
  readonly threshold: Float32Array;
  /** Id of the left child; −1 in a leaf. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** 1 where a missing value goes left. */
  readonly missingGoesLeft: Uint8Array;
  /** What the split gains; 0 in a leaf. */
  readonly gain: Float32Array;
  /** Sum of hessians. */
  readonly cover: Float32Array;
  /** Best weight if the node were a leaf, before the learning rate; in a leaf, after it. */
  readonly weight: Float32Array;
}

/** Adds the leaf of each row to `margins[i * stride + offset]`. @param values - rows × `nColumns`, in 32 bits */
export function addLeaves(
  tree: BoostedTree,
  values: Float32Array,
  nColumns: number,
  margins: Float32Array,
  stride: number,
  offset: number,
): void {
  const { feature, threshold, left, right, missingGoesLeft } = tree;
  const nRows = values.length / nColumns;
  for (let i = 0, from = 0; i < nRows; i++, from += nColumns) {
    let id = 0;
    for (let j = feature[0] as number; j >= 0; j = feature[id] as number) {
      const value = values[from + j] as number;
      // NaN is below nothing
      const goesLeft = value < (threshold[id] as number) || (missingGoesLeft[id] === 1 && Number.isNaN(value));
      id = (goesLeft ? left[id] : right[id]) as number;
    }
    margins[i * stride + offset]! += threshold[id] as number;
  }
}
