import type { JournalEvent } from "../../grading/journal.ts";
import { foldProgress } from "../../grading/progress.ts";
import type { OwnCell, Submission } from "../../submission/submission.ts";
import type { CellView, SessionSnapshot } from "../session/snapshot.ts";

/** Of one output in words. */
const mostLetters = 2_000;

/** Whose work it is, and where it lies in Git, if it does. */
export interface Author {
  readonly names: readonly string[];
  readonly repository: string | null;
}

/** What is handed in: all that the student wrote, as it stands. */
export function submissionOf(
  { lab, cells, exercises, reflections }: SessionSnapshot,
  journal: readonly JournalEvent[],
  { names, repository, at }: Author & { readonly at: string },
): Submission {
  const { studentSeed, labHash } = foldProgress(journal);
  return {
    format: 1,
    lab: { id: lab.id, version: lab.version, hash: labHash },
    studentSeed: studentSeed ?? 0,
    language: lab.language,
    names: [...names],
    ...(repository === null ? {} : { repository }),
    at,
    changed: cells
      .filter(({ origin, text, starter }) => origin === "lab" && text !== starter)
      .map(({ id, text }) => ({ cell: id, text })),
    own: ownCells(cells),
    disabled: cells.filter(({ state }) => state === "disabled").map(({ id }) => id),
    reflections: reflections
      .filter(({ text }) => text.trim() !== "")
      .map(({ reflection, text }) => ({ reflection: reflection.id, text })),
    claimed: exercises.map(({ exercise, outcome, points }) => ({ exercise: exercise.id, outcome, points })),
    outputs: cells
      .filter(({ outputSummary, error }) => outputSummary !== "" || error !== null)
      .map(({ id, outputSummary, error }) => ({
        cell: id,
        summary: outputSummary.slice(0, mostLetters),
        error: error ? `${error.name}: ${error.message}`.slice(0, mostLetters) : "",
      })),
    journal: [...journal],
  };
}

function ownCells(cells: readonly CellView[]): OwnCell[] {
  let after = 0;
  return cells.flatMap(({ id, origin, mode, text }): OwnCell[] => {
    if (origin === "student") return [{ id, after, mode: ownMode(mode), text }];
    after = id;
    return [];
  });
}

const ownMode = (mode: CellView["mode"]): OwnCell["mode"] =>
  mode === "js" || mode === "ts" || mode === "md" ? mode : "node";
