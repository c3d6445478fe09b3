import * as z from "zod/mini";
import type { FileStore } from "./file-store.ts";
import type { Release } from "./release.ts";

const noteSchema = z.string();
const name = "agreed";

/**
 * The release that pages come from which open now. It is written down, and does not follow from which worker is active: that
 * of the old release stays until its last page is closed, and serves the new one where the student agreed to it.
 */
export class AgreedRelease {
  readonly #store: FileStore;
  readonly #own: Release;

  /** @param own - the worker's own: served where nothing else was agreed to */
  constructor(store: FileStore, own: Release) {
    this.#store = store;
    this.#own = own;
  }

  async get(): Promise<Release> {
    const { data: id } = noteSchema.safeParse(await this.#store.note(name));
    return id === undefined || id === this.#own.id ? this.#own : ((await this.#store.release(id)) ?? this.#own);
  }

  /** The worker's own release is the agreed one from now on. */
  async setToOwn(): Promise<void> {
    await this.#store.putNote(name, this.#own.id);
  }
}
