import type { Cell, Lab } from "../../../notebook/model.ts";

/** A cell of a lab, and what the lab says of it elsewhere. */
export interface IndexedCell {
  readonly cell: Cell;
  /** May the student write in it? */
  readonly editable: boolean;
}

/** The lab's cells by id, in their order. */
export function indexLab({ notebook, editable, exercises }: Lab): ReadonlyMap<number, IndexedCell> {
  const open = new Set([...editable, ...exercises.map(({ cell }) => cell)]);
  return new Map(notebook.cells.map((cell) => [cell.id, { cell, editable: open.has(cell.id) }]));
}

/** The fewest cells that must have been moved to come from one order to the other: those outside a longest run that kept its order. */
export function movedCells(before: readonly number[], after: readonly number[]): ReadonlySet<number> {
  const placeBefore = new Map(before.map((id, at) => [id, at]));
  const common = after.filter((id) => placeBefore.has(id));
  // Of each cell: how long the longest run that ends with it is, and who stands before it there.
  const lengths: number[] = [];
  const previous: number[] = [];
  common.forEach((id, at) => {
    let best = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      const isBefore = (placeBefore.get(common[earlier] ?? 0) ?? 0) < (placeBefore.get(id) ?? 0);
      if (isBefore && (lengths[earlier] ?? 0) > (best < 0 ? 0 : (lengths[best] ?? 0))) best = earlier;
    }
    lengths.push(1 + (best < 0 ? 0 : (lengths[best] ?? 0)));
    previous.push(best);
  });
  const moved = new Set(common);
  let at = lengths.indexOf(Math.max(0, ...lengths));
  while (at >= 0) {
    const id = common[at];
    if (id !== undefined) moved.delete(id);
    at = previous[at] ?? -1;
  }
  return moved;
}
