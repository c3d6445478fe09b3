import { AsyncLocalStorage } from "node:async_hooks";
import type { PasswordWork } from "./password-work.ts";

const hashed = new AsyncLocalStorage<{ readonly password: string; readonly hash: string }>();

/** A new password's hash, or the one that `hashFirst` made already. */
export function hashOnce(work: PasswordWork, password: string): Promise<string> {
  const ready = hashed.getStore();
  return ready?.password === password ? Promise.resolve(ready.hash) : work.hash(password);
}

/**
 * Runs a sign-up with its password hashed beforehand. better-auth hashes within its transaction, and on PGlite, which is
 * one connection, a class that signs up at once would wait for sixty hashes one after the other.
 */
export async function hashFirst<T>(work: PasswordWork, password: string, run: () => Promise<T>): Promise<T> {
  return hashed.run({ password, hash: await work.hash(password) }, run);
}
