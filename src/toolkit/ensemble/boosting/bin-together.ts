import type { Matrix } from "../../data/matrix.ts";
import { type BinnedMatrix, binMatrix } from "./bins.ts";
import { ownColumns, type Part, type SharedWork } from "./side-by-side.ts";

/** {@link binMatrix} of all columns, of which each part of the work cuts its own. */
export function* binTogether(
  X: Matrix,
  maxBin: number,
  sampleWeight: Float32Array | undefined,
  bins: Uint8Array,
  part: Part,
): SharedWork<BinnedMatrix> {
  const nRows = X.shape[0];
  const [from, to] = ownColumns(part, X.shape[1]);
  const own = binMatrix(X, maxBin, sampleWeight, bins, [from, to]);
  if (part.of === 1) return own;
  // A copy: the whole memory would travel with a view of it.
  const words = yield { bins: bins.slice(from * nRows, to * nRows), cuts: own.cuts, hasMissing: own.hasMissing };
  const all = words.filter((word) => "bins" in word);
  for (const [index, { bins: theirs }] of all.entries()) {
    bins.set(theirs, ownColumns({ ...part, index }, X.shape[1])[0] * nRows);
  }
  return { ...own, cuts: all.flatMap(({ cuts }) => cuts), hasMissing: all.flatMap(({ hasMissing }) => hasMissing) };
}
