import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import type { Release } from "../../src/service-worker/release.ts";

const entry = fileURLToPath(new URL("../../src/service-worker/service-worker.ts", import.meta.url));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

/**
 * Copies of the page for other addresses, compressed copies, the worker itself and the build's own notes are no files of a
 * release; nor is server.json, which says who serves the site, and a server with a class says it otherwise; nor are
 * locked labs, which no student's device needs, and which are other bytes in every build.
 */
const isOwn = (path: string): boolean =>
  !/^(\.vite\/|locked\/|404\.html$|sw\.js$|server\.json$)|\/index\.html$|\.(gz|br)$/.test(path);

/**
 * Writes `sw.js` into a built site: the service worker with the list of all that the site consists of. It is written
 * last, for whatever changes in the site makes another release.
 */
export async function writeServiceWorker(site: string): Promise<Release> {
  const paths = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => relative(site, join(found.parentPath, found.name)).replaceAll("\\", "/"))
    .filter(isOwn)
    .sort();
  const files = Object.fromEntries(paths.map((path) => [path, hash(readFileSync(join(site, path)))]));
  const release: Release = { id: hash(JSON.stringify(files)), files, shell: shellOf(site, paths) };
  writeFileSync(join(site, "sw.js"), await bundle(release));
  return release;
}

const hash = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest().subarray(0, 16).toString("base64url");

/** What the course page loads, and what it loads when it is idle: languages, the lab page. */
function shellOf(site: string, paths: readonly string[]): string[] {
  const manifest = JSON.parse(readFileSync(join(site, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
  const page = reach(manifest, ["index.html"]);
  const next = reach(
    manifest,
    [...page].flatMap((key) => manifest[key]?.dynamicImports ?? []),
  );
  const chunks = [...page, ...next].flatMap((key) => [manifest[key]?.file ?? "", ...(manifest[key]?.css ?? [])]);
  const first = paths.filter((path) => /^(index\.html|manifest\.webmanifest|icons\/.*|labs\/index\.json)$/.test(path));
  return [...new Set([...first, ...chunks])].filter((path) => paths.includes(path));
}

/** Chunks and all that they load at once. */
function reach(
  manifest: Readonly<Record<string, Chunk>>,
  keys: readonly string[],
  seen = new Set<string>(),
): Set<string> {
  for (const key of keys) {
    if (seen.has(key)) continue;
    seen.add(key);
    reach(manifest, manifest[key]?.imports ?? [], seen);
  }
  return seen;
}

async function bundle(release: Release): Promise<string> {
  const build = await rolldown({
    input: entry,
    platform: "browser",
    transform: { define: { __RELEASE__: "__bancadaRelease" } },
  });
  try {
    const { output } = await build.generate({ format: "iife", minify: true, codeSplitting: false });
    return `const __bancadaRelease = ${JSON.stringify(release)};\n${output[0].code}`;
  } finally {
    await build.close();
  }
}
