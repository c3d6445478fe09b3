import * as z from "zod/mini";
import type { Clock } from "../storage/clock.ts";
import { ownSchema } from "../storage/entry.ts";
import type { LabStore } from "../storage/lab-store.ts";
import type { Work } from "./work.ts";

const cellSchema = z.object({ cell: z.int().check(z.positive()), text: z.string(), own: z.nullable(ownSchema) });
const cellsSchema = z.array(cellSchema);

/** A cell that the student changed or added. */
export type CellVersion = z.infer<typeof cellSchema>;

/** The whole notebook at a moment: what of it was the student's. The lab's cells that are not here were as the lab gives them. */
export interface NotebookVersion {
  /** ISO 8601; `""` for what stands now. */
  readonly at: string;
  readonly cells: readonly CellVersion[];
}

interface VersionsOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
}

/** Under this name the store's history keeps the notebook's moments: a text of JSON each. */
const key = "notebook";
const apartMs = 10 * 60_000;

export const sameVersion = (a: NotebookVersion, b: NotebookVersion): boolean =>
  JSON.stringify(a.cells) === JSON.stringify(b.cells);

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

  /** The latest first. What another version of Bancada wrote, and this one cannot read, is left out. */
  async all(): Promise<readonly NotebookVersion[]> {
    const rows = await this.#options.store.history(key);
    return rows.flatMap(({ at, text }) => {
      const parsed = cellsSchema.safeParse(jsonOf(text));
      return parsed.success ? [{ at, cells: parsed.data }] : [];
    });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
