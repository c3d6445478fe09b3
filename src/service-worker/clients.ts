import * as z from "zod/mini";
import type { FileStore } from "./file-store.ts";

const noteSchema = z.record(z.string(), z.nullable(z.string()));
const name = "clients";

/**
 * Which release each open page came from, by the browser's id of the page; null for a page that came straight from the
 * network. It is written down, for a worker of the next release takes over pages of this one.
 */
export class Clients {
  readonly #store: FileStore;
  #known: Promise<Map<string, string | null>> | null = null;

  constructor(store: FileStore) {
    this.#store = store;
  }

  /** Undefined for a page that never told. */
  async releaseOf(client: string): Promise<string | null | undefined> {
    return (await this.#read()).get(client);
  }

  async set(client: string, release: string | null): Promise<void> {
    const known = await this.#read();
    if (known.get(client) === release) return;
    known.set(client, release);
    await this.#write(known);
  }

  /** Forgets pages that are closed, and says which releases the open ones came from. */
  async keepOnly(open: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const known = await this.#read();
    for (const client of known.keys()) if (!open.has(client)) known.delete(client);
    await this.#write(known);
    return new Set([...known.values()].filter((release) => release !== null));
  }

  #read(): Promise<Map<string, string | null>> {
    this.#known ??= this.#store.note(name).then((note) => {
      const parsed = noteSchema.safeParse(note);
      return new Map(Object.entries(parsed.success ? parsed.data : {}));
    });
    return this.#known;
  }

  #write(known: ReadonlyMap<string, string | null>): Promise<void> {
    return this.#store.putNote(name, Object.fromEntries(known));
  }
}
