import { StudentError } from "../errors.ts";

/** What the notebook's kernel tells the toolkit (src/kernel/runtime/kernel.ts publishes it). */
interface Notebook {
  /** Blob URLs of the modules that are loaded, by their names in the feed. */
  readonly modules: ReadonlyMap<string, string>;
  /** Ends with the run of the cell whose code runs now. */
  ended(): AbortSignal | undefined;
}

/** @throws StudentError `no-notebook` where there is none: in Node, or in another page */
export function notebook(where: string): Notebook {
  const found = (globalThis as { [key: symbol]: unknown })[Symbol.for("bancada.kernel")];
  if (found !== undefined) return found as Notebook;
  throw new StudentError({
    code: "no-notebook",
    where,
    expected: { "pt-BR": "uma célula da Bancada", en: "a cell of Bancada" },
    received: { "pt-BR": "outro ambiente", en: "another environment" },
    remedy: { "pt-BR": "Chame `fit` do estimador aqui.", en: "Call the estimator's `fit` here." },
  });
}

/** Modules that a worker imports at once, and those that it imports where it must: tfjs takes a second to load. */
export function modulesFor(where: string): { readonly modules: string[]; readonly later: string[] } {
  const names = [...notebook(where).modules].filter(([name]) => name.startsWith("bancada/") && name.endsWith(".js"));
  const isNeural = ([name]: readonly [string, string]) => name.startsWith("bancada/neural");
  const urls = (entries: readonly (readonly [string, string])[]) => entries.map(([, url]) => url);
  return { modules: urls(names.filter((entry) => !isNeural(entry))), later: urls(names.filter(isNeural)) };
}
