import { FeedModules, type Made, type Namespace } from "./feed-modules.ts";
import { loadPart, toolkitParts } from "./toolkit-parts.ts";
import type { Words } from "./words.ts";

/** Packages that a notebook can import. */
export const libraryNames = [
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
  "bancada",
] as const;
/** `describe`, `files` and `progress` are the kernel's own (sandbox/describe.ts, files.ts, progress.ts): no cell can import them. */
export type LibraryName = (typeof libraryNames)[number] | "describe" | "files" | "progress";

/** `https://cdn.jsdelivr.net/npm/d3@7/+esm`, as notebooks from elsewhere have it. */
const fromCdn = /^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(?:\/\+esm)?\/?$/;
/** `d3`, `npm:d3`, `npm:d3@7`. */
const fromNpm = /^(?:npm:)?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?$/;

/** The package that a specifier names; null where it is none of ours. */
export function libraryOf(specifier: string): LibraryName | null {
  const name = (fromCdn.exec(specifier) ?? fromNpm.exec(specifier))?.[1];
  return libraryNames.find((known) => known === name || known === specifier) ?? null;
}

/** `bancada/feature-extraction` is `featureExtraction` of the toolkit. */
const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export const isToolkit = (specifier: string): boolean => /^(?:npm:)?bancada(?:\/|$)/.test(specifier);

/** Libraries come from the host as text, once each, and become modules by a blob: the frame has no network. */
export class Libraries {
  readonly #modules: FeedModules;

  constructor(
    private readonly options: {
      readonly fetch: (specifier: string) => Promise<string | ArrayBuffer>;
      readonly stock: ReadonlyMap<string, Promise<Made>>;
      readonly words: () => Words;
      /** Called with a library, or a sub-module of the toolkit, before a cell has it. */
      readonly onLoad: (name: string, namespace: Namespace) => void;
    },
  ) {
    const { fetch, stock, words, onLoad } = options;
    this.#modules = new FeedModules({
      fetch: (specifier) =>
        fetch(specifier).catch((error: unknown) => {
          const name = specifier.startsWith("bancada/") ? "bancada" : specifier;
          throw new Error(words().notLoaded(name, error instanceof Error ? error.message : String(error)));
        }),
      stock,
      onLoad,
    });
  }

  /**
   * @param names - those that the cell takes from the module
   * @throws where there is no such module or name: the message lists those that exist
   */
  async import(specifier: string, names: readonly string[], closed: boolean): Promise<unknown> {
    const found = await this.#find(specifier, names, closed);
    const missing = names.find((name) => !(name in found));
    if (missing === undefined) return found;
    throw new SyntaxError(this.options.words().unknownName(missing, specifier, Object.keys(found)));
  }

  async #find(specifier: string, names: readonly string[], closed: boolean): Promise<Namespace> {
    const { words } = this.options;
    if (isToolkit(specifier)) {
      if (closed) throw new TypeError(words().closed(specifier));
      return this.#toolkit(specifier, names);
    }
    const name = libraryOf(specifier);
    if (!name) throw new TypeError(words().unknownModule(specifier, libraryNames));
    return this.load(name);
  }

  /** One sub-module, or those of the whole that a cell names; all of them where it takes the whole. */
  async #toolkit(specifier: string, names: readonly string[]): Promise<Namespace> {
    const part = specifier.replace(/^npm:/, "").slice("bancada/".length);
    const known = Object.keys(await toolkitParts(this.#modules));
    if (!part) {
      const isNamed = (name: string) => names.length === 0 || names.includes(camelCase(name));
      const entries = known.map(async (name) => [camelCase(name), isNamed(name) ? await this.#part(name) : undefined]);
      return Object.fromEntries(await Promise.all(entries)) as Namespace;
    }
    const found = await this.#part(part);
    if (found) return found;
    const all = known.map((name) => `bancada/${name}`);
    throw new TypeError(this.options.words().unknownModule(specifier, all));
  }

  async #part(name: string): Promise<Namespace | undefined> {
    // Whatever is loaded, its errors speak the reader's language.
    const [part, errors] = await Promise.all([name, "errors"].map((part) => loadPart(this.#modules, part)));
    if (errors) this.options.onLoad("bancada/errors", errors);
    if (part) this.options.onLoad(`bancada/${name}`, part);
    return part;
  }

  /** Blob URLs of what is loaded, by specifier. */
  get urls(): ReadonlyMap<string, string> {
    return this.#modules.urls;
  }

  load(name: LibraryName): Promise<Namespace> {
    return this.#modules.load(name);
  }

  /** A file of the toolkit, `bancada/….js`, that it wants only now. */
  loadFile(file: string): Promise<Namespace> {
    return this.#modules.load(file);
  }
}
