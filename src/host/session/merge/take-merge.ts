import type { CellEntryValue } from "../../../shared/work-entry.ts";
import { carryOver } from "./carry-over.ts";
import type { CellChange, MergeInput, MergePlan } from "./plan-merge.ts";

/** Which of two texts a cell has after the merge: the student's, or the new version's. The other goes to the history. */
export type Choice = "mine" | "next";

export interface Merged {
  /** What the student's cells hold from here on; those that stay as they are, are not among it. */
  readonly cells: readonly CellEntryValue[];
  /** Texts for the history of their cells: every text that leaves, and each new one that was not taken. */
  readonly history: readonly { readonly cell: number; readonly text: string }[];
}

/** The student's side after the new version is taken. Where both changed a cell and nothing was chosen, theirs stays. */
export function takeMerge(input: MergeInput, plan: MergePlan, choices: ReadonlyMap<number, Choice>): Merged {
  const registers = new Map(input.cells.map((value) => [value.cell, value]));
  const given = plan.cells.flatMap((change) => {
    const chosen = choices.get(change.cell) ?? "mine";
    const value = registerAfter(change, chosen, registers.get(change.cell));
    return value ? [value] : [];
  });
  const carried = carryOver(input, plan);
  const isCarried = new Set(carried.map(({ cell }) => cell));
  const history = plan.cells.flatMap((change) => leaving(change, choices.get(change.cell) ?? "mine"));
  return { cells: [...given.filter(({ cell }) => !isCarried.has(cell)), ...carried], history };
}

/** What the register of a lab's cell holds from here on; null where it stays. */
function registerAfter(
  { cell, fate, mine, next }: CellChange,
  choice: Choice,
  register: CellEntryValue | undefined,
): CellEntryValue | null {
  if (!register) return null;
  const value = (text: string, deleted = false): CellEntryValue => ({ kind: "cell", cell, text, deleted, own: null });
  switch (fate) {
    case "conflict":
      return choice === "next" ? value(next ?? "") : register.own ? value(mine ?? "") : null;
    case "updated":
    case "added":
      // A text of the old version is no text of the student's: it must not look like one.
      return register.deleted || next === null ? null : value(next);
    case "removed":
    case "kept":
      // Of a cell that goes, a cell of the student's own may take the register over.
      return register.deleted || (register.own && fate === "removed") ? null : value(register.text, true);
    case "stays":
      return null;
  }
}

function leaving({ cell, fate, base, mine, next, wasEditable }: CellChange, choice: Choice): Merged["history"] {
  if (fate === "conflict") return row(cell, choice === "mine" ? next : mine);
  return wasEditable && (fate === "updated" || fate === "removed") ? row(cell, base) : [];
}

const row = (cell: number, text: string | null): Merged["history"] =>
  text === null || text.trim() === "" ? [] : [{ cell, text }];
