import type { Cell, Lab } from "../../notebook/model.ts";
import { writeLab } from "../../notebook/write.ts";
import type { LabStore } from "../storage/lab-store.ts";
import type { Work } from "./work.ts";
import { rescuedFrom } from "./work-cell.ts";

/** The lab with the student's texts and cells, and what they wrote in reflections as prose after their cells. */
function exportLab(work: Work, store: LabStore): Lab {
  const { lab } = work;
  const given = new Map(lab.notebook.cells.map((cell) => [cell.id, cell]));
  const cells = work.cells.flatMap(({ id, mode, text, pinned }): Cell[] => [
    { ...(given.get(id) ?? { hidden: false, attributes: {} }), id, mode, text, pinned },
    ...reflectionsAt(id, lab, store),
  ]);
  const own = work.cells.filter(({ origin }) => origin === "student").map(({ id }) => id);
  return { ...lab, editable: [...lab.editable, ...own], notebook: { ...lab.notebook, cells } };
}

function reflectionsAt(cell: number, lab: Lab, store: LabStore): Cell[] {
  return lab.reflections.flatMap((reflection, at) => {
    const text = store.get(`reflection:${reflection.id}`, "reflection")?.text ?? "";
    if (reflection.cell !== cell || text.trim() === "") return [];
    const id = 2 * rescuedFrom + at;
    return [{ id, mode: "md" as const, text, pinned: false, hidden: false, attributes: {} }];
  });
}

/** The text of that file. A chunk of its own, fetched when the page is idle: it must be there when the network is not. */
export const writeWork = (work: Work, store: LabStore): string => writeLab(exportLab(work, store));
