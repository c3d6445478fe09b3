import { notebook } from "../base/notebook.ts";

const remedy = { "pt-BR": "Chame `fit` do estimador aqui.", en: "Call the estimator's `fit` here." };

/** Blob URLs of the toolkit's modules: those that a worker imports at once, and those that it imports where it must, since tfjs takes a second to load. */
export function modulesFor(where: string): { readonly modules: string[]; readonly later: string[] } {
  const names = [...notebook(where, remedy).modules].filter(
    ([name]) => name.startsWith("bancada/") && name.endsWith(".js"),
  );
  const isNeural = ([name]: readonly [string, string]) => name.startsWith("bancada/neural");
  const urls = (entries: readonly (readonly [string, string])[]) => entries.map(([, url]) => url);
  return { modules: urls(names.filter((entry) => !isNeural(entry))), later: urls(names.filter(isNeural)) };
}
