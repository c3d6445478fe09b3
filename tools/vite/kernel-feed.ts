import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import type { Plugin } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));
const source = (path: string): string => join(root, "src", path);

/** What the host can hand to a sandboxed frame, by specifier: a file of ours, or a package. */
const entries: Readonly<Record<string, { readonly file: string; readonly format: "iife" | "es" }>> = {
  kernel: { file: source("sandbox/kernel.ts"), format: "iife" },
  referee: { file: source("sandbox/referee.ts"), format: "iife" },
  "@tensorflow/tfjs": { file: source("sandbox/libraries/tf.ts"), format: "es" },
  "@tensorflow/tfjs-vis": { file: source("sandbox/libraries/tfvis.ts"), format: "es" },
  "@observablehq/plot": { file: source("sandbox/libraries/plot.ts"), format: "es" },
  "@observablehq/inputs": { file: source("sandbox/libraries/inputs.ts"), format: "es" },
  d3: { file: source("sandbox/libraries/d3.ts"), format: "es" },
  papaparse: { file: source("sandbox/libraries/papaparse.ts"), format: "es" },
  htl: { file: source("sandbox/libraries/htl.ts"), format: "es" },
  bancada: { file: source("toolkit/index.ts"), format: "es" },
};

const virtualId = "virtual:kernel-feed";
const developmentPath = "/@kernel-feed/";

interface Bundle {
  readonly code: string;
  /** Files that the bundle was made of. */
  readonly files: readonly string[];
}

const fileName = (specifier: string): string => `${specifier.replace(/^@/, "").replace("/", "-")}.js`;

/** One self-contained file: frames of an opaque origin cannot load a second one. */
async function bundle(specifier: string, minify: boolean): Promise<Bundle> {
  const entry = entries[specifier];
  if (!entry) throw new Error(`kernel feed: no entry for ${specifier}`);
  const build = await rolldown({
    input: entry.file,
    platform: "browser",
    resolve: {
      mainFields: ["module", "browser", "main"],
      // Inputs brings an older copy of its own.
      alias: { htl: join(root, "node_modules/htl/dist/index.js") },
    },
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    // Warnings of packages that we do not maintain; errors still throw.
    logLevel: "silent",
    plugins: [cssAsText(), ownVisor(), quietHtl()],
  });
  try {
    const { output } = await build.generate({
      format: entry.format,
      minify,
      comments: { legal: false },
      codeSplitting: false,
    });
    const [chunk] = output;
    return { code: chunk.code, files: chunk.moduleIds.filter((id) => !id.startsWith("\0")) };
  } finally {
    await build.close();
  }
}

/** `import css from "./x.css?inline"`, as Vite has it. */
function cssAsText() {
  const suffix = ".css?inline";
  return {
    name: "css-as-text",
    async resolveId(
      this: { resolve(id: string, importer?: string): Promise<{ id: string } | null> },
      id: string,
      importer?: string,
    ) {
      if (!id.endsWith(suffix)) return null;
      const found = await this.resolve(id.slice(0, -"?inline".length), importer);
      return found && `${found.id}?inline`;
    },
    async load(id: string) {
      if (!id.endsWith(suffix)) return null;
      const text = await readFile(id.slice(0, -"?inline".length), "utf8");
      return { code: `export default ${JSON.stringify(text)};`, moduleType: "js" as const };
    },
  };
}

/** tfjs-vis finds its visor by a relative path. */
function ownVisor() {
  return {
    name: "own-visor",
    resolveId: (id: string, importer?: string) =>
      importer?.includes("/tfjs-vis/dist/") && /^\.\.?\/visor$/.test(id) ? source("sandbox/libraries/visor.ts") : null,
  };
}

/**
 * htl marks the place of a function by an attribute, `<button onclick=::1>`, and puts the function there afterwards. The
 * frame's policy refuses inline handlers, and says so on the console for every such mark: under another name there is
 * nothing to refuse.
 */
function quietHtl() {
  const changes = [
    [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is htl's own source
      "string += `::${j}`;",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is htl's own source
      "string = `${string.slice(0, attributeNameStart - strings[j].length)}htl-${strings[j].slice(attributeNameStart)}::${j}`;",
    ],
    [
      "const value = values[+currentValue.slice(2)];\n                            removeAttribute(element, name), --i, --n;",
      "const value = values[+currentValue.slice(2)];\n                            removeAttribute(element, name), --i, --n;\n                            const own = name.slice(4);",
    ],
    ["element[name] = value;", "element[own] = value;"],
    ["setStyles(element[name], value);", "setStyles(element[own], value);"],
  ] as const;
  return {
    name: "quiet-htl",
    transform(code: string, id: string) {
      if (!/[\\/]node_modules[\\/]htl[\\/]/.test(id)) return null;
      let changed = code;
      for (const [from, to] of changes) {
        if (changed.split(from).length !== 2) throw new Error(`kernel feed: htl is not as it was: ${from}`);
        changed = changed.replace(from, () => to);
      }
      return { code: changed };
    },
  };
}

/** Names, versions and licences of the packages in the bundles, once each. */
async function notices(files: Iterable<string>): Promise<string> {
  const packages = new Set<string>();
  for (const file of files) {
    const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
    if (found) packages.add(found);
  }
  const texts: string[] = [];
  for (const directory of [...packages].sort()) {
    const description: unknown = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
    const { name, version, license } = description as { name: string; version: string; license?: string };
    const licenceFile = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"]
      .map((file) => join(directory, file))
      .find((file) => existsSync(file));
    const licence = licenceFile
      ? (await readFile(licenceFile, "utf8")).trim()
      : `Licence: ${license ?? "see the package"}`;
    texts.push(`${name} ${version}\n\n${licence}\n`);
  }
  return [...new Set(texts)].join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * Bundles what the host feeds to sandboxed frames and serves `virtual:kernel-feed`, whose default export maps each
 * specifier (`kernel`, `referee`, `d3`, `bancada`, …) to the URL of its file. In development a file is bundled when it
 * is asked for, and the event `kernel-feed:changed` (data: the specifier) says that it must be asked for again; in a
 * build each is emitted under a name with its hash, and `notices.txt` carries the licences.
 */
export function kernelFeed(): Plugin {
  let development = false;
  let base = "/";
  const made = new Map<string, Promise<Bundle>>();
  const present = (): string[] => Object.keys(entries).filter((name) => existsSync(entries[name]?.file ?? ""));
  const make = (specifier: string): Promise<Bundle> => {
    const known = made.get(specifier);
    if (known) return known;
    const making = bundle(specifier, !development);
    made.set(specifier, making);
    making.catch(() => made.delete(specifier));
    return making;
  };

  return {
    name: "kernel-feed",
    configResolved(config) {
      development = config.command === "serve";
      base = config.base;
    },
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : null),
    async load(id) {
      if (id !== `\0${virtualId}`) return null;
      const urls: string[] = [];
      const files = new Set<string>();
      for (const specifier of present()) {
        if (development) {
          urls.push(
            `${JSON.stringify(specifier)}: ${JSON.stringify(base + developmentPath.slice(1) + fileName(specifier))}`,
          );
          continue;
        }
        const { code, files: parts } = await make(specifier);
        for (const file of parts) files.add(file);
        const hash = createHash("sha256").update(code).digest("base64url").slice(0, 8);
        const reference = this.emitFile({
          type: "asset",
          fileName: `feed/${fileName(specifier).replace(/\.js$/, "")}-${hash}.js`,
          source: code,
        });
        urls.push(`${JSON.stringify(specifier)}: import.meta.ROLLUP_FILE_URL_${reference}`);
      }
      if (!development) this.emitFile({ type: "asset", fileName: "notices.txt", source: await notices(files) });
      return `export default {${urls.join(", ")}};`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split("?")[0] ?? "";
        const at = path.indexOf(developmentPath);
        const specifier =
          at < 0 ? undefined : present().find((name) => path.slice(at + developmentPath.length) === fileName(name));
        if (!specifier) return next();
        make(specifier).then(
          ({ code, files }) => {
            for (const file of files) if (!file.includes("node_modules")) server.watcher.add(file);
            response.setHeader("content-type", "text/javascript; charset=utf-8");
            response.setHeader("cache-control", "no-store");
            response.end(code);
          },
          (error: unknown) => {
            response.statusCode = 500;
            response.end(String(error));
          },
        );
      });
      server.watcher.on("change", (file) => {
        for (const [specifier, making] of made) {
          void making.then(({ files }) => {
            if (!files.includes(file)) return;
            made.delete(specifier);
            server.ws.send({ type: "custom", event: "kernel-feed:changed", data: specifier });
          });
        }
      });
    },
  };
}
