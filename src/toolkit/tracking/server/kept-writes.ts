import type { Keeper } from "./keeper.ts";

/** Changes of one moment are written once: a thousand values of a metric are one text. */
const writtenAfterMs = 100;

/** Writes what changed, each thing as it is then. */
export class KeptWrites {
  readonly #keeper: Keeper;
  readonly #refused: () => void;
  readonly #waiting = new Map<string, () => string>();
  #writing: Promise<void> | null = null;

  /** @param refused - called once, when something was not kept */
  constructor(keeper: Keeper, refused: () => void) {
    this.#keeper = keeper;
    this.#refused = refused;
  }

  changed(key: string, write: () => string): void {
    this.#waiting.set(key, write);
    this.#writing ??= new Promise<void>((resolve) => setTimeout(resolve, writtenAfterMs)).then(() => this.#writeAll());
  }

  /** Resolves when all that changed until now is kept. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    this.#writing = null;
    const writes = [...this.#waiting];
    this.#waiting.clear();
    for (const [key, write] of writes) if (!(await this.#keeper.put(key, write()))) this.#refused();
  }
}
