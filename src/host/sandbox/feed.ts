import urls from "virtual:kernel-feed";

const texts = new Map<string, Promise<string>>();

/** Texts that the host feeds to sandboxed frames: the kernel, the referee and the libraries, each fetched once. */
export const feed = {
  /** @throws where there is no such text, or the network does not give it; it is then asked for again next time */
  text(specifier: string): Promise<string> {
    const known = texts.get(specifier);
    if (known !== undefined) return known;
    const text = fetched(specifier).then((response) => response.text());
    texts.set(specifier, text);
    text.catch(() => texts.delete(specifier));
    return text;
  },
  /** @throws as {@link feed.text} */
  bytes: (specifier: string): Promise<ArrayBuffer> => fetched(specifier).then((response) => response.arrayBuffer()),
};

let unreached = 0;

/** How often the site has not given what it has: cells that failed then may not be at fault. */
export const unreachedCount = (): number => unreached;

async function fetched(specifier: string): Promise<Response> {
  const url = urlOf(specifier);
  if (url === undefined) throw new Error(`There is no library "${specifier}".`);
  const response = await fetch(url).catch((error: unknown) => {
    unreached += 1;
    throw error;
  });
  if (!response.ok) {
    // A file that the build lists is there, or the site was published anew meanwhile; another may be one that a student thought up.
    if (response.status >= 500 || Object.hasOwn(urls, specifier)) unreached += 1;
    throw new Error(`${specifier}: HTTP ${response.status}`);
  }
  return response;
}

/** The toolkit's files lie beside the file that lists them, `bancada/…`; the course's data sets are the site's own. */
function urlOf(specifier: string): string | undefined {
  if (Object.hasOwn(urls, specifier)) return urls[specifier];
  if (/^datasets\/[\w-]+\/[\w-]+\.csv$/.test(specifier)) return `${import.meta.env.BASE_URL}${specifier}`;
  if (!/^bancada\/[\w-]+\.(js|wasm)$/.test(specifier)) return undefined;
  return new URL(specifier, new URL(urls.bancada ?? "", location.href)).href;
}

import.meta.hot?.on("kernel-feed:changed", (changed: string) => {
  for (const specifier of texts.keys())
    if (specifier === changed || specifier.startsWith(`${changed}/`)) texts.delete(specifier);
});
