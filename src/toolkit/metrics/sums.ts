import type { Matrix } from "../data/matrix.ts";

export const diagonal = (counts: Matrix, i: number): number => counts.at(i, i);

export function rowSum(counts: Matrix, i: number): number {
  return counts.row(i).reduce((sum, count) => sum + count, 0);
}

export function columnSum(counts: Matrix, j: number): number {
  return counts.column(j).reduce((sum, count) => sum + count, 0);
}
