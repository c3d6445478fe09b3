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
  "bancada",
] as const;
/** `describe` and `progress` are the kernel's own (sandbox/describe.ts, progress.ts): no cell can import them. */
export type LibraryName = (typeof libraryNames)[number] | "describe" | "progress";

type Namespace = Readonly<Record<string, unknown>>;

/** `https://cdn.jsdelivr.net/npm/d3@7/+esm`, as notebooks from elsewhere have it. */
const fromCdn = /^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(?:\/\+esm)?\/?$/;
/** `d3`, `npm:d3`, `npm:d3@7`. */
const fromNpm = /^(?:npm:)?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?$/;

/** The package that a specifier names; null where it is none of ours. */
export function libraryOf(specifier: string): LibraryName | null {
  const name = (fromCdn.exec(specifier) ?? fromNpm.exec(specifier))?.[1];
  return libraryNames.find((known) => known === name) ?? null;
}

/** `bancada/feature-extraction` is `featureExtraction` of the toolkit. */
const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const kebabCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const isToolkit = (specifier: string): boolean => /^(?:npm:)?bancada(?:\/|$)/.test(specifier);

/** Libraries come from the host as text, once each, and become modules by a blob: the frame has no network. */
export class Libraries {
  readonly #loading = new Map<LibraryName, Promise<Namespace>>();

  constructor(
    private readonly options: {
      readonly fetchText: (name: LibraryName) => Promise<string>;
      readonly words: () => Words;
      /** Called with a library before anyone else has it. */
      readonly onLoad: (name: LibraryName, namespace: Namespace) => void;
    },
  ) {}

  /**
   * @param names - those that the cell takes from the module
   * @throws where there is no such module or name: the message lists those that exist
   */
  async import(specifier: string, names: readonly string[], closed: boolean): Promise<unknown> {
    const found = await this.#find(specifier, closed);
    const missing = names.find((name) => !(name in found));
    if (missing === undefined) return found;
    throw new SyntaxError(this.options.words().unknownName(missing, specifier, Object.keys(found)));
  }

  async #find(specifier: string, closed: boolean): Promise<Namespace> {
    const { words } = this.options;
    if (isToolkit(specifier)) {
      if (closed) throw new TypeError(words().closed(specifier));
      const toolkit = await this.load("bancada");
      const part = specifier.replace(/^npm:/, "").slice("bancada/".length);
      if (!part) return toolkit;
      const found = toolkit[camelCase(part)];
      if (found !== undefined) return found as Namespace;
      throw new TypeError(
        words().unknownModule(
          specifier,
          Object.keys(toolkit).map((name) => `bancada/${kebabCase(name)}`),
        ),
      );
    }
    const name = libraryOf(specifier);
    if (!name) throw new TypeError(words().unknownModule(specifier, libraryNames));
    return this.load(name);
  }

  load(name: LibraryName): Promise<Namespace> {
    const known = this.#loading.get(name);
    if (known) return known;
    const loading = this.#load(name);
    this.#loading.set(name, loading);
    // After a failure of the network the next cell that asks tries again.
    loading.catch(() => this.#loading.delete(name));
    return loading;
  }

  async #load(name: LibraryName): Promise<Namespace> {
    const text = await this.options.fetchText(name).catch((error: unknown) => {
      throw new Error(this.options.words().notLoaded(name, error instanceof Error ? error.message : String(error)));
    });
    const url = URL.createObjectURL(new Blob([text, `\n//# sourceURL=${name}`], { type: "text/javascript" }));
    try {
      const namespace = (await import(/* @vite-ignore */ url)) as Namespace;
      this.options.onLoad(name, namespace);
      return namespace;
    } finally {
      URL.revokeObjectURL(url);
    }
  }
}
