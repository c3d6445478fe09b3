import type { JournalEvent, JournalFact } from "../../grading/journal.ts";
import { sealEvent } from "../../grading/journal-chain.ts";

/** What one writer signs with: its Lamport time, and its own chain of the journal. */
export class Pen {
  readonly #lab: string;
  readonly #writer: string;
  #time = 0;
  #last: JournalEvent | null = null;

  constructor(lab: string, writer: string) {
    this.#lab = lab;
    this.#writer = writer;
  }

  /** Has it written an event? */
  get begun(): boolean {
    return this.#last !== null;
  }

  /** A time later than every one that was written or seen. */
  tick(): number {
    this.#time += 1;
    return this.#time;
  }

  /** Something of another writer was seen: what is written from here on is later. */
  see({ time }: { readonly time: number }): void {
    this.#time = Math.max(this.#time, time);
  }

  /** The next event of the chain, closed by its hash. */
  seal(what: JournalFact, at: string): JournalEvent {
    const index = this.#last ? this.#last.index + 1 : 0;
    const id = `${this.#writer}:${index}`;
    const previous = this.#last?.hash ?? "";
    const of = { lab: this.#lab, writer: this.#writer };
    this.#last = sealEvent({ ...of, id, index, time: this.tick(), at, previous, what });
    return this.#last;
  }

  /** The chain begins anew; the time goes on. */
  rewind(): void {
    this.#last = null;
  }
}
