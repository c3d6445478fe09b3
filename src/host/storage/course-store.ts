import type { Connection, Database, KeptRow } from "./database.ts";
import { parseQuestion } from "./store-question.ts";
import { theDatabase } from "./the-database.ts";

/** Beyond these a notebook is told that there is no room. */
const mostRowBytes = 24_000_000;
const mostBytes = 50_000_000;
const mostRows = 20_000;

/**
 * What outlives a notebook's page, for all labs of the course on this device: rows by space and key, within a quota.
 * What a kernel asks is hostile: it is parsed here, and what it wrote is never read as code or markup.
 */
export class CourseStore {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #limit: number;
  readonly #listeners = new Set<() => void>();
  readonly #channel: BroadcastChannel | null;
  /** What each row takes; null where it must be looked up anew. */
  #sizes: Map<string, number> | null = null;
  /** One write after the other: each must know what is kept already. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(database: Database, { now = Date.now, limitBytes = mostBytes } = {}) {
    this.#database = database;
    this.#now = now;
    this.#limit = limitBytes;
    this.#channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`${database.name}:kept`) : null;
    if (this.#channel)
      this.#channel.onmessage = () => {
        this.#sizes = null;
        this.#tell();
      };
  }

  /** Answers a kernel's question; null where it is none, or where the browser does not store. Never rejects. */
  async answer(lab: string, asked: unknown): Promise<unknown> {
    const question = parseQuestion(asked);
    if (!question) return null;
    try {
      switch (question.kind) {
        case "list": {
          const rows = await this.list(question.space);
          return {
            rows: rows.map(({ key, sizeBytes, content }) => ({
              key,
              sizeBytes,
              text: typeof content === "string" ? content : "",
            })),
          };
        }
        case "get": {
          const content = await this.get(question.space, question.key);
          return typeof content === "string" ? { text: content } : { bytes: content };
        }
        case "delete":
          await this.delete(question.space, [question.key]);
          return { ok: true };
        case "put":
          return { ok: await this.put(lab, question.space, question.key, question.content) };
      }
    } catch {
      return question.kind === "list" ? null : { ok: false };
    }
  }

  /** Everything in a space, by key. */
  async list(space: string): Promise<readonly KeptRow[]> {
    return (await this.#database.connect()).getAll("kept", range(space));
  }

  async get(space: string, key: string): Promise<string | ArrayBuffer | null> {
    return (await (await this.#database.connect()).get("kept", [space, key]))?.content ?? null;
  }

  /** False where it is too large, or there is no room for it. */
  put(lab: string, space: string, key: string, content: string | ArrayBuffer): Promise<boolean> {
    const write = this.#writing.then(async () => {
      const sizeBytes = key.length * 2 + (typeof content === "string" ? content.length * 2 : content.byteLength);
      if (sizeBytes > mostRowBytes) return false;
      const connection = await this.#database.connect();
      this.#sizes ??= await sizesIn(connection);
      const name = nameOf(space, key);
      const sizes = [...this.#sizes].filter(([other]) => other !== name);
      const total = sizes.reduce((sum, [, size]) => sum + size, sizeBytes);
      if (total > this.#limit || sizes.length >= mostRows) return false;
      await connection.put("kept", { space, key, lab, at: this.#now(), sizeBytes, content });
      this.#sizes?.set(name, sizeBytes);
      return true;
    });
    this.#writing = write.catch(() => undefined);
    void write.then((fits) => fits && this.#changed()).catch(() => undefined);
    return write;
  }

  async delete(space: string, keys: readonly string[]): Promise<void> {
    const transaction = (await this.#database.connect()).transaction("kept", "readwrite");
    await Promise.all([...keys.map((key) => transaction.store.delete([space, key])), transaction.done]);
    for (const key of keys) this.#sizes?.delete(nameOf(space, key));
    this.#changed();
  }

  /** Something was kept or deleted, in this tab or another. The returned function stops listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    this.#channel?.postMessage("changed");
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const nameOf = (space: string, key: string): string => `${space}/${key}`;
const range = (space: string): IDBKeyRange => IDBKeyRange.bound([space], [space, []]);

/** By an index of sizes alone: what the rows hold is not read. */
async function sizesIn(connection: Connection): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  let cursor = await connection.transaction("kept").store.index("size").openKeyCursor();
  while (cursor) {
    const [size, space, key] = cursor.key;
    sizes.set(nameOf(space, key), size);
    cursor = await cursor.continue();
  }
  return sizes;
}

let store: CourseStore | null = null;

/** The page's one store of what notebooks keep. */
export function theCourseStore(): CourseStore {
  store ??= new CourseStore(theDatabase());
  return store;
}
