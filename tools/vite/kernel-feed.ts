import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
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
