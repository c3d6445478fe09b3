import { createHmac } from "node:crypto";

/** What stands for a student where nobody who grades may know who it is. */
export interface Pseudonym {
  /** Six signs, for people: `K7PM2Q`. */
  readonly name: string;
  /** Shaped as a student's own id, for programs; only this assignment's routes know whose it is. */
  readonly id: string;
}

/** Without those that are taken for another: 0 and O, 1 and I. */
const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const length = 6;

/**
 * A student's pseudonym in one assignment: always the same there, another in each assignment, and nothing to be
 * worked back from without the secret.
 */
export function pseudonymOf(secret: string, studentId: string): Pseudonym {
  const of = (what: string) => createHmac("sha256", secret).update(`${what} ${studentId}`).digest();
  // 256 is a multiple of the 32 signs: each is as likely.
  const name = [...of("name").subarray(0, length)].map((byte) => signs[byte % signs.length]).join("");
  return { name, id: of("id").toString("hex").slice(0, 32) };
}
