import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type OutputChunk, rolldown } from "rolldown";
import { type Bundle, inputOptions } from "./bundle.ts";
import { shared, source, toolkit } from "./entries.ts";
import { oneThread } from "./one-thread.ts";

const index = source("toolkit/index.ts");

/** Sub-modules by the name that follows `bancada/`, each with its file. */
export async function subModules(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const exported = /^export \* as (\w+) from "\.\/([\w-]+)(\/index)?\.ts";$/;
  for (const line of (await readFile(index, "utf8")).split("\n")) {
    if (!line.startsWith("export")) continue;
    const [, name = "", folder = "", inFolder = ""] = exported.exec(line) ?? [];
    if (!folder || name !== folder.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
      throw new Error(`kernel feed: src/toolkit/index.ts names sub-modules as folders, unlike: ${line}`);
    found[folder] = source(`toolkit/${folder}${inFolder}.ts`);
  }
  return found;
}

/**
 * The toolkit in files of its own: one a sub-module, and what several share beside them, so that a class is the same
 * object whoever imports it. Where one file imports another it says `"feed:bancada/x.js"`; a package that cells use as
 * well is `"feed:@tensorflow/tfjs"`; `import url from "x.wasm?url"` gives the URL of bytes.
 *
 * The code tells each sub-module's files, its own first.
 */
export async function bundleToolkit(minify: boolean): Promise<Bundle> {
  const bytes = new Map<string, Uint8Array>();
  const build = await rolldown({
    ...inputOptions,
    input: await subModules(),
    preserveEntrySignatures: "strict",
    // Its codecs stand apart only where naming one of them does not run all of them.
    treeshake: { moduleSideEffects: [{ test: /[\\/]hyparquet-compressors[\\/]/, sideEffects: false }] },
    plugins: [outOfTheFeed(bytes), oneThread()],
  });
  try {
    const { output } = await build.generate({
      format: "es",
      // Errors and outputs show the names of classes.
      minify: minify && { mangle: { keepNames: { class: true, function: false } } },
      comments: { legal: false },
      codeSplitting: { groups: [tfjsShared, tfjs, webGpu, base] },
      entryFileNames: minify ? "[name]-[hash].js" : "[name].js",
      chunkFileNames: minify ? "[name]-[hash].js" : "[name].js",
    });
    const chunks = output.filter((part) => part.type === "chunk");
    const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
    const list = chunks
      .filter((chunk) => chunk.isEntry)
      .map((chunk) => [chunk.name, [...filesOf(chunk, byName)].map((file) => feedName(file))]);
    return {
      code: `export default ${JSON.stringify(Object.fromEntries(list))};`,
      files: chunks.flatMap((chunk) => chunk.moduleIds.filter((id) => !id.startsWith("\0"))),
      parts: new Map<string, string | Uint8Array>([
        ...chunks.map((chunk) => [chunk.fileName, linked(chunk)] as const),
        ...bytes,
      ]),
    };
  } finally {
    await build.close();
  }
}

/** What `bancada/neural` brings of tfjs has files of its own: tools/checks/sizes.ts leaves them out of the toolkit's size. */
const tfjs = { name: "neural-tfjs", priority: 1, test: /[\\/]node_modules[\\/]@tensorflow[\\/]tfjs-backend-wasm/ };
/** What the backends for WebAssembly and for WebGPU share. */
const tfjsShared = { name: "neural-tfjs-shared", priority: 2, minShareCount: 2, test: /[\\/]tfjs-backend-cpu[\\/]/ };
/** What `useBackend("webgpu")` loads. */
const webGpu = { name: "neural-webgpu", test: /[\\/](tfjs-backend-webgpu|neural[\\/]backend[\\/]webgpu\.ts)/ };

/** What many sub-modules share is one file: many small ones compress worse, and are asked for one by one. */
const base = { name: "base", minShareCount: 12, test: /[\\/]src[\\/]toolkit[\\/]/ };

const prefix = "feed:";
const feedName = (file: string): string => (file.startsWith(prefix) ? file.slice(prefix.length) : `${toolkit}/${file}`);

/** A file, and all that it loads. */
function filesOf(chunk: OutputChunk, byName: ReadonlyMap<string, OutputChunk>, found = new Set<string>()): Set<string> {
  found.add(chunk.fileName);
  for (const file of chunk.imports) {
    const imported = byName.get(file);
    if (!imported) found.add(file);
    else if (!found.has(file)) filesOf(imported, byName, found);
  }
  return found;
}

/** A chunk whose imports say `feed:`, and whose later imports ask the kernel: the frame looks for nothing else. */
function linked({ code, imports, dynamicImports, fileName }: OutputChunk): string {
  let changed = code;
  for (const file of dynamicImports) {
    const name = JSON.stringify(`${toolkit}/${file}`);
    const later = new RegExp(`import\\((["'\`])\\./${file.replaceAll(".", "\\.")}\\1\\)`);
    changed = replaceOnce(changed, later, `globalThis[Symbol.for("bancada.kernel")].load(${name})`);
  }
  for (const file of imports) {
    if (file.startsWith(prefix)) continue;
    changed = replaceOnce(changed, JSON.stringify(`./${file}`), JSON.stringify(`${prefix}${toolkit}/${file}`));
  }
  const named = new Set(changed.match(/"feed:[^"]+"/g));
  if (named.size !== imports.length) throw new Error(`kernel feed: ${fileName} says "feed:" where it imports nothing.`);
  return changed;
}

function replaceOnce(text: string, from: string | RegExp, to: string): string {
  const count =
    typeof from === "string" ? text.split(from).length - 1 : [...text.matchAll(new RegExp(from, "g"))].length;
  if (count !== 1) throw new Error(`kernel feed: ${from} stands ${count} times in a chunk.`);
  return text.replace(from, () => to);
}

/** What the toolkit imports and the feed gives in another file. */
function outOfTheFeed(bytes: Map<string, Uint8Array>) {
  const suffix = "?url";
  return {
    name: "out-of-the-feed",
    async resolveId(
      this: { resolve(id: string, importer?: string): Promise<{ id: string } | null> },
      id: string,
      importer?: string,
    ) {
      const entry = shared[id];
      if (entry !== undefined) return { id: `${prefix}${entry}`, external: true };
      if (!id.endsWith(suffix)) return null;
      const found = await this.resolve(id.slice(0, -suffix.length), importer);
      if (!found) return null;
      const content = await readFile(found.id);
      const hash = createHash("sha256").update(content).digest("base64url").slice(0, 8);
      const name = basename(found.id).replace(/\.(\w+)$/, `-${hash}.$1`);
      bytes.set(name, content);
      return { id: `${prefix}${toolkit}/${name}`, external: true };
    },
  };
}
