import { randomBytes, timingSafeEqual } from "node:crypto";
import { Problem } from "../problems/problem.ts";

/**
 * The one-time link that makes the first instructor. Its token lives in memory only: a restart prints another, until
 * somebody has used one.
 */
export class FirstInstructor {
  #token: string | null = randomBytes(24).toString("base64url");

  get token(): string | null {
    return this.#token;
  }

  close(): void {
    this.#token = null;
  }

  /**
   * Runs what makes the instructor, once.
   * @throws Problem `link-used` if the token is not the one that was printed, or was used
   */
  async redeem<T>(token: string, make: () => Promise<T>): Promise<T> {
    const own = this.#token;
    if (own === null || !equal(own, token)) throw new Problem("link-used");
    this.#token = null;
    try {
      return await make();
    } catch (error) {
      this.#token = own;
      throw error;
    }
  }
}

const equal = (a: string, b: string): boolean =>
  a.length === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));
