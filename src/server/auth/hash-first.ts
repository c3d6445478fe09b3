import { AsyncLocalStorage } from "node:async_hooks";
import { hashPassword } from "better-auth/crypto";

const hashed = new AsyncLocalStorage<{ readonly password: string; readonly hash: string }>();

/** better-auth's own hash, or the one that `hashFirst` made already. */
export function hash(password: string): Promise<string> {
  const ready = hashed.getStore();
  return ready?.password === password ? Promise.resolve(ready.hash) : hashPassword(password);
}

/**
 * Runs a sign-up with its password hashed beforehand. better-auth hashes within its transaction, and on PGlite, which is
 * one connection, a class that signs up at once would wait for sixty hashes one after the other.
 */
export async function hashFirst<T>(password: string, run: () => Promise<T>): Promise<T> {
  return hashed.run({ password, hash: await hashPassword(password) }, run);
}
