import type { FeedModules, Namespace } from "./feed-modules.ts";

/** Sub-modules of the toolkit, each with the files of the feed that it needs, its own first. */
type Parts = Readonly<Record<string, readonly string[]>>;

export async function toolkitParts(modules: FeedModules): Promise<Parts> {
  return (await modules.load("bancada")).default as Parts;
}

/** Loads a sub-module; undefined where there is none. */
export async function loadPart(modules: FeedModules, name: string): Promise<Namespace | undefined> {
  const parts = await toolkitParts(modules);
  const files = Object.hasOwn(parts, name) ? (parts[name] ?? []) : [];
  // All at once: each waits for those that it imports, and the network for none.
  const [own] = await Promise.all(files.map((file) => modules.load(file)));
  return own;
}
