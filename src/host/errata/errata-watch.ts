import * as z from "zod/mini";
import type { Answer } from "../class/class-server.ts";
import type { Clock } from "../storage/clock.ts";
import { errataKeyOf } from "../storage/device-account.ts";
import { type Erratum, errataSchema } from "./errata-data.ts";

/** Whoever has a lab open sees an erratum within a minute. */
const everyMs = 40_000;
const atMostEveryMs = 10 * 60_000;

interface WatchOptions {
  readonly account: string;
  readonly ask: () => Promise<Answer<readonly Erratum[]>>;
  /** Null where the browser keeps nothing. */
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
  readonly clock: Pick<Clock, "after">;
  /** Does anybody look at the page? */
  readonly isSeen: () => boolean;
}

interface ErrataState {
  readonly errata: readonly Erratum[];
  /** Those that were put aside on this computer. */
  readonly putAside: ReadonlySet<string>;
}

const keptSchema = z.object({ errata: errataSchema, putAside: z.array(z.string()) });

/**
 * The errata of a student's courses, asked for again and again while the page is seen, each time later where the server
 * does not answer. What came last is kept for when there is no network; that there is none is said elsewhere.
 */
export class ErrataWatch {
  readonly #options: WatchOptions;
  readonly #listeners = new Set<() => void>();
  #state: ErrataState;
  #waitMs = everyMs;
  #cancel = () => {};
  #isAsking = false;
  #asksAgain = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#state = this.#kept();
  }

  readonly get = (): ErrataState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks now, and goes on asking: at the start, and when the network or the reader comes back. */
  readonly look = async (): Promise<void> => {
    const { ask, clock, isSeen } = this.#options;
    if (!isSeen()) return;
    // The answer that is under way may be from before the network, or what is asked for, was there.
    this.#asksAgain = this.#isAsking;
    if (this.#isAsking) return;
    this.#cancel();
    this.#isAsking = true;
    const answer = await ask();
    this.#isAsking = false;
    this.#waitMs = answer.ok ? everyMs : Math.min(2 * this.#waitMs, atMostEveryMs);
    this.#cancel = clock.after(this.#waitMs, () => void this.look());
    if (answer.ok && JSON.stringify(answer.value) !== JSON.stringify(this.#state.errata))
      this.#set({ ...this.#state, errata: answer.value });
    if (this.#asksAgain) await this.look();
  };

  putAside(id: string): void {
    this.#set({ ...this.#state, putAside: new Set([...this.#state.putAside, id]) });
  }

  #set(state: ErrataState): void {
    this.#state = state;
    const known = new Set(state.errata.map(({ id }) => id));
    const kept = { errata: state.errata, putAside: [...state.putAside].filter((id) => known.has(id)) };
    try {
      this.#options.storage?.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Shown for as long as the page is open.
    }
    for (const listener of this.#listeners) listener();
  }

  #kept(): ErrataState {
    try {
      const read = keptSchema.safeParse(JSON.parse(this.#options.storage?.getItem(this.#key) ?? "null"));
      if (read.success) return { errata: read.data.errata, putAside: new Set(read.data.putAside) };
    } catch {
      // As if nothing had been kept.
    }
    return { errata: [], putAside: new Set() };
  }

  get #key(): string {
    return errataKeyOf(this.#options.account);
  }
}
