import type { Own } from "../../shared/work-entry.ts";

/** A cell that the student changed or added. */
export interface CellVersion {
  readonly cell: number;
  readonly text: string;
  /** Null for a cell of the lab. */
  readonly own: Own | null;
}

/** The whole notebook at a moment: what of it was the student's. The lab's cells that are not here were as the lab gives them. */
export interface NotebookVersion {
  /** ISO 8601; `""` for what stands now. */
  readonly at: string;
  readonly cells: readonly CellVersion[];
}
