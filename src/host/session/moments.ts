import * as z from "zod/mini";
import { ownSchema } from "../../shared/work-entry.ts";
import type { CellVersion, NotebookVersion } from "./notebook-version.ts";
import type { Work } from "./work.ts";

const cellsSchema = z.array(
  z.object({ cell: z.int().check(z.positive()), text: z.string(), own: z.nullable(ownSchema) }),
);

/** Reads the moments that were kept. What another version of Bancada wrote, and this one cannot read, is left out. */
export function readVersions(rows: readonly { readonly at: string; readonly text: string }[]): NotebookVersion[] {
  return rows.flatMap(({ at, text }) => {
    const parsed = cellsSchema.safeParse(jsonOf(text));
    return parsed.success ? [{ at, cells: parsed.data }] : [];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Makes the student's part of the notebook this; cells that wait for a prediction stay, and each text that gives way goes
 * to its cell's history. Says whether anything changed.
 */
export function become(work: Work, cells: readonly CellVersion[], isLocked: (cell: number) => boolean): boolean {
  const wanted = new Map(cells.map((one) => [one.cell, one]));
  const changed = work.cells.map((cell) => {
    const to = wanted.get(cell.id);
    if (cell.origin === "lab") return !isLocked(cell.id) && work.write(cell.id, to?.text ?? cell.starter);
    const own = work.placeOf(cell.id);
    if (!own) return false;
    if (!to?.own) return work.delete(cell.id);
    const isWritten = work.write(cell.id, to.text);
    const isMoved = JSON.stringify(own) !== JSON.stringify(to.own) && work.put(cell.id, to.own);
    return isWritten || isMoved;
  });
  const gone = cells.flatMap(({ cell, text, own }) => (own && !work.cell(cell) ? [{ cell, text, own }] : []));
  for (const { cell, text, own } of gone) work.revive(cell, text, own);
  return gone.length > 0 || changed.includes(true);
}
