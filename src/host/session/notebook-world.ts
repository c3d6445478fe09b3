import type { NotebookWorld } from "../../kernel/compile/analyse.ts";
import { isPageGlobal } from "../../kernel/compile/globals.ts";

/** Names that the kernel gives to cells without a definition (kernel/runtime/kernel.ts). */
const builtins = new Set(
  `display view download width invalidation visibility tf tfvis Plot Inputs d3 Papa htl html svg Generators Mutable now
  progress FileAttachment studentSeed language dark`.split(/\s+/),
);

const modules = [
  "bancada",
  "@tensorflow/tfjs",
  "@tensorflow/tfjs-vis",
  "@observablehq/plot",
  "@observablehq/inputs",
  "d3",
  "papaparse",
  "htl",
  "hono",
  "hono/cors",
  "hono/http-exception",
];

/** `npm:d3@7` and `https://cdn.jsdelivr.net/npm/d3@7/+esm` are `d3`. */
const elsewhere = /^(?:https:\/\/cdn\.jsdelivr\.net\/npm\/|npm:)((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(?:\/\+esm)?\/?$/;

/** Can the kernel import it? Which parts the toolkit has, the kernel itself says. */
function isModule(specifier: string): boolean {
  const name = elsewhere.exec(specifier)?.[1] ?? specifier;
  return modules.includes(name) || specifier.startsWith("bancada/");
}

/** What these cells find without defining it; `imports` are all the specifiers that they name. */
export function notebookWorld(imports: readonly string[]): NotebookWorld {
  return {
    isGlobal: isPageGlobal,
    builtins,
    modules: [...new Set([...modules, ...imports.filter(isModule)])],
  };
}
