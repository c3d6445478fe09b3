export type Namespace = Readonly<Record<string, unknown>>;

/** A text of the feed that has become a module. */
export interface Made {
  /** Blob URL of its text. */
  readonly url: string;
  readonly namespace: Namespace;
}

export async function makeModule(specifier: string, text: string): Promise<Made> {
  const url = URL.createObjectURL(new Blob([text, `\n//# sourceURL=${specifier}`], { type: "text/javascript" }));
  return { url, namespace: (await import(/* @vite-ignore */ url)) as Namespace };
}

/** How a text of the feed names another one that it imports (tools/vite/feed). */
const imported = /"feed:([^"]+)"/g;

/**
 * Modules from what the host feeds, each made and evaluated once, after those that it imports. Their URLs are kept:
 * workers of the frame import the same texts from them.
 */
export class FeedModules {
  /** Blob URLs of what is loaded, by specifier. */
  readonly urls = new Map<string, string>();
  readonly #loading = new Map<string, Promise<Namespace>>();

  constructor(
    private readonly options: {
      readonly fetch: (specifier: string) => Promise<string | ArrayBuffer>;
      /** Modules that came before they were asked for. */
      readonly stock?: ReadonlyMap<string, Promise<Made>>;
      /** Called with a module before anyone else has it. */
      readonly onLoad?: (specifier: string, namespace: Namespace) => void;
    },
  ) {}

  load(specifier: string): Promise<Namespace> {
    const known = this.#loading.get(specifier);
    if (known) return known;
    const loading = this.#load(specifier);
    this.#loading.set(specifier, loading);
    // After a failure of the network the next cell that asks tries again.
    loading.catch(() => this.#loading.delete(specifier));
    return loading;
  }

  async #load(specifier: string): Promise<Namespace> {
    const { url, namespace } = await (this.options.stock?.get(specifier) ?? this.#fetch(specifier));
    this.urls.set(specifier, url);
    this.options.onLoad?.(specifier, namespace);
    return namespace;
  }

  async #fetch(specifier: string): Promise<Made> {
    const content = await this.options.fetch(specifier);
    const text =
      typeof content === "string"
        ? await this.#linked(content)
        : `export default "${URL.createObjectURL(new Blob([content], { type: "application/wasm" }))}"`;
    return makeModule(specifier, text);
  }

  async #linked(text: string): Promise<string> {
    await Promise.all(Array.from(text.matchAll(imported), ([, name = ""]) => this.load(name)));
    return text.replace(imported, (_, name: string) => `"${this.urls.get(name)}"`);
  }
}
