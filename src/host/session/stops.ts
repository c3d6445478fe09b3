import type { DeathCause } from "../../kernel/client.ts";
import { kernelId } from "./graph.ts";
import type { Work } from "./work.ts";

type StopCause = DeathCause | "stopped";

/**
 * The cells that were stopped with the text that they have. The mark is stored, so that a reload does not run them
 * again; here is what this tab goes by, for another tab may have stopped a cell that runs well in this one.
 */
export class Stops {
  readonly #work: Work;
  readonly #causes = new Map<number, StopCause>();
  #foreseen: number | null = null;

  constructor(work: Work) {
    this.#work = work;
    for (const { id, text } of work.cells) if (work.isStopped(id, text)) this.#causes.set(id, "stopped");
  }

  /** By kernel id. */
  get ids(): ReadonlySet<string> {
    return new Set([...this.#causes.keys()].map(kernelId));
  }

  has(cell: number): boolean {
    return this.#causes.has(cell);
  }

  causeOf(cell: number): StopCause {
    return this.#causes.get(cell) ?? "stopped";
  }

  /** @param text - the one that ran: the cell may have another by now, and that one runs after a reload */
  mark(cell: number, cause: StopCause, text: string): void {
    this.#causes.set(cell, cause);
    this.#work.markStopped(cell, text);
  }

  /** The cell was edited: the text that was stopped is gone. */
  forget(cells: readonly number[]): void {
    for (const cell of cells) this.#causes.delete(cell);
  }

  /** The student runs the cell. */
  lift(cell: number): void {
    this.#causes.delete(cell);
    this.#work.liftStopped(cell);
  }

  /** A cell holds the frame (null: none any more): should the whole tab die of it, a reload does not run it again. */
  foresee(cell: { readonly id: number; readonly text: string } | null): void {
    if (this.#foreseen !== null && !this.has(this.#foreseen)) this.#work.liftStopped(this.#foreseen);
    this.#foreseen = cell?.id ?? null;
    if (cell) this.#work.markStopped(cell.id, cell.text);
  }
}
