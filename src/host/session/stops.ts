import type { DeathCause } from "../../kernel/client.ts";
import { cellOf, kernelId } from "./graph.ts";
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

  /** @param store - false where the cell has another text by now: the mark is of the one that ran */
  mark(cell: number, cause: StopCause, store: boolean): void {
    this.#causes.set(cell, cause);
    if (store) this.#work.markStopped(cell);
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
  foresee(id: string | null): void {
    if (this.#foreseen !== null && !this.has(this.#foreseen)) this.#work.liftStopped(this.#foreseen);
    this.#foreseen = id === null ? null : cellOf(id);
    if (this.#foreseen !== null) this.#work.markStopped(this.#foreseen);
  }
}
