import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const source = (path: string): string => join(root, "src", path);

/** What the host can hand to a sandboxed frame as one file, by specifier: a file of ours, or a package. */
export const entries: Readonly<Record<string, { readonly file: string; readonly format: "iife" | "es" }>> = {
  kernel: { file: source("sandbox/kernel.ts"), format: "iife" },
  referee: { file: source("sandbox/referee.ts"), format: "iife" },
  datasets: { file: source("sandbox/datasets.ts"), format: "iife" },
  describe: { file: source("sandbox/describe.ts"), format: "es" },
  files: { file: source("sandbox/files.ts"), format: "es" },
  progress: { file: source("sandbox/progress.ts"), format: "es" },
  "@tensorflow/tfjs": { file: source("sandbox/libraries/tf.ts"), format: "es" },
  "@tensorflow/tfjs-vis": { file: source("sandbox/libraries/tfvis.ts"), format: "es" },
  "@observablehq/plot": { file: source("sandbox/libraries/plot.ts"), format: "es" },
  "@observablehq/inputs": { file: source("sandbox/libraries/inputs.ts"), format: "es" },
  d3: { file: source("sandbox/libraries/d3.ts"), format: "es" },
  papaparse: { file: source("sandbox/libraries/papaparse.ts"), format: "es" },
  hono: { file: source("sandbox/libraries/hono.ts"), format: "es" },
  "hono/cors": { file: source("sandbox/libraries/hono-cors.ts"), format: "es" },
  "hono/http-exception": { file: source("sandbox/libraries/hono-http-exception.ts"), format: "es" },
  htl: { file: source("sandbox/libraries/htl.ts"), format: "es" },
};

/**
 * Packages that the toolkit imports and the feed gives as another of its entries: they must be one with what cells use,
 * or a tensor of one would be a stranger to the other.
 */
export const shared: Readonly<Record<string, string>> = {
  "@tensorflow/tfjs": "@tensorflow/tfjs",
  hono: "hono",
  "@tensorflow/tfjs-core": "@tensorflow/tfjs",
  "@tensorflow/tfjs-layers": "@tensorflow/tfjs",
};

/** Where the toolkit's modules are told, and the folder of its files. */
export const toolkit = "bancada";
