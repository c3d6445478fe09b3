import type { Clock } from "../storage/clock.ts";
import type { LabStore } from "../storage/lab-store.ts";
import type { NotebookVersion } from "./notebook-version.ts";
import type { Work } from "./work.ts";

interface VersionsOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
}

/** Under this name the store's history keeps the notebook's moments: a text of JSON each. */
const key = "notebook";
const apartMs = 10 * 60_000;

/** Moments of the whole notebook: before the first change of a sitting, every ten minutes of work, and before each large change. */
export class Versions {
  readonly #options: VersionsOptions;
  /** Before the first change of a sitting: the notebook as the student found it. */
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor(options: VersionsOptions) {
    this.#options = options;
  }

  now(): NotebookVersion {
    return { at: "", cells: this.#options.work.written };
  }

  /** Keeps what stands; the store does not repeat the moment that it kept last. */
  keep(): void {
    const { store, clock } = this.#options;
    this.#keptAt = clock.monotonic();
    const { cells } = this.now();
    if (cells.length > 0) store.keep(key, JSON.stringify(cells), false);
  }

  keepSometimes(): void {
    if (this.#options.clock.monotonic() - this.#keptAt > apartMs) this.keep();
  }

  /** The latest first, without those that are as the notebook is now. */
  async all(): Promise<readonly NotebookVersion[]> {
    const [rows, { readVersions }] = await Promise.all([this.#options.store.history(key), import("./moments.ts")]);
    const now = JSON.stringify(this.now().cells);
    return readVersions(rows).filter(({ cells }) => JSON.stringify(cells) !== now);
  }
}
