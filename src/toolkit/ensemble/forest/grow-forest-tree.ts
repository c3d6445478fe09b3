import type { GrowthLimits } from "../../tree/grow.ts";
import type { Tree } from "../../tree/tree.ts";
import { TreeBuilder } from "../../tree/tree-builder.ts";
import type { ForestData } from "./binned-data.ts";
import type { BinSplit, NodeScan } from "./node-scan.ts";

interface Place {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly parent: number;
  readonly isLeft: boolean;
}

/**
 * Grows a tree on binned columns, left first.
 * @param rows - the rows that take part, reordered while it grows
 * @param maxFeatures - columns drawn for each split
 */
export function growForestTree(
  data: ForestData,
  scan: NodeScan,
  rows: Int32Array,
  limits: GrowthLimits,
  maxFeatures: number,
  random: () => number,
): Tree {
  const builder = new TreeBuilder(scan.nValues);
  const columns = Int32Array.from({ length: data.nColumns }, (_, j) => j);
  const aside = new Int32Array(rows.length);
  const open: Place[] = [{ start: 0, end: rows.length, depth: 0, parent: -1, isLeft: false }];
  const best: BinSplit = { column: -1, below: 0, above: 0, proxy: 0 };
  let total = 0;
  for (let place = open.pop(); place; place = open.pop()) {
    const { start, end, depth } = place;
    scan.start(rows, start, end);
    const { weight, impurity } = scan;
    if (place.parent < 0) total = weight;
    const id = builder.add(impurity, end - start, weight, scan.value);
    if (place.parent >= 0) builder.link(place.parent, id, place.isLeft);
    const count = end - start;
    if (depth >= limits.maxDepth || count < limits.minSamplesSplit || count < 2 * limits.minSamplesLeaf) continue;
    if (impurity <= Number.EPSILON || !draw(scan, columns, maxFeatures, random, best)) continue;
    if ((best.proxy - scan.unsplit) / total + Number.EPSILON < limits.minImpurityDecrease) continue;
    builder.ask(id, best.column, between(data, best));
    const column = data.bins.subarray(best.column * data.nRows, (best.column + 1) * data.nRows);
    const middle = part(rows, start, end, column, best.below, aside);
    open.push({ start: middle, end, depth: depth + 1, parent: id, isLeft: false });
    open.push({ start, end: middle, depth: depth + 1, parent: id, isLeft: true });
  }
  return builder.build();
}

/** Draws columns until enough were looked at and one of them varies. */
function draw(scan: NodeScan, columns: Int32Array, maxFeatures: number, random: () => number, best: BinSplit): boolean {
  best.column = -1;
  best.proxy = Number.NEGATIVE_INFINITY;
  let varies = false;
  for (let k = 0; k < columns.length && (k < maxFeatures || !varies); k++) {
    const at = k + Math.floor(random() * (columns.length - k));
    const column = columns[at] as number;
    columns[at] = columns[k] as number;
    columns[k] = column;
    if (scan.scan(column, best)) varies = true;
  }
  return best.column >= 0;
}

/** The middle between two bins. */
function between({ least, greatest }: ForestData, { column, below, above }: BinSplit): number {
  const low = greatest[256 * column + below] as number;
  const high = least[256 * column + above] as number;
  const middle = low / 2 + high / 2;
  return middle === high ? low : middle;
}

function part(
  rows: Int32Array,
  start: number,
  end: number,
  column: Uint8Array,
  below: number,
  aside: Int32Array,
): number {
  let nLeft = start;
  let nRight = 0;
  for (let k = start; k < end; k++) {
    const row = rows[k] as number;
    const right = (below - (column[row] as number)) >>> 31;
    rows[nLeft] = row;
    aside[nRight] = row;
    nLeft += 1 - right;
    nRight += right;
  }
  rows.set(aside.subarray(0, nRight), nLeft);
  return nLeft;
}
