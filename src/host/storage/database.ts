import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { JournalEvent } from "../../grading/journal.ts";
import type { Lab } from "../../notebook/model.ts";
import type { HistoryRow } from "../../shared/lost-text.ts";
import type { Language, Localized } from "../../shared/text.ts";
import type { Entry } from "../../shared/work-entry.ts";
import type { SavedOutput } from "./saved-output.ts";

export type { HistoryRow };

/** The lab as it was when the student's work began: the base of a three-way merge when a new version arrives. */
export interface LabBase {
  readonly lab: string;
  readonly version: number;
  readonly hash: string;
  /** Texts of the lab's cells by cell id. */
  readonly texts: Readonly<Record<string, Localized>>;
  /** The whole lab, to work on with until the new version is taken; absent from what the first Bancadas stored. */
  readonly labs?: Readonly<Record<Language, Lab>>;
  /** Of a notebook from disk: what its cells had shown when the file was saved, by cell id. */
  readonly outputs?: Readonly<Record<string, readonly SavedOutput[]>>;
}

/** Something that a notebook keeps beyond the page, for all labs: a run, a model, a file of one. */
export interface KeptRow {
  /** Who keeps it: `tracking`. */
  readonly space: string;
  readonly key: string;
  /** The lab that wrote it last. */
  readonly lab: string;
  /** ms since 1970. */
  readonly at: number;
  readonly sizeBytes: number;
  readonly content: string | ArrayBuffer;
}

/** A submission on its way to the class; once it is there, its receipt. */
export interface OutboxRow {
  /** Who handed it in: it is sent in no other name. */
  readonly account: string;
  readonly assignment: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly lab: string;
  /** The file; empty once the server has it. */
  readonly text: string;
  readonly at: string;
  readonly state: "waiting" | "received" | "refused";
  /** Why the server refused it. */
  readonly told: string;
  readonly submission: string;
  readonly receivedAt: string;
}

/** How far a writer's chain is known to have come to the server. */
export interface SyncedChain {
  readonly writer: string;
  /** -1: not begun. */
  readonly index: number;
  /** Why the server took no more of it; empty where it did. */
  readonly fault: string;
}

/** The write of an entry that the server has, or refused. */
export interface SyncedEntry {
  readonly lab: string;
  readonly key: string;
  readonly time: number;
  readonly writer: string;
  readonly fault: string;
}

/** How far this device and the server are one. */
export interface SyncState {
  readonly id: "state";
  /** The number of the last item that came from the server. */
  readonly seq: number;
  /** Rows of the history up to this key are on the server, but for those that it refused. */
  readonly historyKey: number;
  readonly refusedHistory: readonly number[];
  /** When both were last the same, by the device's clock; empty: never. */
  readonly at: string;
}

export interface Schema extends DBSchema {
  entries: { key: [string, string]; value: Entry; indexes: { lab: string } };
  /** Written blindly while the page goes away, when there is no time to read; merged at the next opening. */
  inbox: { key: number; value: Entry; indexes: { lab: string } };
  history: { key: number; value: HistoryRow; indexes: { cell: [string, number | string] } };
  journal: { key: string; value: JournalEvent; indexes: { lab: string } };
  bases: { key: string; value: LabBase };
  kept: { key: [string, string]; value: KeptRow; indexes: { size: [number, string, string] } };
  outbox: { key: [string, string, string]; value: OutboxRow };
  syncedChains: { key: string; value: SyncedChain };
  syncedEntries: { key: [string, string]; value: SyncedEntry };
  syncState: { key: string; value: SyncState };
}

export type Connection = IDBPDatabase<Schema>;

const blockedAfterMs = 5_000;

/**
 * An IndexedDB database of the page: `bancada`, or an account's (storage/the-database.ts). It is opened when first used.
 * A connection that the browser closes is opened again by the next use.
 */
export class Database {
  #opening: Promise<Connection> | null = null;
  #kept = false;
  readonly #name: string;

  constructor(name = "bancada") {
    this.#name = name;
  }

  get name(): string {
    return this.#name;
  }

  /** @throws whatever the browser says: no IndexedDB, denied, a newer version, or blocked by another tab for 5 s */
  connect(): Promise<Connection> {
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  /**
   * Asks the browser, once, to keep the work when space runs short. Asked when there is work, not on arrival, for Firefox
   * puts the question to the person; over plain http nobody can ask.
   */
  keep(): void {
    if (this.#kept) return;
    this.#kept = true;
    if (typeof navigator !== "undefined") void navigator.storage?.persist?.().catch(() => false);
  }

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    await opening?.then(
      (connection) => connection.close(),
      () => undefined,
    );
  }

  async #open(): Promise<Connection> {
    const forget = () => {
      this.#opening = null;
    };
    const opened = this.#openAt(4, forget).catch((error: unknown) => {
      // A newer Bancada in another tab raised the version: what this one knows is still there, beside what it does not.
      if (error instanceof DOMException && error.name === "VersionError") return this.#openAt(undefined, forget);
      throw error;
    });
    // `open` may hang for ever behind an old tab; the work then stays in memory and is tried again.
    const giveUp = new Promise<never>((_resolve, reject) => {
      const timer = setTimeout(() => {
        opened.then(
          (late) => late.close(),
          () => undefined,
        );
        reject(
          new Error(`IndexedDB did not open in ${blockedAfterMs} ms: another tab may hold an older version of it.`),
        );
      }, blockedAfterMs);
      const stop = () => clearTimeout(timer);
      opened.then(stop, stop);
    });
    return Promise.race([opened, giveUp]);
  }

  #openAt(version: number | undefined, forget: () => void): Promise<Connection> {
    return openDB<Schema>(this.#name, version, {
      // Later versions add their own step below, and keep what is there.
      upgrade(database, oldVersion) {
        if (oldVersion < 1) {
          database.createObjectStore("entries", { keyPath: ["lab", "key"] }).createIndex("lab", "lab");
          database.createObjectStore("inbox", { autoIncrement: true }).createIndex("lab", "lab");
          database.createObjectStore("history", { autoIncrement: true }).createIndex("cell", ["lab", "cell"]);
          database.createObjectStore("journal", { keyPath: "id" }).createIndex("lab", "lab");
          database.createObjectStore("bases", { keyPath: "lab" });
        }
        if (oldVersion < 2)
          database
            .createObjectStore("kept", { keyPath: ["space", "key"] })
            .createIndex("size", ["sizeBytes", "space", "key"]);
        if (oldVersion < 3) database.createObjectStore("outbox", { keyPath: ["account", "assignment", "hash"] });
        if (oldVersion < 4) {
          database.createObjectStore("syncedChains", { keyPath: "writer" });
          database.createObjectStore("syncedEntries", { keyPath: ["lab", "key"] });
          database.createObjectStore("syncState", { keyPath: "id" });
        }
      },
      // Another tab brings a newer version: give way, or it could never start.
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
  }
}

/** Why the browser refused to store, as the student is told. */
export function saveErrorOf(error: unknown): "quota" | "denied" | "unknown" {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "quota";
  // Firefox's private windows say InvalidStateError; where IndexedDB is missing, naming it is a ReferenceError.
  if (["SecurityError", "NotAllowedError", "InvalidStateError", "ReferenceError"].includes(name)) return "denied";
  return "unknown";
}
