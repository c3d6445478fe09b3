import { Generators, Mutable, now } from "./generators.ts";
import type { Libraries, LibraryName } from "./libraries.ts";

/** Names that a cell can use without importing: a library, or one export of it. */
const fromLibraries: Readonly<Record<string, { readonly library: LibraryName; readonly name?: string }>> = {
  tf: { library: "@tensorflow/tfjs" },
  tfvis: { library: "@tensorflow/tfjs-vis" },
  Plot: { library: "@observablehq/plot" },
  Inputs: { library: "@observablehq/inputs" },
  d3: { library: "d3" },
  FileAttachment: { library: "files", name: "FileAttachment" },
  Papa: { library: "papaparse", name: "default" },
  htl: { library: "htl" },
  html: { library: "htl", name: "html" },
  progress: { library: "progress", name: "progress" },
  svg: { library: "htl", name: "svg" },
};

const ofBancada = {
  Generators: () => Generators,
  Mutable: () => Mutable,
  now,
};

/**
 * What every notebook has, as the runtime defines it: a function of nothing for each name, called when a cell uses it.
 * `display`, `view`, `download` and `width` belong to a cell, and so are not here.
 */
export function createBuiltins(
  libraries: Libraries,
  ofNotebook: Readonly<Record<string, () => unknown>>,
): Readonly<Record<string, () => unknown>> {
  const lazy = Object.entries(fromLibraries).map(([name, { library, name: exported }]) => [
    name,
    () => libraries.load(library).then((namespace) => (exported === undefined ? namespace : namespace[exported])),
  ]);
  return { ...(Object.fromEntries(lazy) as Record<string, () => unknown>), ...ofBancada, ...ofNotebook };
}
