import { Problem } from "./problems/problem.ts";

interface Rule {
  /** How many at once. */
  readonly burst: number;
  /** How many more a second after that. */
  readonly perSecond: number;
}

/**
 * Token buckets by key. An account has a small one, an address a generous one: a whole class sits behind one address.
 * Full buckets are forgotten, so memory follows what happens now.
 */
export class Limit {
  readonly #rule: Rule;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();
  /** How many buckets make it look for full ones: twice those that it had to keep, so that looking stays rare. */
  #tooMany = 10_000;

  constructor(rule: Rule, now: () => number = Date.now) {
    this.#rule = rule;
    this.#now = now;
  }

  /** @throws Problem `too-many-attempts`, with the seconds to wait */
  take(key: string): void {
    const bucket = this.#filled(key);
    if (bucket.tokens < 1) {
      throw new Problem("too-many-attempts", { seconds: Math.ceil((1 - bucket.tokens) / this.#rule.perSecond) });
    }
    bucket.tokens -= 1;
  }

  /** Gives one back: what went well does not count. */
  giveBack(key: string): void {
    const bucket = this.#filled(key);
    bucket.tokens = Math.min(this.#rule.burst, bucket.tokens + 1);
  }

  #filled(key: string): { tokens: number; atMs: number } {
    const atMs = this.#now();
    if (this.#buckets.size > this.#tooMany) this.#forgetFull(atMs);
    const bucket = this.#buckets.get(key) ?? { tokens: this.#rule.burst, atMs };
    bucket.tokens = this.#tokensAt(bucket, atMs);
    bucket.atMs = atMs;
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #tokensAt({ tokens, atMs }: { tokens: number; atMs: number }, nowMs: number): number {
    return Math.min(this.#rule.burst, tokens + (Math.max(0, nowMs - atMs) / 1000) * this.#rule.perSecond);
  }

  #forgetFull(nowMs: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (this.#tokensAt(bucket, nowMs) >= this.#rule.burst) this.#buckets.delete(key);
    }
    this.#tooMany = Math.max(10_000, 2 * this.#buckets.size);
  }
}

/**
 * Who an address stands for: with IPv6 whoever has one address has 2^64 of them, so their first half counts; with IPv4
 * the address, also where it is written as IPv6.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(":")) return mapped ?? address;
  const [before = "", after = ""] = address.toLowerCase().split("::");
  const groups = (text: string) => text.split(":").filter((group) => group !== "");
  const [first, last] = [groups(before), groups(after)];
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  return [...first, ...zeros, ...last].slice(0, 4).join(":");
}

/** How often what may be tried; by account only where an account is named. */
export function createLimits() {
  return {
    /** Wrong passwords for one account from one address: who guesses is slowed, its owner elsewhere is not. */
    passwordHere: new Limit({ burst: 10, perSecond: 1 / 10 }),
    /** Wrong passwords for one account from anywhere. */
    passwordAnywhere: new Limit({ burst: 100, perSecond: 1 }),
    /** Sign-ins and new accounts from one address. */
    address: new Limit({ burst: 300, perSecond: 10 }),
    /** Join codes tried by one account. */
    joinCode: new Limit({ burst: 20, perSecond: 1 / 10 }),
    /** New submissions of one account: each costs a grading. */
    submission: new Limit({ burst: 100, perSecond: 1 / 10 }),
    /** Sendings and askings of one account's devices: a semester's work goes up at once. */
    sync: new Limit({ burst: 600, perSecond: 5 }),
    /** Letters sent to one e-mail address. */
    mail: new Limit({ burst: 3, perSecond: 1 / 600 }),
  };
}

export type Limits = ReturnType<typeof createLimits>;
