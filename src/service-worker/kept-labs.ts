import * as z from "zod/mini";
import type { FileStore } from "./file-store.ts";
import { filesOfLab, type Release } from "./release.ts";

const noteSchema = z.record(z.string(), z.array(z.string()));
const name = "labs";
const atOnce = 4;

/** The labs that were opened on this device: each works without a network, also in the next release. */
export class KeptLabs {
  readonly #store: FileStore;

  constructor(store: FileStore) {
    this.#store = store;
  }

  /** A lab was opened. Returns all that it needs; nothing where the release has no such lab. */
  async add(
    release: Release,
    { lab, datasets }: { readonly lab: string; readonly datasets: readonly string[] },
  ): Promise<readonly string[]> {
    const files = filesOfLab(release, lab, datasets);
    if (files.length > 0) await this.#store.putNote(name, { ...(await this.#read()), [lab]: datasets });
    return files;
  }

  /** All that the labs of this device need of a release. */
  async filesIn(release: Release): Promise<readonly string[]> {
    const labs = Object.entries(await this.#read());
    return [...new Set(labs.flatMap(([lab, datasets]) => filesOfLab(release, lab, datasets)))];
  }

  /**
   * Fetches those files that are not there.
   * @returns are all there now? Not where the browser has no room for them
   * @throws Error where the network does not answer, or the server has another release
   */
  async bring({ files }: Release, paths: readonly string[]): Promise<boolean> {
    const waiting = [...paths];
    let isWhole = true;
    const bringSome = async (): Promise<void> => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const hash = files[path];
        if (hash === undefined || (await this.#store.has(hash))) continue;
        const { is } = await this.#store.fetch(path, hash);
        if (is === "different") throw new Error(`${path}: the server has another release.`);
        isWhole &&= await this.#store.has(hash);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, bringSome));
    return isWhole;
  }

  async #read(): Promise<Readonly<Record<string, readonly string[]>>> {
    const parsed = noteSchema.safeParse(await this.#store.note(name));
    return parsed.success ? parsed.data : {};
  }
}
