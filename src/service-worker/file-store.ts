import { hashOf, isNamedByContent, type Release } from "./release.ts";

/** What came of asking the server for a file. */
export type Fetched =
  | { readonly is: "same"; readonly response: Response }
  /** The server has another release, or no such file, or something between us and it answered instead. */
  | { readonly is: "different"; readonly response: Response };

/** Headers that speak of the way that the bytes came, not of the file. */
const ofTheWay = ["content-encoding", "content-length", "transfer-encoding", "vary", "set-cookie"];

/**
 * Files by the hash of their bytes, in one cache of the browser: a file that two releases share is kept once, and what a
 * captive portal or a server in mid-deploy answers is never taken for a file. The releases' own lists lie beside them.
 */
export class FileStore {
  readonly #caches: CacheStorage;
  /** Address of the site's folder. */
  readonly #scope: string;

  constructor(caches: CacheStorage, scope: string) {
    this.#caches = caches;
    this.#scope = scope;
  }

  async get(hash: string): Promise<Response | null> {
    return (await (await this.#cache()).match(this.#address("file", hash))) ?? null;
  }

  async has(hash: string): Promise<boolean> {
    return (await this.get(hash)) !== null;
  }

  /**
   * Asks the server for a file, and keeps it if it is the one that the release names.
   * @throws TypeError where the network does not answer
   */
  async fetch(path: string, hash: string): Promise<Fetched> {
    // Under a name that stays, nothing in between may answer from an older release.
    const cache = isNamedByContent(path) ? "default" : "no-cache";
    const response = await fetch(new URL(path, this.#scope), { cache });
    const copy = response.clone();
    const bytes = await response.arrayBuffer();
    if (!response.ok || (await hashOf(bytes)) !== hash) return { is: "different", response: copy };
    const headers = new Headers(response.headers);
    for (const name of ofTheWay) headers.delete(name);
    const file = new Response(bytes, { headers });
    await this.#put(this.#address("file", hash), file.clone());
    return { is: "same", response: file };
  }

  async release(id: string): Promise<Release | null> {
    const found = await (await this.#cache()).match(this.#address("release", id));
    return found ? ((await found.json()) as Release) : null;
  }

  async releases(): Promise<readonly Release[]> {
    const found = await Promise.all((await this.#names("release")).map((id) => this.release(id)));
    return found.filter((release) => release !== null);
  }

  async putRelease(release: Release): Promise<void> {
    await this.#put(this.#address("release", release.id), Response.json(release));
  }

  /** Keeps these releases, and no file that none of them names. */
  async keepOnly(releases: readonly Release[]): Promise<void> {
    const cache = await this.#cache();
    const ids = new Set(releases.map(({ id }) => id));
    const hashes = new Set(releases.flatMap(({ files }) => Object.values(files)));
    const gone = [
      ...(await this.#names("release")).filter((id) => !ids.has(id)).map((id) => this.#address("release", id)),
      ...(await this.#names("file")).filter((hash) => !hashes.has(hash)).map((hash) => this.#address("file", hash)),
    ];
    await Promise.all(gone.map((address) => cache.delete(address)));
  }

  /** A small value that outlives the worker, which the browser may end at any moment. */
  async note(name: string): Promise<unknown> {
    return (await (await this.#cache()).match(this.#address("note", name)))?.json();
  }

  async putNote(name: string, value: unknown): Promise<void> {
    await this.#put(this.#address("note", name), Response.json(value));
  }

  /** Where there is no room, pages are served all the same while the network is there; `has` says what is not kept. */
  async #put(address: string, response: Response): Promise<void> {
    await (await this.#cache()).put(address, response).catch(() => undefined);
  }

  #cache(): Promise<Cache> {
    return this.#caches.open(`bancada ${this.#scope}`);
  }

  #address(kind: "file" | "release" | "note", name: string): string {
    return new URL(`.offline/${kind}/${encodeURIComponent(name)}`, this.#scope).href;
  }

  async #names(kind: "file" | "release"): Promise<string[]> {
    const start = this.#address(kind, "");
    const requests = await (await this.#cache()).keys();
    return requests.flatMap(({ url }) => (url.startsWith(start) ? [decodeURIComponent(url.slice(start.length))] : []));
  }
}
