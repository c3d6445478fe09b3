import urls from "virtual:kernel-feed";

const texts = new Map<string, Promise<string>>();

/** Texts that the host feeds to sandboxed frames: the kernel, the referee and the libraries, each fetched once. */
export const feed = {
  /** @throws where there is no such text, or the network does not give it; it is then asked for again next time */
  text(specifier: string): Promise<string> {
    const known = texts.get(specifier);
    if (known !== undefined) return known;
    const text = fetchText(specifier);
    texts.set(specifier, text);
    text.catch(() => texts.delete(specifier));
    return text;
  },
};

async function fetchText(specifier: string): Promise<string> {
  const url = Object.hasOwn(urls, specifier) ? urls[specifier] : undefined;
  if (url === undefined) throw new Error(`There is no library "${specifier}".`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${specifier}: HTTP ${response.status}`);
  return response.text();
}

import.meta.hot?.on("kernel-feed:changed", (specifier: string) => texts.delete(specifier));
