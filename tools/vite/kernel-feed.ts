import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { type Bundle, bundleEntry } from "./feed/bundle.ts";
import { bundleToolkit } from "./feed/bundle-toolkit.ts";
import { entries, toolkit } from "./feed/entries.ts";
import { notices } from "./feed/notices.ts";

const virtualId = "virtual:kernel-feed";
const developmentPath = "/@kernel-feed/";

const fileName = (specifier: string): string => `${specifier.replace(/^@/, "").replace("/", "-")}.js`;

/**
 * Bundles what the host feeds to sandboxed frames and serves `virtual:kernel-feed`, whose default export maps each
 * specifier (`kernel`, `referee`, `d3`, `bancada`, …) to the URL of its file; the toolkit's own files lie in the folder
 * `bancada/` beside the file that lists them. In development a file is bundled when it is asked for, and the event
 * `kernel-feed:changed` (data: the specifier) says that it must be asked for again; in a build each is emitted under a
 * name with its hash, and `notices.txt` carries the licences.
 */
export function kernelFeed(): Plugin {
  let development = false;
  let base = "/";
  const made = new Map<string, Promise<Bundle>>();
  const specifiers = [...Object.keys(entries), toolkit];
  const make = (specifier: string): Promise<Bundle> => {
    const known = made.get(specifier);
    if (known) return known;
    const making = specifier === toolkit ? bundleToolkit(!development) : bundleEntry(specifier, !development);
    made.set(specifier, making);
    making.catch(() => made.delete(specifier));
    return making;
  };
  /** What stands at a path under {@link developmentPath}, and the files that it was made of. */
  const served = async (path: string): Promise<{ content: string | Uint8Array; files: readonly string[] } | null> => {
    const specifier = specifiers.find((name) => path === fileName(name));
    if (specifier) {
      const { code, files } = await make(specifier);
      return { content: code, files };
    }
    if (!path.startsWith(`${toolkit}/`)) return null;
    const { parts, files } = await make(toolkit);
    const content = parts?.get(path.slice(toolkit.length + 1));
    return content === undefined ? null : { content, files };
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
      for (const specifier of specifiers) {
        if (development) {
          urls.push(
            `${JSON.stringify(specifier)}: ${JSON.stringify(base + developmentPath.slice(1) + fileName(specifier))}`,
          );
          continue;
        }
        const bundle = await make(specifier);
        for (const file of bundle.files) files.add(file);
        const hash = createHash("sha256").update(bundle.code).digest("base64url").slice(0, 8);
        const reference = this.emitFile({
          type: "asset",
          fileName: `feed/${fileName(specifier).replace(/\.js$/, "")}-${hash}.js`,
          source: bundle.code,
        });
        urls.push(`${JSON.stringify(specifier)}: import.meta.ROLLUP_FILE_URL_${reference}`);
        for (const [name, content] of bundle.parts ?? [])
          this.emitFile({ type: "asset", fileName: `feed/${specifier}/${name}`, source: content });
      }
      if (!development) this.emitFile({ type: "asset", fileName: "notices.txt", source: await notices(files) });
      return `export default {${urls.join(", ")}};`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split("?")[0] ?? "";
        const at = path.indexOf(developmentPath);
        if (at < 0) return next();
        served(path.slice(at + developmentPath.length)).then(
          (found) => {
            response.statusCode = found ? 200 : 404;
            for (const file of found?.files ?? []) if (!file.includes("node_modules")) server.watcher.add(file);
            const isBytes = typeof found?.content === "object";
            response.setHeader("content-type", isBytes ? "application/wasm" : "text/javascript; charset=utf-8");
            response.setHeader("cache-control", "no-store");
            response.end(found?.content);
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
