import { hashPassword, verifyPassword } from "better-auth/crypto";
import { Problem } from "../problems/problem.ts";

/** Hashing runs beside reading and writing files, in four threads: half of them stay free for work that is handed in. */
const atOnce = 2;
/** Two classes of sixty, at one moment. */
const mostWaiting = 120;
/** About as long as so many take. */
const secondsToWait = 10;

/**
 * Passwords are hashed slowly on purpose: a tenth of a second of a core and 32 MB each. Whoever asks for thousands gets no
 * more of the machine than this; who came too many is told to come back, and nobody who is signed in notices.
 */
export class PasswordWork {
  #running = 0;
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws Problem `busy` */
  readonly hash = (password: string): Promise<string> => this.#run(() => hashPassword(password));

  /** @throws Problem `busy` */
  readonly verify = (given: { hash: string; password: string }): Promise<boolean> =>
    this.#run(() => verifyPassword(given));

  /**
   * Lets in only as many as find room above. Whose password is right is asked of the database first, and there everybody's
   * requests stand in one line: who would find no room must not stand in it.
   * @throws Problem `busy`
   */
  async admit<T>(signIn: () => Promise<T>): Promise<T> {
    if (this.#inside >= atOnce + mostWaiting) throw new Problem("busy", { seconds: secondsToWait });
    this.#inside += 1;
    try {
      return await signIn();
    } finally {
      this.#inside -= 1;
    }
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < atOnce) this.#running += 1;
    else if (this.#waiting.length >= mostWaiting) throw new Problem("busy", { seconds: secondsToWait });
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The place goes from one to the next.
      if (next) next();
      else this.#running -= 1;
    }
  }
}
