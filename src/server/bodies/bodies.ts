import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { bodyWriter } from "./body-writer.ts";

/** SHA-256 in hexadecimal, by the machine's own instructions: ten times as fast as what runs in every browser. */
export const hashOfBody = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** There is no room on the disk: nothing of the body was kept. */
export class DiskFull extends Error {}

/** A file does not hold what its name says: the disk damaged it. */
export class BodyDamaged extends Error {}

/**
 * Bodies as files, named by the SHA-256 of what they hold. A path is made of a hash and nothing else: no name that a
 * client sent ever reaches the disk. What `keep` returned for is on the disk, whole, also after a power cut.
 */
export class Bodies {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a body and returns its hash; keeping it again changes nothing. */
  async keep(body: string | Uint8Array): Promise<string> {
    // A copy: what is given to the writer is gone.
    const bytes = typeof body === "string" ? Buffer.from(body) : new Uint8Array(body);
    return (await this.#write(bytes, null)).hash;
  }

  /**
   * Keeps bytes that are said to have a hash. They are given away: nobody may read them afterwards.
   * @returns do they have it? If not, nothing is kept
   */
  async keepAs(hash: string, bytes: Uint8Array): Promise<boolean> {
    return (await this.#write(bytes, hash)).hash === hash;
  }

  /** @returns the hash of the bytes; where it is not the expected one, they were not written */
  async #write(bytes: Uint8Array, expected: string | null): Promise<{ hash: string }> {
    const written = await bodyWriter.write({ folder: this.#folder, bytes, expected });
    if ("hash" in written) return written;
    if ("otherHash" in written) return { hash: written.otherHash };
    const error = Object.assign(new Error(written.failed), { code: written.code });
    if (fullDisk.has(written.code)) throw new DiskFull("There is no room on the disk.", { cause: error });
    throw error;
  }

  /**
   * The body of that hash; null where there is none.
   * @throws BodyDamaged
   */
  async read(hash: string): Promise<Uint8Array | null> {
    let bytes: Buffer;
    try {
      bytes = await readFile(this.#path(hash));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    if (hashOfBody(bytes) !== hash) throw new BodyDamaged(`The body ${hash} is damaged: restore it from a backup.`);
    return bytes;
  }

  /** Deletes a body; one that is not there is deleted already. */
  async delete(hash: string): Promise<void> {
    await rm(this.#path(hash), { force: true });
  }

  /** Two digits of the hash as a folder: some file systems are slow with 100,000 files in one. */
  #path(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new TypeError("A body is named by 64 hexadecimal digits.");
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

const fullDisk = new Set(["ENOSPC", "EDQUOT"]);
