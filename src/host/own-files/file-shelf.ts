import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { FileFacts } from "../../kernel/protocol.ts";

/** A file as it is kept. The blob is a handle: its bytes stay on the disk. */
export interface KeptFile extends FileFacts {
  readonly lab: string;
  readonly addedAt: string;
  readonly blob: Blob;
}

interface Schema extends DBSchema {
  files: { key: [lab: string, name: string]; value: KeptFile; indexes: { lab: string } };
}

/** Why a file was not kept, as the student is told. */
export type RefusalCode = "too-large" | "quota" | "unreadable" | "denied" | "unknown";

export class FileRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** A larger table fits in no notebook of a 4 GB laptop; refused before a byte is copied. */
export const mostFileBytes = 2_000_000_000;
export const longestName = 200;

type StorageRoom = Pick<StorageManager, "estimate" | "persist">;

/**
 * One lab's own files, in an IndexedDB database of their own: the work's stays small. What is replaced stays until the
 * new bytes are whole; what is refused changes nothing.
 */
export class FileShelf {
  readonly #lab: string;
  readonly #database: string;
  readonly #room: StorageRoom | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | null;
  #opening: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(
    lab: string,
    { database = "bancada-files", room = globalThis.navigator?.storage as StorageRoom | undefined } = {},
  ) {
    this.#lab = lab;
    this.#database = database;
    this.#room = room;
    this.#channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(database) : null;
    if (this.#channel) this.#channel.onmessage = ({ data }) => data === lab && this.#tell();
  }

  /** By name. */
  async list(): Promise<readonly KeptFile[]> {
    return (await this.#connect()).getAllFromIndex("files", "lab", this.#lab);
  }

  async open(name: string): Promise<Blob | null> {
    return (await (await this.#connect()).get("files", [this.#lab, name]))?.blob ?? null;
  }

  /**
   * Keeps a file under a name, in place of what had it.
   * @throws FileRefused
   */
  async put(name: string, file: Blob): Promise<void> {
    if (file.size > mostFileBytes) throw new FileRefused("too-large");
    if ((await this.freeBytes()) < file.size) throw new FileRefused("quota");
    const { type: mediaType, size: sizeBytes } = file;
    // A `File` keeps its name and path; only its bytes are wanted.
    const blob = file.slice(0, file.size, file.type);
    const addedAt = new Date().toISOString();
    try {
      // A folder, or a file that is gone, has a name and no bytes.
      await file.slice(0, 1).arrayBuffer();
    } catch (error) {
      throw new FileRefused("unreadable", { cause: error });
    }
    try {
      const connection = await this.#connect();
      const transaction = connection.transaction("files", "readwrite", { durability: "strict" });
      // Why it was refused is the transaction's to say; the request only knows that it was aborted.
      transaction.store.put({ lab: this.#lab, name, mediaType, sizeBytes, addedAt, blob }).catch(() => undefined);
      await transaction.done;
    } catch (error) {
      throw new FileRefused(refusalOf(error), { cause: error });
    }
    void this.#room?.persist?.().catch(() => false);
    this.#changed();
  }

  async delete(name: string): Promise<void> {
    await (await this.#connect()).delete("files", [this.#lab, name]);
    this.#changed();
  }

  /** Deletes the files of every lab, for good. */
  async eraseAll(): Promise<void> {
    await (await this.#connect()).clear("files");
    this.#tell();
  }

  /** What the browser would still take; without limit where it does not say. */
  async freeBytes(): Promise<number> {
    const { quota, usage = 0 } = (await this.#room?.estimate?.().catch(() => undefined)) ?? {};
    return quota === undefined ? Number.POSITIVE_INFINITY : Math.max(0, quota - usage);
  }

  /** The lab's files changed, in this tab or another. The returned function stops listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#channel?.close();
    const opening = this.#opening;
    this.#opening = null;
    (await opening?.catch(() => null))?.close();
  }

  #changed(): void {
    this.#channel?.postMessage(this.#lab);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #connect(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= this.#openAt(1).catch((error: unknown) => {
      // A newer Bancada in another tab raised the version: the files are still there.
      if (error instanceof DOMException && error.name === "VersionError") return this.#openAt(undefined);
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  #openAt(version: number | undefined): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.#opening = null;
    };
    return openDB<Schema>(this.#database, version, {
      upgrade(database, oldVersion) {
        // Later versions add their own step below, and keep what is there.
        if (oldVersion < 1) database.createObjectStore("files", { keyPath: ["lab", "name"] }).createIndex("lab", "lab");
      },
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
  }
}

function refusalOf(error: unknown): RefusalCode {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "quota";
  if (["NotReadableError", "NotFoundError", "DataError"].includes(name)) return "unreadable";
  if (["SecurityError", "NotAllowedError", "InvalidStateError", "ReferenceError"].includes(name)) return "denied";
  return "unknown";
}
