import { isTypeScriptReady, prepareTypeScript } from "../../kernel/compile/typescript.ts";
import type { Clock } from "../storage/clock.ts";
import type { LabStore } from "../storage/lab-store.ts";
import type { NotebookVersion } from "./notebook-version.ts";
import { Versions } from "./versions.ts";
import type { OwnMode, Work } from "./work.ts";

/** A text that a cell is to have. */
export interface TextOfCell {
  readonly cell: number;
  readonly text: string;
}

interface EditingOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
  /** Does the cell wait for a prediction? */
  readonly isLocked: (cell: number) => boolean;
  /** A text changed under the student's hands. */
  readonly onEdit: () => void;
  /** Cells came, went, moved, or many changed at once. */
  readonly onChange: () => void;
}

const keptSteps = 100;

/**
 * What the student does to the notebook beyond typing in a cell. Each step can be taken back, the last one first; what is
 * written over stays in the history.
 */
export class Editing {
  readonly #options: EditingOptions;
  readonly #versions: Versions;
  readonly #steps: (() => boolean)[] = [];

  constructor(options: EditingOptions) {
    this.#options = options;
    this.#versions = new Versions(options);
  }

  /** A stroke of typing. */
  edit(cell: number, text: string): void {
    const { work, isLocked, onEdit } = this.#options;
    if (isLocked(cell)) return;
    this.foresee();
    this.#versions.keepSometimes();
    if (work.edit(cell, text)) onEdit();
  }

  /** Adds an empty cell of the student's, and returns its id. */
  add(near: number, where: "above" | "below", mode: OwnMode): number {
    const { work, onChange } = this.#options;
    const id = work.add(near, where, mode);
    this.#push(() => work.cell(id)?.text.trim() === "" && work.delete(id));
    onChange();
    return id;
  }

  /** Deletes a cell of the student's; a lab's stays. */
  delete(cell: number): boolean {
    const { work } = this.#options;
    this.#versions.keep();
    return this.#do(work.delete(cell), () => work.bringBack(cell));
  }

  /** Moves a cell of the student's past its neighbour; false where there is none, or the cell is the lab's. */
  move(cell: number, direction: "up" | "down"): boolean {
    const { work } = this.#options;
    return this.#do(work.move(cell, direction), () => work.move(cell, direction === "up" ? "down" : "up"));
  }

  /**
   * Makes prose, JavaScript or TypeScript of a cell of the student's; a lab's stays.
   * @throws what the browser says, where the compiler of TypeScript cannot be fetched
   */
  async convert(cell: number, mode: OwnMode): Promise<boolean> {
    const { work } = this.#options;
    if (mode === "ts") await prepareTypeScript();
    const from = work.placeOf(cell);
    return this.#do(work.convert(cell, mode), () => from !== null && work.convert(cell, from.mode));
  }

  /** Gives many cells new texts, as one step. Those that may not be edited stay. Returns how many changed. */
  replace(texts: readonly TextOfCell[]): number {
    const { work, isLocked } = this.#options;
    this.#versions.keep();
    const changed = texts.flatMap(({ cell, text }) => {
      const before = work.cell(cell);
      return before && !isLocked(cell) && work.write(cell, text) ? [{ cell, text, before: before.text }] : [];
    });
    // What was typed since then stays.
    const back = () =>
      changed.filter(({ cell, text, before }) => work.cell(cell)?.text === text && work.write(cell, before));
    this.#do(changed.length > 0, () => back().length > 0);
    return changed.length;
  }

  /** Takes the last step back; where there is none of this sitting, the cell that was deleted last comes back. */
  undo(): boolean {
    const { work, onChange } = this.#options;
    let undone = false;
    for (let step = this.#steps.pop(); step && !undone; step = undone ? undefined : this.#steps.pop()) undone = step();
    undone ||= work.bringBackLast();
    if (undone) onChange();
    return undone;
  }

  /** The moments of the whole notebook that are kept, the latest first, without one that is as it is now. */
  versions(): Promise<readonly NotebookVersion[]> {
    return this.#versions.all();
  }

  /** The notebook as it stands, to compare a moment with. */
  now(): NotebookVersion {
    return this.#versions.now();
  }

  /** Makes the notebook what it was; what it is now is kept before. */
  async restore(version: NotebookVersion): Promise<boolean> {
    const { work, isLocked } = this.#options;
    const { become } = await import("./moments.ts");
    const now = this.#versions.now();
    this.#versions.keep();
    const put = (to: NotebookVersion) => become(work, to.cells, isLocked);
    return this.#do(put(version), () => put(now));
  }

  /** The notebook is opened, or another tab wrote: a cell may need the compiler of TypeScript. */
  foresee(): void {
    const { work, onChange } = this.#options;
    if (isTypeScriptReady() || !work.cells.some(({ mode }) => mode === "ts")) return;
    // Where it cannot be fetched, the cells say so; the next change tries again.
    void prepareTypeScript().then(onChange, () => undefined);
  }

  #do(done: boolean, undo: () => boolean): boolean {
    if (!done) return false;
    this.#push(undo);
    this.#options.onChange();
    return true;
  }

  #push(undo: () => boolean): void {
    this.#steps.push(undo);
    if (this.#steps.length > keptSteps) this.#steps.shift();
  }
}
