import type { CellMode } from "../../../notebook/model.ts";
import { type Language, languages } from "../../../shared/text.ts";
import type { CellEntryValue } from "../../../shared/work-entry.ts";
import { isAmong, type Labs } from "../starters.ts";
import { indexLab, movedCells } from "./lab-index.ts";

/** Three sides: the lab that the work began from, what the student did to it, and the lab as it is now. */
export interface MergeInput {
  readonly base: Labs;
  readonly next: Labs;
  /** The language in which the student reads: a change in the other one alone is no conflict. */
  readonly language: Language;
  /** What the student's cells hold: texts of the lab's cells, and cells of their own. */
  readonly cells: readonly CellEntryValue[];
  readonly reflections: readonly { readonly reflection: string; readonly text: string }[];
}

/**
 * What becomes of a cell's text.
 * - `added`, `removed`, `updated`: the lab's, and the student had written nothing in it
 * - `conflict`: both changed it, and the student chooses
 * - `kept`: the student wrote in it, and the lab has it no longer or closed it: their text becomes a cell of their own
 * - `stays`: the text stays as it is
 */
export type Fate = "added" | "removed" | "updated" | "conflict" | "kept" | "stays";

export interface CellChange {
  readonly cell: number;
  readonly fate: Fate;
  /** Texts in the student's language; null where there was no cell, or the student wrote nothing. */
  readonly base: string | null;
  readonly mine: string | null;
  readonly next: string | null;
  /** As it is in the new version; of a cell that goes, as it was. */
  readonly mode: CellMode;
  readonly modeBefore: CellMode;
  readonly moved: boolean;
  /** Did the lab open it to the student, or close it? */
  readonly lock: "opened" | "closed" | null;
  /** Was it open to the student before? */
  readonly wasEditable: boolean;
}

export interface MergePlan {
  /** Every cell of either version, those of the new one first, in their order. */
  readonly cells: readonly CellChange[];
  /** Reflections that the lab no longer asks for, with what the student wrote in them. */
  readonly reflections: readonly { readonly reflection: string; readonly cell: number; readonly text: string }[];
}

/** What a new version of a lab does to each cell. Pure; nothing is decided yet where both changed the same. */
export function planMerge(input: MergeInput): MergePlan {
  const { base, next, language } = input;
  const before = indexLab(base[language]);
  const after = indexLab(next[language]);
  const moved = movedCells([...before.keys()], [...after.keys()]);
  const registers = new Map(input.cells.map((value) => [value.cell, value]));
  const ids = [...after.keys(), ...[...before.keys()].filter((id) => !after.has(id))];
  const cells = ids.map((id): CellChange => {
    const was = before.get(id);
    const is = after.get(id);
    const register = registers.get(id);
    const changed = {
      base: was?.cell.text ?? null,
      mine: register && !register.deleted && isWritten(register, startersIn(base, id)) ? register.text : null,
      next: is?.cell.text ?? null,
      mode: (is ?? was)?.cell.mode ?? "js",
      modeBefore: (was ?? is)?.cell.mode ?? "js",
    };
    const isSame = startersIn(base, id).join("\0") === startersIn(next, id).join("\0");
    return {
      cell: id,
      ...changed,
      fate: fateOf({ ...changed, isSame, isOpen: is?.editable ?? false, nextStarters: startersIn(next, id) }),
      moved: moved.has(id),
      lock: was && is && was.editable !== is.editable ? (is.editable ? "opened" : "closed") : null,
      wasEditable: was?.editable ?? false,
    };
  });
  return { cells, reflections: goneReflections(input) };
}

interface Sides extends Pick<CellChange, "base" | "mine" | "next" | "mode" | "modeBefore"> {
  /** Did the lab leave it alone, in both languages? */
  readonly isSame: boolean;
  /** May the student write in it, in the new version? */
  readonly isOpen: boolean;
  readonly nextStarters: readonly string[];
}

function fateOf({ base, mine, next, mode, modeBefore, isSame, isOpen, nextStarters }: Sides): Fate {
  if (next === null) return mine === null ? "removed" : "kept";
  if (mine === null) return base === null ? "added" : isSame && mode === modeBefore ? "stays" : "updated";
  if (!isOpen) return "kept";
  if (isAmong(nextStarters, mine) || (base === next && mode === modeBefore)) return "stays";
  return "conflict";
}

/** A cell's texts in a lab, in every language; none where the lab has no such cell. */
export function startersIn(labs: Labs, id: number): readonly string[] {
  return languages.flatMap((language) => {
    const found = labs[language].notebook.cells.find((cell) => cell.id === id);
    return found ? [found.text] : [];
  });
}

/** Is there something of the student's in it? An empty text of a cell that the lab does not know is nothing. */
function isWritten({ text }: CellEntryValue, starters: readonly string[]): boolean {
  return starters.length === 0 ? text.trim() !== "" : !isAmong(starters, text);
}

function goneReflections({ base, next, language, reflections }: MergeInput): MergePlan["reflections"] {
  const texts = new Map(reflections.map(({ reflection, text }) => [reflection, text]));
  const asked = new Set(next[language].reflections.map(({ id }) => id));
  return base[language].reflections.flatMap(({ id, cell }) => {
    const text = texts.get(id) ?? "";
    return asked.has(id) || text.trim() === "" ? [] : [{ reflection: id, cell, text }];
  });
}
