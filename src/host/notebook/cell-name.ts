import type { CellView } from "../session/snapshot.ts";

/** What a reader calls a cell: its number in the lab, or, for the student's own, a letter by its place: A, B, …, Z, A2. */
export function cellName(cell: number, cells: readonly Pick<CellView, "id" | "origin">[]): string {
  const own = cells.filter(({ origin }) => origin === "student").findIndex(({ id }) => id === cell);
  if (own < 0) return String(cell);
  const round = Math.floor(own / 26);
  return `${String.fromCharCode(65 + (own % 26))}${round > 0 ? round + 1 : ""}`;
}
