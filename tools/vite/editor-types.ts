import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The libraries whose types the editor knows: their entry, and the name they bear in a notebook. */
const libraries = [
  "@tensorflow/tfjs/dist/index.d.ts",
  "@tensorflow/tfjs-core/dist/index.d.ts",
  "@tensorflow/tfjs-layers/dist/index.d.ts",
  "@tensorflow/tfjs-data/dist/index.d.ts",
  "@tensorflow/tfjs-converter/dist/index.d.ts",
  "@observablehq/plot/src/index.d.ts",
  "htl/src/index.d.ts",
];

/** Globals that are a whole library: `any` until a cell names them (src/host/editor/notebook-types.ts), which then reads their types. */
const libraryGlobals = { tf: "@tensorflow/tfjs", Plot: "@observablehq/plot" };

/** What else the kernel gives to every cell. */
const globals = `
declare const tfvis: any;
declare const Inputs: any;
declare const d3: any;
declare const Papa: any;
declare const html: any;
declare const svg: any;
/** A bar under the cell, for work that takes long. */
declare const progress: {
  /**
   * Draws a bar. Await each update, and the page draws and Stop answers.
   * @example
   * const bar = progress({total: 50, label: "Épocas"});
   * for (let epoch = 1; epoch <= 50; epoch++) await bar.update(epoch, {loss: step()});
   */
  (options?: { total?: number; label?: string }): {
    /** How much is done, and numbers to show: each is drawn as a curve. */
    update(done: number, values?: Record<string, number>): Promise<void>;
    /** The work is over, also where less was done than there was. */
    end(): void;
  };
  /**
   * Callbacks for a training: epochs, losses, the time left, and curves while it trains.
   * @example await model.fit(X, y, {epochs: 20, callbacks: progress.fit()});
   */
  fit(options?: { label?: string }): any;
  /**
   * What readCsv calls as it reads a large file: MB done and in all, and the time left.
   * @example const table = await readCsv(blob, {onProgress: progress.read({label: "vendas.csv"})});
   */
  read(options?: { label?: string }): (bytes: { done: number; total: number }) => void;
};
/** A file of yours that this lab keeps. */
declare function FileAttachment(name: string): {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly mimeType: string;
  /** @example const table = await readCsv(await FileAttachment("vendas.csv").blob()); */
  blob(): Promise<Blob>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<any>;
  /** An address that an image takes. */
  url(): Promise<string>;
};
declare const Generators: any;
declare const Mutable: any;
/** Shows a value under the cell. */
declare function display<T>(value: T): T;
/** Shows an input under the cell, and gives its value to the notebook. */
declare function view(input: any): any;
/** Resolves when the cell is about to run again or to be deleted. */
declare const invalidation: Promise<void>;
/** Width of the notebook's column, in CSS pixels. */
declare const width: number;
/** The seed of your data. */
declare const studentSeed: number;
/** The reader's language. */
declare const language: "pt-BR" | "en";
/** Offers a file: a button under the cell saves it. */
declare function download(name: string, content: string | Uint8Array): void;
/** What other cells see of a value: what a promise resolves to, what a generator yields last. */
declare function __bancada_settled<T>(
  value: T,
): 0 extends 1 & T ? any : T extends AsyncGenerator<infer Y> | Generator<infer Y> ? Y : Awaited<T>;
`;

const imported = /(?:from\s*|import\(|import\s+|path=)["'](\.[^"']+)["']/g;

/** A declaration file and all that it reaches by relative paths. */
function reach(entry: string, files: Map<string, string>): void {
  if (files.has(entry) || !existsSync(entry)) return;
  const text = readFileSync(entry, "utf8");
  files.set(entry, text);
  for (const [, specifier = ""] of text.matchAll(imported)) {
    const base = resolve(dirname(entry), specifier.replace(/\.(js|ts)$/, ""));
    const found = [`${base}.d.ts`, `${base}.ts`, join(base, "index.d.ts")].find((path) => existsSync(path));
    if (found) reach(found, files);
  }
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return path.endsWith(".ts") && !path.endsWith(".test.ts") ? [path] : [];
  });

/** `@tensorflow/tfjs/dist/index.d.ts` is `dist/index.d.ts` of `@tensorflow/tfjs`. */
function splitEntry(library: string): [name: string, types: string] {
  const parts = library.split("/");
  const length = library.startsWith("@") ? 2 : 1;
  return [parts.slice(0, length).join("/"), parts.slice(length).join("/")];
}

/** Every type file by the path under which the editor's TypeScript looks for it. */
export function editorTypeFiles(): Record<string, string> {
  const files = new Map<string, string>();
  for (const library of libraries) reach(join(root, "node_modules", library), files);
  const named = Object.fromEntries([...files].map(([path, text]) => [`file:///${relative(root, path)}`, text]));
  const toolkit = join(root, "src/toolkit");
  for (const path of sources(toolkit)) {
    named[`file:///node_modules/bancada/${relative(toolkit, path)}`] = readFileSync(path, "utf8");
  }
  for (const library of libraries) {
    const [name, types] = splitEntry(library);
    named[`file:///node_modules/${name}/package.json`] = JSON.stringify({ name, types });
  }
  named["file:///node_modules/bancada/package.json"] = JSON.stringify({ name: "bancada", types: "index.ts" });
  named["file:///globals/always.d.ts"] = globals;
  for (const [name, library] of Object.entries(libraryGlobals)) {
    named[`file:///globals/named/${name}.d.ts`] = `declare const ${name}: typeof import("${library}");\n`;
    named[`file:///globals/unnamed/${name}.d.ts`] = `declare const ${name}: any;\n`;
  }
  return named;
}

/** TypeScript's own messages of errors in Portuguese, by their keys, whose end is the number; the rest are about its command line. */
function messagesInPortuguese(): string {
  const path = join(root, "node_modules/typescript/lib/pt-br/diagnosticMessages.generated.json");
  const all: Record<string, string> = JSON.parse(readFileSync(path, "utf8"));
  return JSON.stringify(Object.fromEntries(Object.entries(all).filter(([key]) => /_(?:[1278]|18)\d{3}$/.test(key))));
}

/** What the editor fetches when it loads, each under the module that gives its URL. */
const assets = [
  { virtual: "virtual:editor-types", name: "editor-types.json", read: () => JSON.stringify(editorTypeFiles()) },
  { virtual: "virtual:typescript-messages", name: "typescript-pt-BR.json", read: messagesInPortuguese },
];

/** `virtual:editor-types`: the URL of a JSON of type files, for completion in the editor; `virtual:typescript-messages` likewise. */
export function editorTypes(): Plugin {
  let serving = false;
  let base = "/";
  return {
    name: "bancada:editor-types",
    configResolved(config) {
      serving = config.command === "serve";
      base = config.base;
    },
    resolveId: (id) => (assets.some(({ virtual }) => virtual === id) ? `\0${id}` : null),
    load(id) {
      const asset = assets.find(({ virtual }) => id === `\0${virtual}`);
      if (!asset) return null;
      if (serving) return `export default ${JSON.stringify(`${base.replace(/\/$/, "")}/@${asset.name}`)};`;
      const reference = this.emitFile({ type: "asset", name: asset.name, source: asset.read() });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    // Monaco would bundle its own TypeScript worker too, 7 MB that nobody starts (editor/monaco-setup.ts starts ours).
    transform(code, id) {
      if (!id.endsWith("/languages/features/typescript/workerManager.js")) return null;
      const unused = /new Worker\(new URL\('ts\.worker\.js', import\.meta\.url\), \{ type: "module" \}\)/;
      if (!unused.test(code))
        this.error("Monaco starts its TypeScript worker in another way: look at tools/vite/editor-types.ts.");
      return { code: code.replace(unused, "undefined"), map: null };
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const asset = assets.find(({ name }) => request.url?.endsWith(`/@${name}`));
        if (!asset) return next();
        response.setHeader("content-type", "application/json");
        response.end(asset.read());
      });
    },
  };
}
