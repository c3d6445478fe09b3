import type { Keeper } from "./keeper.ts";

/** Changes of one moment are written once: a thousand values of a metric are one text. */
const writtenAfterMs = 100;

/** Writes what changed, each thing as it is then, one after the other. */
export class KeptWrites {
  readonly #keeper: Keeper;
  readonly #refused: () => void;
  readonly #waiting = new Map<string, () => string>();
  #isPlanned = false;
  /** Resolves when all that is planned is written. */
  #written: Promise<void> = Promise.resolve();

  /** @param refused - called for each thing that was not kept */
  constructor(keeper: Keeper, refused: () => void) {
    this.#keeper = keeper;
    this.#refused = refused;
  }

  changed(key: string, write: () => string): void {
    this.#waiting.set(key, write);
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    const before = this.#written;
    this.#written = new Promise<void>((resolve) => setTimeout(resolve, writtenAfterMs))
      .then(() => before)
      .then(() => this.#writeAll());
  }

  /** Resolves when all that changed until now is kept, or refused. */
  flush(): Promise<void> {
    return this.#written;
  }

  async #writeAll(): Promise<void> {
    this.#isPlanned = false;
    const writes = [...this.#waiting];
    this.#waiting.clear();
    for (const [key, write] of writes) {
      // A store that fails refuses: what stands behind it in the line is written all the same.
      const isKept = await this.#keeper.put(key, write()).catch(() => false);
      if (!isKept) this.#refused();
    }
  }
}
