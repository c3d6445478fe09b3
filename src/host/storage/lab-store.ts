import type { JournalEvent, JournalFact } from "../../grading/journal.ts";
import { inOrder } from "../../grading/journal-chain.ts";
import type { Entry, EntryValue } from "../../shared/work-entry.ts";
import type { Clock } from "./clock.ts";
import { type Database, type HistoryRow, type LabBase, saveErrorOf } from "./database.ts";
import { readHistory } from "./history.ts";
import { LabMemory } from "./lab-memory.ts";
import { readLab, writeBatch, writeInbox } from "./lab-transactions.ts";
import { forgetLeaving, leave, takeOver } from "./leaving.ts";
import { type Channel, Tabs } from "./tabs.ts";
import { WriteTimer } from "./write-timer.ts";

export interface LabStoreOptions {
  readonly lab: string;
  readonly writer: string;
  readonly database: Database;
  readonly clock: Clock;
  /** Joins the tabs that have this lab open; null where BroadcastChannel does not exist. */
  readonly channel: Channel | null;
  /** The lab as it is now, stored when the work begins. */
  readonly base: LabBase;
  /** The fact that opens the session, given what the journal holds already and the lab that is worked on. */
  readonly opening: (events: readonly JournalEvent[], base: LabBase) => JournalFact;
  /** Another tab, or a late reading of the database, changed these entries. */
  readonly onRemote: (changed: readonly Entry[]) => void;
  /** `save`, `saveError`, `otherTabs` or the journal changed. */
  readonly onStatus: () => void;
}

const openingPatienceMs = 2_000;

/**
 * The student's work in one lab, in memory and on the device.
 * What is set is seen at once, told to the other tabs, and written within 300 ms. Nothing here throws into the page:
 * a refusal of the browser becomes `save: "failed"`, and writing is tried again for as long as the lab is open.
 */
export class LabStore {
  readonly #options: LabStoreOptions;
  /** What tells a lab of this page from another. */
  readonly #place: string;
  readonly #tabs: Tabs;
  readonly #memory: LabMemory;
  readonly #timer: WriteTimer;
  #base: LabBase;
  #loaded = false;
  #everLoaded = false;
  #loading: Promise<void> | null = null;
  #writing: Promise<boolean> | null = null;
  #error: "quota" | "denied" | "unknown" | null = null;
  #isLeaving = false;

  readonly #open = (events: readonly JournalEvent[]) => this.#options.opening(events, this.#base);

  /** The lab is opened again: the new store writes what this one could not. */
  readonly #handOver = () => {
    this.#end();
    return this.#memory.batch;
  };

  private constructor(options: LabStoreOptions) {
    this.#options = options;
    this.#place = `${options.database.name} ${options.lab}`;
    this.#memory = new LabMemory(options.lab, options.writer);
    this.#timer = new WriteTimer(options.clock, () => void this.flush());
    this.#base = options.base;
    this.#tabs = new Tabs(options.channel, options.writer, options.clock, {
      entries: (entries) => this.#adopt(entries, false),
      events: (events) => this.#learn(events),
      count: options.onStatus,
    });
  }

  /** Reads the work, or goes on without it after 2 s: what is stored is then merged when it can be read. */
  static async open(options: LabStoreOptions): Promise<LabStore> {
    const store = new LabStore(options);
    store.#memory.takeOver(takeOver(store.#place));
    const reading = store.#load();
    await new Promise<void>((resolve) => {
      const cancel = options.clock.after(openingPatienceMs, resolve);
      void reading.finally(() => {
        cancel();
        resolve();
      });
    });
    if (!store.#memory.begun) store.record(store.#open([]));
    return store;
  }

  get save(): "saved" | "saving" | "failed" {
    if (this.#error) return "failed";
    return this.#memory.clean ? "saved" : "saving";
  }

  get saveError(): "quota" | "denied" | "unknown" | null {
    return this.#error;
  }

  get otherTabs(): number {
    return this.#tabs.count;
  }

  get base(): LabBase {
    return this.#base;
  }

  get entries(): readonly Entry[] {
    return this.#memory.entries;
  }

  /** Every event known, in the order that every tab agrees on: (Lamport time, writer). */
  get journal(): readonly JournalEvent[] {
    return inOrder([...this.#memory.journal.values()]);
  }

  /** How many events are known: what is folded from them needs folding again when it grows. */
  get journalLength(): number {
    return this.#memory.journal.size;
  }

  /** Those, in no order. */
  get events(): Iterable<JournalEvent> {
    return this.#memory.journal.values();
  }

  get<Kind extends EntryValue["kind"]>(key: string, kind: Kind): Extract<EntryValue, { kind: Kind }> | null {
    const value = this.#memory.get(key)?.value;
    return value?.kind === kind ? (value as Extract<EntryValue, { kind: Kind }>) : null;
  }

  set(value: EntryValue): void {
    const entry = this.#memory.set(value, this.#now());
    this.#tabs.entries([entry]);
    this.#schedule();
  }

  /** Appends a fact to the journal, closed by its hash. */
  record(fact: JournalFact): void {
    this.#tabs.events([this.#memory.record(fact, this.#now())]);
    this.#schedule();
  }

  /** Keeps a text in the history of a cell, or of what bears this name. */
  keep(cell: number | string, text: string, ran: boolean): void {
    this.#memory.keep(cell, text, this.#now(), ran);
    this.#schedule();
  }

  /**
   * The texts that a cell had, newest first; those not yet written are there too.
   * @param cell - for a reflection, the key of its entry: the texts that another tab replaced
   */
  history(cell: number | string): Promise<readonly HistoryRow[]> {
    const waiting = this.#memory.batch.history.filter((row) => row.cell === cell);
    return readHistory(this.#options.database, this.#options.lab, cell, waiting);
  }

  /**
   * Writes everything now, and says whether it is written.
   * `strict` also waits for the disk, so that a power cut loses nothing.
   */
  async flush(durability: "relaxed" | "strict" = "relaxed"): Promise<boolean> {
    // A reading that failed is tried again too, or the page would say for ever that nothing is stored.
    while (!this.#memory.clean || this.#error) {
      this.#writing ??= this.#write(durability).finally(() => {
        this.#writing = null;
      });
      if (!(await this.#writing)) return false;
    }
    return true;
  }

  /** Is everything written? */
  get clean(): boolean {
    return this.#memory.clean;
  }

  /** The page may go away before a reading would come back: what is unwritten is laid down without reading. */
  flushBeforeLeaving(): void {
    this.#tabs.leave();
    if (this.#memory.clean) return;
    const batch = this.#memory.batch;
    void this.#options.database
      .connect()
      .then((connection) => writeInbox(connection, batch))
      .catch(() => undefined);
    void this.flush();
  }

  /** The page is seen again: other tabs may have written while this one heard nothing. */
  async refresh(): Promise<void> {
    this.#tabs.hello();
    this.#loaded = false;
    await this.#load();
  }

  /** Writes what is left. Where the browser refuses, it is tried again while the page lives, or till the lab is opened again. */
  async close(): Promise<void> {
    this.#tabs.close();
    this.#isLeaving = true;
    leave(this.#place, this.#handOver);
    await this.flush("strict");
    this.#endIfDone();
  }

  #endIfDone(): void {
    if (this.#isLeaving && this.#memory.clean) this.#end();
  }

  #end(): void {
    this.#timer.end();
    forgetLeaving(this.#place, this.#handOver);
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }

  #schedule(): void {
    this.#timer.start();
    this.#options.onStatus();
  }

  #load(): Promise<void> {
    this.#loading ??= this.#read()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#loading = null;
      });
    return this.#loading;
  }

  async #read(): Promise<void> {
    const connection = await this.#options.database.connect();
    const found = await readLab(connection, this.#options.base, (events, entries, base) => {
      this.#learn(events);
      this.#memory.see(entries);
      if (!this.#everLoaded) this.#tabs.events(this.#memory.rewriteJournal(events, this.#open));
      if (!this.#everLoaded) this.#base = base;
      if (this.#memory.begun) return null;
      // In the transaction that read the journal, or two tabs opened together would each draw a seed.
      // It is the first link of this tab's chain: refused now (no room), it is written with what follows.
      return this.#memory.record(this.#open(this.journal), this.#now());
    });
    const { opened } = found;
    if (opened) {
      this.#memory.openingWritten(opened);
      this.#tabs.events([opened]);
    }
    if (!this.#everLoaded) this.#memory.restamp();
    this.#loaded = true;
    this.#everLoaded = true;
    this.#adopt(found.entries, true);
    this.#settle();
  }

  async #write(durability: "relaxed" | "strict"): Promise<boolean> {
    this.#timer.cancel();
    try {
      await this.#loading;
      if (!this.#loaded) await this.#read();
      const batch = this.#memory.batch;
      const connection = await this.#options.database.connect();
      const { newer } = await writeBatch(connection, batch, this.#memory.stored, durability);
      this.#memory.written(batch);
      this.#adopt(newer, true);
      if (batch.entries.length > 0) this.#options.database.keep();
      this.#settle();
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  #settle(): void {
    this.#error = null;
    this.#timer.succeeded();
    this.#endIfDone();
    this.#options.onStatus();
  }

  #fail(error: unknown): void {
    this.#error = saveErrorOf(error);
    void this.#options.database.close();
    this.#timer.retry();
    this.#options.onStatus();
  }

  #learn(events: readonly JournalEvent[]): void {
    this.#memory.learn(events);
    if (events.length > 0) this.#options.onStatus();
  }

  /** Takes over what another writer wrote later. */
  #adopt(entries: readonly Entry[], fromDatabase: boolean): void {
    const { changed, lost } = this.#memory.adopt(entries, fromDatabase);
    if (changed.length > 0) this.#options.onRemote(changed);
    if (lost || (changed.length > 0 && !this.#memory.clean)) this.#schedule();
  }
}
