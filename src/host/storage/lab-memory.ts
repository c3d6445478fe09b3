import type { JournalEvent, JournalFact } from "../../grading/journal.ts";
import { inOrder } from "../../grading/journal-chain.ts";
import { lostText } from "../../shared/lost-text.ts";
import { type Entry, type EntryValue, keyOf, sameWrite, wins } from "../../shared/work-entry.ts";
import type { HistoryRow } from "./database.ts";
import type { Batch } from "./lab-transactions.ts";
import { Pen } from "./pen.ts";

/**
 * One lab's work as a tab holds it: the latest writes, the journal, and what of them is not yet written. It knows how
 * the writes of several tabs merge, and nothing of when they are read or stored.
 */
export class LabMemory {
  readonly #lab: string;
  readonly #writer: string;
  readonly #pen: Pen;
  readonly #entries = new Map<string, Entry>();
  /** What the database holds, as far as this tab knows. */
  readonly #stored = new Map<string, Entry>();
  readonly #unwritten = new Map<string, Entry>();
  readonly #journal = new Map<string, JournalEvent>();
  #unwrittenEvents: JournalEvent[] = [];
  #unwrittenHistory: HistoryRow[] = [];

  constructor(lab: string, writer: string) {
    this.#lab = lab;
    this.#writer = writer;
    this.#pen = new Pen(lab, writer);
  }

  /** Did this tab record anything? */
  get begun(): boolean {
    return this.#pen.begun;
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** What the database holds, as far as this tab knows, by key. */
  get stored(): ReadonlyMap<string, Entry> {
    return this.#stored;
  }

  get journal(): ReadonlyMap<string, JournalEvent> {
    return this.#journal;
  }

  /** Is everything written? */
  get clean(): boolean {
    return this.#unwritten.size === 0 && this.#unwrittenEvents.length === 0 && this.#unwrittenHistory.length === 0;
  }

  /** What is yet to be written, as it stands now. */
  get batch(): Batch {
    return {
      entries: [...this.#unwritten.values()],
      events: [...this.#unwrittenEvents],
      history: [...this.#unwrittenHistory],
    };
  }

  get(key: string): Entry | null {
    return this.#entries.get(key) ?? null;
  }

  set(value: EntryValue, at: string): Entry {
    const key = keyOf(value);
    const entry: Entry = { lab: this.#lab, key, time: this.#pen.tick(), writer: this.#writer, at, value };
    const before = this.#entries.get(key);
    // Typing over what another tab wrote: that text had its author, who may be gone.
    if (before) this.#keepLoser(before, entry);
    this.#entries.set(key, entry);
    this.#unwritten.set(key, entry);
    return entry;
  }

  /** Appends a fact to this tab's chain of the journal. */
  record(fact: JournalFact, at: string): JournalEvent {
    const event = this.#pen.seal(fact, at);
    this.#journal.set(event.id, event);
    this.#unwrittenEvents.push(event);
    return event;
  }

  keep(cell: number | string, text: string, at: string, ran: boolean): void {
    this.#unwrittenHistory.push({ lab: this.#lab, cell, text, at, ran });
  }

  /** Events of any writer are known now. */
  learn(events: readonly JournalEvent[]): void {
    for (const event of events) {
      this.#journal.set(event.id, event);
      this.#pen.see(event);
    }
  }

  /** These writes exist: what is written from here on is later. */
  see(entries: readonly Entry[]): void {
    for (const entry of entries) this.#pen.see(entry);
  }

  /** What a store of the same lab could not write becomes this one's to write. */
  takeOver({ entries, events, history }: Batch): void {
    this.#unwrittenHistory.push(...history);
    this.#unwrittenEvents.push(...events);
    this.learn(events);
    for (const entry of entries) {
      this.#pen.see(entry);
      this.#entries.set(entry.key, entry);
      this.#unwritten.set(entry.key, entry);
    }
  }

  /** The database holds this batch; what was set meanwhile goes on waiting. */
  written(batch: Batch): void {
    for (const entry of batch.entries) {
      this.#stored.set(entry.key, entry);
      const unwritten = this.#unwritten.get(entry.key);
      if (unwritten && sameWrite(unwritten, entry)) this.#unwritten.delete(entry.key);
    }
    const written = new Set(batch.events);
    this.#unwrittenEvents = this.#unwrittenEvents.filter((event) => !written.has(event));
    this.#unwrittenHistory = this.#unwrittenHistory.slice(batch.history.length);
  }

  /** The event that opens the session went into the database with the reading. */
  openingWritten({ id }: JournalEvent): void {
    this.#unwrittenEvents = this.#unwrittenEvents.filter((event) => event.id !== id);
  }

  /**
   * Takes over what another writer wrote later; a text of this tab's that it replaces goes to the history.
   * @returns the writes that changed the work, and whether a text gave way to another
   */
  adopt(
    entries: readonly Entry[],
    fromDatabase: boolean,
  ): { readonly changed: readonly Entry[]; readonly lost: boolean } {
    const rowsBefore = this.#unwrittenHistory.length;
    const changed: Entry[] = [];
    for (const entry of entries) {
      if (entry.lab !== this.#lab) continue;
      this.#pen.see(entry);
      const known = this.#stored.get(entry.key);
      if (fromDatabase) this.#stored.set(entry.key, entry);
      const mine = this.#entries.get(entry.key);
      if (mine && sameWrite(entry, mine)) {
        if (fromDatabase) this.#unwritten.delete(entry.key);
        continue;
      }
      if (mine && !wins(entry, mine)) {
        if (!known || !sameWrite(entry, known)) this.#keepLoser(entry, mine);
        continue;
      }
      if (mine) this.#keepLoser(mine, entry);
      this.#entries.set(entry.key, entry);
      // The tab that wrote it stores it too; if that tab dies first, this one does.
      if (fromDatabase) this.#unwritten.delete(entry.key);
      else this.#unwritten.set(entry.key, entry);
      changed.push(entry);
    }
    return { changed, lost: this.#unwrittenHistory.length > rowsBefore };
  }

  /** Written before the stored work could be read: newer than it, whatever the Lamport times say. */
  restamp(): void {
    for (const [key, entry] of this.#unwritten) {
      if (entry.writer !== this.#writer) continue;
      const later = { ...entry, time: this.#pen.tick() };
      this.#entries.set(key, later);
      this.#unwritten.set(key, later);
    }
  }

  /**
   * Events recorded before the stored journal could be read come after it: the first opening of all is the one that
   * gives the seed, and by their times alone these might stand before it.
   * @param opening - the fact that opens the session, given what the journal holds already
   * @returns the events as they are now; none where nothing was to be rewritten
   */
  rewriteJournal(
    stored: readonly JournalEvent[],
    opening: (events: readonly JournalEvent[]) => JournalFact,
  ): readonly JournalEvent[] {
    const others = stored.filter((event) => event.writer !== this.#writer);
    if (others.length === 0 || !this.#pen.begun) return [];
    this.#pen.rewind();
    this.#unwrittenEvents = this.#unwrittenEvents.map((event) => {
      if (event.writer !== this.#writer) return event;
      return this.#pen.seal(event.what.type === "opened" ? opening(inOrder(others)) : event.what, event.at);
    });
    for (const event of this.#unwrittenEvents) this.#journal.set(event.id, event);
    return this.#unwrittenEvents;
  }

  #keepLoser(loser: Entry, winner: Entry): void {
    const lost = lostText(loser, winner);
    if (lost) this.#unwrittenHistory.push(lost);
  }
}
