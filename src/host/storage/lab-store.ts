import type { JournalEvent, JournalFact } from "../../grading/journal.ts";
import { inOrder } from "../../grading/journal-chain.ts";
import type { Clock } from "./clock.ts";
import { lostText } from "./conflicts.ts";
import { type Database, type HistoryRow, type LabBase, saveErrorOf } from "./database.ts";
import { type Entry, type EntryValue, keyOf, sameWrite, wins } from "./entry.ts";
import { withoutRepeats } from "./history.ts";
import { type Batch, readLab, writeBatch, writeInbox } from "./lab-transactions.ts";
import { Pen } from "./pen.ts";
import { type Channel, Tabs } from "./tabs.ts";

export interface LabStoreOptions {
  readonly lab: string;
  readonly writer: string;
  readonly database: Database;
  readonly clock: Clock;
  /** Joins the tabs that have this lab open; null where BroadcastChannel does not exist. */
  readonly channel: Channel | null;
  /** The lab as it is now, stored when the work begins. */
  readonly base: LabBase;
  /** The fact that opens the session, given what the journal holds already. */
  readonly opening: (events: readonly JournalEvent[]) => JournalFact;
  /** Another tab, or a late reading of the database, changed these entries. */
  readonly onRemote: (changed: readonly Entry[]) => void;
  /** `save`, `saveError`, `otherTabs` or the journal changed. */
  readonly onStatus: () => void;
}

const writeAfterMs = 150;
const openingPatienceMs = 2_000;
const firstRetryMs = 1_000;
const lastRetryMs = 5_000;

/**
 * The student's work in one lab, in memory and on the device.
 * What is set is seen at once, told to the other tabs, and written within 300 ms. Nothing here throws into the page:
 * a refusal of the browser becomes `save: "failed"`, and writing is tried again for as long as the lab is open.
 */
export class LabStore {
  /** Closed labs whose last words are not yet written: who opens one again in this page takes them over. */
  static readonly #leaving = new Map<string, LabStore>();
  readonly #options: LabStoreOptions;
  readonly #tabs: Tabs;
  readonly #entries = new Map<string, Entry>();
  /** What the database holds, as far as this tab knows. */
  readonly #stored = new Map<string, Entry>();
  readonly #unwritten = new Map<string, Entry>();
  readonly #journal = new Map<string, JournalEvent>();
  #unwrittenEvents: JournalEvent[] = [];
  #unwrittenHistory: HistoryRow[] = [];
  readonly #pen: Pen;
  #base: LabBase;
  /** Is what the database holds known? */
  #loaded = false;
  #everLoaded = false;
  #loading: Promise<void> | null = null;
  #writing: Promise<boolean> | null = null;
  #cancelTimer: (() => void) | null = null;
  #retryMs = firstRetryMs;
  #error: "quota" | "denied" | "unknown" | null = null;
  #isLeaving = false;
  #closed = false;

  private constructor(options: LabStoreOptions) {
    this.#options = options;
    this.#pen = new Pen(options.lab, options.writer);
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
    store.#takeOver();
    const reading = store.#load();
    await new Promise<void>((resolve) => {
      const cancel = options.clock.after(openingPatienceMs, resolve);
      void reading.finally(() => {
        cancel();
        resolve();
      });
    });
    if (!store.#pen.begun) store.record(options.opening([]));
    return store;
  }

  get save(): "saved" | "saving" | "failed" {
    if (this.#error) return "failed";
    return this.#isClean() ? "saved" : "saving";
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
    return [...this.#entries.values()];
  }

  /** Every event known, in the order that every tab agrees on: (Lamport time, writer). */
  get journal(): readonly JournalEvent[] {
    return inOrder([...this.#journal.values()]);
  }

  /** How many events are known: what is folded from them needs folding again when it grows. */
  get journalLength(): number {
    return this.#journal.size;
  }

  /** Every event known, in no order. */
  get events(): Iterable<JournalEvent> {
    return this.#journal.values();
  }

  get<Kind extends EntryValue["kind"]>(key: string, kind: Kind): Extract<EntryValue, { kind: Kind }> | null {
    const value = this.#entries.get(key)?.value;
    return value?.kind === kind ? (value as Extract<EntryValue, { kind: Kind }>) : null;
  }

  /** Writes a value: seen at once, stored within 300 ms. */
  set(value: EntryValue): void {
    const entry: Entry = {
      lab: this.#options.lab,
      key: keyOf(value),
      time: this.#pen.tick(),
      writer: this.#options.writer,
      at: this.#now(),
      value,
    };
    const before = this.#entries.get(entry.key);
    // Typing over what another tab wrote: that text had its author, who may be gone.
    if (before) this.#keepLoser(before, entry);
    this.#entries.set(entry.key, entry);
    this.#unwritten.set(entry.key, entry);
    this.#tabs.entries([entry]);
    this.#schedule(writeAfterMs);
  }

  /** Appends a fact to the journal, closed by its hash. */
  record(fact: JournalFact): void {
    const event = this.#pen.seal(fact, this.#now());
    this.#journal.set(event.id, event);
    this.#unwrittenEvents.push(event);
    this.#tabs.events([event]);
    this.#schedule(writeAfterMs);
  }

  /** Keeps a text in the cell's history. */
  keep(cell: number, text: string, ran: boolean): void {
    this.#unwrittenHistory.push({ lab: this.#options.lab, cell, text, at: this.#now(), ran });
    this.#schedule(writeAfterMs);
  }

  /**
   * The texts that a cell had, newest first; those not yet written are there too.
   * @param cell - for a reflection, the key of its entry: the texts that another tab replaced
   */
  async history(cell: number | string): Promise<readonly HistoryRow[]> {
    const waiting = this.#unwrittenHistory.filter((row) => row.cell === cell);
    try {
      const connection = await this.#options.database.connect();
      const rows = await connection.getAllFromIndex("history", "cell", [this.#options.lab, cell]);
      return withoutRepeats([...rows, ...waiting]).reverse();
    } catch {
      return waiting.reverse();
    }
  }

  /**
   * Writes everything now, and says whether it is written.
   * `strict` also waits for the disk, so that a power cut loses nothing.
   */
  async flush(durability: "relaxed" | "strict" = "relaxed"): Promise<boolean> {
    // A reading that failed is tried again too, or the page would say for ever that nothing is stored.
    while (!this.#isClean() || this.#error) {
      this.#writing ??= this.#write(durability).finally(() => {
        this.#writing = null;
      });
      if (!(await this.#writing)) return false;
    }
    return true;
  }

  /** Is everything written? */
  get clean(): boolean {
    return this.#isClean();
  }

  /** The page may go away before a reading would come back: what is unwritten is laid down without reading. */
  flushBeforeLeaving(): void {
    this.#tabs.leave();
    if (this.#isClean()) return;
    const batch = this.#batch();
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
    LabStore.#leaving.set(this.#place, this);
    await this.flush("strict");
    this.#endIfDone();
  }

  get #place(): string {
    return `${this.#options.database.name} ${this.#options.lab}`;
  }

  #endIfDone(): void {
    if (this.#isLeaving && this.#isClean()) this.#end();
  }

  #end(): void {
    this.#closed = true;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (LabStore.#leaving.get(this.#place) === this) LabStore.#leaving.delete(this.#place);
  }

  /** What this page wrote in the lab before and could not yet store. */
  #takeOver(): void {
    const before = LabStore.#leaving.get(this.#place);
    if (!before) return;
    const { entries, events, history } = before.#batch();
    before.#end();
    this.#unwrittenHistory.push(...history);
    this.#unwrittenEvents.push(...events);
    this.#learn(events);
    for (const entry of entries) {
      this.#pen.see(entry);
      this.#entries.set(entry.key, entry);
      this.#unwritten.set(entry.key, entry);
    }
  }

  #isClean(): boolean {
    return this.#unwritten.size === 0 && this.#unwrittenEvents.length === 0 && this.#unwrittenHistory.length === 0;
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }

  #batch(): Batch {
    return {
      entries: [...this.#unwritten.values()],
      events: [...this.#unwrittenEvents],
      history: [...this.#unwrittenHistory],
    };
  }

  #schedule(delayMs: number): void {
    // The first unwritten keystroke sets the time, and later ones do not put it off.
    if (!this.#cancelTimer && !this.#closed) {
      this.#cancelTimer = this.#options.clock.after(delayMs, () => {
        this.#cancelTimer = null;
        void this.flush();
      });
    }
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
    const found = await readLab(connection, this.#options.base, (events, entries) => {
      this.#learn(events);
      for (const entry of entries) this.#pen.see(entry);
      if (!this.#everLoaded) this.#rewriteJournal(events);
      if (this.#pen.begun) return null;
      // In the transaction that read the journal, or two tabs opened together would each draw a seed.
      const opened = this.#pen.seal(this.#options.opening(this.journal), this.#now());
      // The first link of this tab's chain: refused now (no room), it is written with what follows.
      this.#journal.set(opened.id, opened);
      this.#unwrittenEvents.push(opened);
      return opened;
    });
    const { opened } = found;
    if (opened) {
      this.#unwrittenEvents = this.#unwrittenEvents.filter(({ id }) => id !== opened.id);
      this.#tabs.events([opened]);
    }
    this.#base = found.base;
    if (!this.#everLoaded) this.#restamp();
    this.#loaded = true;
    this.#everLoaded = true;
    this.#adopt(found.entries, true);
    this.#settle();
  }

  /** Written before the stored work could be read: newer than it, whatever the Lamport times say. */
  #restamp(): void {
    for (const [key, entry] of this.#unwritten) {
      if (entry.writer !== this.#options.writer) continue;
      const later = { ...entry, time: this.#pen.tick() };
      this.#entries.set(key, later);
      this.#unwritten.set(key, later);
    }
  }

  /**
   * Events recorded before the stored journal could be read come after it: the first opening of all is the one that
   * gives the seed, and by their times alone these might stand before it.
   */
  #rewriteJournal(stored: readonly JournalEvent[]): void {
    const { writer, opening } = this.#options;
    const others = stored.filter((event) => event.writer !== writer);
    if (others.length === 0 || !this.#pen.begun) return;
    this.#pen.rewind();
    this.#unwrittenEvents = this.#unwrittenEvents.map((event) => {
      if (event.writer !== writer) return event;
      return this.#pen.seal(event.what.type === "opened" ? opening(inOrder(others)) : event.what, event.at);
    });
    for (const event of this.#unwrittenEvents) this.#journal.set(event.id, event);
    this.#tabs.events(this.#unwrittenEvents);
  }

  async #write(durability: "relaxed" | "strict"): Promise<boolean> {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    try {
      await this.#loading;
      if (!this.#loaded) await this.#read();
      const batch = this.#batch();
      const connection = await this.#options.database.connect();
      const { newer } = await writeBatch(connection, batch, this.#stored, durability);
      for (const entry of batch.entries) {
        this.#stored.set(entry.key, entry);
        const unwritten = this.#unwritten.get(entry.key);
        if (unwritten && sameWrite(unwritten, entry)) this.#unwritten.delete(entry.key);
      }
      const written = new Set(batch.events);
      this.#unwrittenEvents = this.#unwrittenEvents.filter((event) => !written.has(event));
      this.#unwrittenHistory = this.#unwrittenHistory.slice(batch.history.length);
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
    this.#retryMs = firstRetryMs;
    this.#endIfDone();
    this.#options.onStatus();
  }

  #fail(error: unknown): void {
    this.#error = saveErrorOf(error);
    void this.#options.database.close();
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#schedule(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
  }

  #learn(events: readonly JournalEvent[]): void {
    for (const event of events) {
      this.#journal.set(event.id, event);
      this.#pen.see(event);
    }
    if (events.length > 0) this.#options.onStatus();
  }

  /** Takes over what another writer wrote later; a text of this tab's that it replaces goes to the history. */
  #adopt(entries: readonly Entry[], fromDatabase: boolean): void {
    const changed: Entry[] = [];
    for (const entry of entries) {
      if (entry.lab !== this.#options.lab) continue;
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
    if (changed.length === 0) return;
    this.#options.onRemote(changed);
    if (!this.#isClean()) this.#schedule(writeAfterMs);
  }

  #keepLoser(loser: Entry, winner: Entry): void {
    const lost = lostText(loser, winner);
    if (!lost) return;
    this.#unwrittenHistory.push(lost);
    this.#schedule(writeAfterMs);
  }
}
