import type { CellMode } from "../../notebook/model.ts";
import type { Language } from "../../shared/text.ts";
import type { SessionSnapshot } from "../session/snapshot.ts";

/** A cell as it leaves Bancada. */
export interface ExportedCell {
  readonly id: number;
  readonly mode: CellMode;
  readonly text: string;
  readonly outputAbove: boolean;
  /** Title of the exercise that the cell answers; empty where it answers none. */
  readonly exercise: string;
  /** Texts of the live values of a prose cell. */
  readonly live: readonly (string | null)[];
  /** What the cell has drawn, as safe HTML; empty where nothing. */
  readonly picture: string;
  /** The same in words. */
  readonly summary: string;
  readonly error: { readonly name: string; readonly message: string } | null;
  /** What was asked under the cell, and what the student answered. */
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** The notebook with the student's work and its outputs, as all exporters take it. */
export interface ExportedNotebook {
  readonly title: string;
  readonly language: Language;
  readonly cells: readonly ExportedCell[];
}

/**
 * @param pictures - the sanitised drawing of each cell that has one
 */
export function exportedFrom(
  { lab, cells, exercises, predictions, reflections }: SessionSnapshot,
  pictures: ReadonlyMap<number, string>,
): ExportedNotebook {
  return {
    title: lab.notebook.title,
    language: lab.language,
    cells: cells.map((cell) => ({
      id: cell.id,
      mode: cell.mode,
      text: cell.text,
      outputAbove: cell.outputAbove,
      exercise: exercises.find(({ exercise }) => exercise.cell === cell.id)?.exercise.title ?? "",
      live: cell.live,
      picture: pictures.get(cell.id) ?? "",
      summary: cell.outputSummary,
      error: cell.state === "failed" && cell.error ? { name: cell.error.name, message: cell.error.message } : null,
      answers: [
        ...predictions
          .filter(({ prediction, given }) => prediction.cell === cell.id && given !== null)
          .map(({ prediction, given }) => ({
            question: prediction.question,
            answer: prediction.options.find(({ value }) => value === given?.option)?.text ?? "",
          })),
        ...reflections
          .filter(({ reflection, text }) => reflection.cell === cell.id && text.trim() !== "")
          .map(({ reflection, text }) => ({ question: reflection.question, answer: text })),
      ],
    })),
  };
}
