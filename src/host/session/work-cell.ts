import type { Cell, Exercise } from "../../notebook/model.ts";

/** A cell as it stands: the lab's structure with the student's text. */
export interface WorkCell {
  readonly id: number;
  readonly mode: Cell["mode"];
  readonly origin: "lab" | "student";
  readonly text: string;
  readonly starter: string;
  readonly editable: boolean;
  readonly pinned: boolean;
  readonly outputAbove: boolean;
  /** The exercise that the cell answers. */
  readonly exercise: Exercise | null;
}

/** Added to a lab cell's id: the student's text of a cell that a new version of the lab took away. */
export const rescuedFrom = 2_000_000_000;

/** A cell of the student's own: only id, mode and text differ from one to the next. */
export function ownCell(id: number, mode: WorkCell["mode"], text: string): WorkCell {
  return {
    id,
    mode,
    origin: "student",
    text,
    starter: "",
    editable: true,
    pinned: true,
    outputAbove: false,
    exercise: null,
  };
}
