import type { NotebookVersion } from "../../session/notebook-version.ts";

/** How a cell differs between two moments of the notebook. */
export interface CellDifference {
  readonly cell: number;
  /** Null where the cell was not there. */
  readonly before: string | null;
  readonly after: string | null;
  /** Is it elsewhere, or of another kind? */
  readonly moved: boolean;
}

/**
 * The cells that differ, those of now first, in their order.
 * @param starterOf - the lab's own text of a cell; null for cells that are not the lab's
 */
export function compareVersions(
  before: NotebookVersion,
  after: NotebookVersion,
  starterOf: (cell: number) => string | null,
): readonly CellDifference[] {
  const old = new Map(before.cells.map((one) => [one.cell, one]));
  const now = new Map(after.cells.map((one) => [one.cell, one]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((cell): CellDifference[] => {
    const [was, is] = [old.get(cell), now.get(cell)];
    const difference = {
      cell,
      before: was?.text ?? starterOf(cell),
      after: is?.text ?? starterOf(cell),
      moved: Boolean(was && is) && JSON.stringify(was?.own) !== JSON.stringify(is?.own),
    };
    return difference.moved || difference.before !== difference.after ? [difference] : [];
  });
}
