import type { Lab } from "../../notebook/model.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { anchorIn, byPlace, type Placed } from "./placing.ts";
import { isAmong, type Labs, startersOf } from "./starters.ts";
import { ownCell, rescuedFrom, type WorkCell } from "./work-cell.ts";

/** What the student wrote, as far as the cells are made of it. */
export type Written = Pick<LabStore, "entries" | "get" | "base">;

type PlacedCell = Placed & { readonly cell: WorkCell };

/** The cells of the notebook in the order of the page: the lab's with the student's texts, and between them the student's own. */
export function composeCells(lab: Lab, labs: Labs, store: Written): readonly WorkCell[] {
  const editable = new Set([...lab.editable, ...lab.exercises.map(({ cell }) => cell)]);
  const given = lab.notebook.cells.map((cell): WorkCell => {
    const entry = editable.has(cell.id) ? store.get(`cell:${cell.id}`, "cell") : null;
    // A text that is the lab's own, in any language, follows the page's language.
    const untouched = !entry || entry.deleted || startersOf(labs, store.base, cell.id).includes(entry.text);
    return {
      id: cell.id,
      mode: cell.mode,
      origin: "lab",
      text: untouched ? cell.text : entry.text,
      starter: cell.text,
      editable: editable.has(cell.id),
      pinned: cell.pinned,
      outputAbove: lab.outputAbove.includes(cell.id),
      exercise: lab.exercises.find((exercise) => exercise.cell === cell.id) ?? null,
    };
  });
  const ids = given.map(({ id }) => id);
  const after = new Map<number, WorkCell[]>();
  for (const { place, cell } of [...own(ids, store), ...rescued(editable, labs, store)].sort(byPlace)) {
    const anchor = anchorIn(ids, place.anchor);
    after.set(anchor, [...(after.get(anchor) ?? []), cell]);
  }
  return [...(after.get(0) ?? []), ...given.flatMap((cell) => [cell, ...(after.get(cell.id) ?? [])])];
}

/** Another tab may have made a cell of the student's own of one that the lab, as it is here, still has: here it is the lab's. */
function own(labCells: readonly number[], store: Written): PlacedCell[] {
  return store.entries.flatMap(({ value }) => {
    if (value.kind !== "cell" || !value.own || value.deleted || labCells.includes(value.cell)) return [];
    const { cell: id, text, own } = value;
    return [{ id, place: own, cell: ownCell(id, own.mode, text) }];
  });
}

/**
 * What the student wrote in cells that the lab no longer has, or no longer lets them write in: shown beside where it
 * was, and not run, for what took its place may define the same names. Written to, it is a cell of the student's own.
 */
function rescued(editable: ReadonlySet<number>, labs: Labs, store: Written): PlacedCell[] {
  return store.entries.flatMap(({ value }) => {
    if (value.kind !== "cell" || value.own || value.deleted || editable.has(value.cell)) return [];
    const id = rescuedFrom + value.cell;
    const isNothing = value.text.trim() === "" || isAmong(startersOf(labs, store.base, value.cell), value.text);
    if (isNothing || store.get(`cell:${id}`, "cell")) return [];
    return [{ id, place: { anchor: value.cell, rank: 0 }, cell: ownCell(id, "node", value.text) }];
  });
}
