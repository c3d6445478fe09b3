import { type Localized, StudentError } from "../errors.ts";

/** What the notebook's kernel tells the toolkit (src/kernel/runtime/for-toolkit.ts publishes it). */
interface Notebook {
  /** Blob URLs of the modules that are loaded, by their names in the feed. */
  readonly modules: ReadonlyMap<string, string>;
  /** Ends with the run of the cell whose code runs now. */
  ended(): AbortSignal | undefined;
  /** The cell whose code runs now; empty where it is not known. */
  cell(): string;
  /** Shows calls, a JSON list of them, in the network panel. */
  record(text: string): void;
  /** Asks the store that outlives the page (src/host/storage/course-store.ts); null where there is none. */
  store(question: unknown): Promise<unknown>;
  /** A file that the site has, which the frame cannot fetch itself: `datasets/…` comes as bytes. */
  fetch(path: string): Promise<string | ArrayBuffer>;
}

/** Undefined outside a notebook: in Node, or in another page. */
export const notebookHere = (): Notebook | undefined =>
  (globalThis as { [key: symbol]: unknown })[Symbol.for("bancada.kernel")] as Notebook | undefined;

/**
 * @param remedy - what to do elsewhere
 * @throws StudentError `no-notebook` where there is none
 */
export function notebook(where: string, remedy: Localized): Notebook {
  const found = notebookHere();
  if (found !== undefined) return found;
  throw new StudentError({
    code: "no-notebook",
    where,
    expected: { "pt-BR": "uma célula da Bancada", en: "a cell of Bancada" },
    received: { "pt-BR": "outro ambiente", en: "another environment" },
    remedy,
  });
}
