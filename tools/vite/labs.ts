import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";
import { coverage } from "../labs/coverage.ts";
import { labSources, moduleSources } from "../labs/lab-sources.ts";
import { catalogue, type FullLab, publicFiles, readFullLab, sealedFiles } from "../labs/publish.ts";

interface Site {
  /** By path under `labs/`. */
  readonly files: ReadonlyMap<string, string>;
  readonly labs: readonly FullLab[];
}

function site(notebooks: string, read = readFullLab): Site {
  const labs = labSources(notebooks).map(read);
  const files = new Map<string, string>();
  for (const lab of labs) for (const [path, text] of publicFiles(lab)) files.set(path, text);
  files.set("coverage.json", JSON.stringify(coverage(labs)));
  files.set("index.json", JSON.stringify(catalogue(moduleSources(notebooks), labs)));
  return { files, labs };
}

/** Reads a lab anew only where its text is another: an author saves one of them at a time. */
function keepUnchanged(): typeof readFullLab {
  const known = new Map<string, FullLab>();
  return (source) => {
    const before = known.get(source.folder);
    if (before?.source.text === source.text && before.source.overlay === source.overlay) return before;
    const lab = readFullLab(source);
    known.set(source.folder, lab);
    return lab;
  };
}

const mediaType = (path: string): string =>
  path.endsWith(".json") ? "application/json; charset=utf-8" : "text/html; charset=utf-8";

/**
 * Turns `notebooks/NN-module/slug/lab*.html` into the site: `labs/index.json`, each lab's public files, and, beside
 * the public folder and never inside it, the sealed part. A page for every lab lets deep links work on a static host.
 */
export function labs({ notebooks }: { notebooks: string }): Plugin {
  let outDir = "";
  let building = false;
  let built: Site | undefined;
  return {
    name: "bancada:labs",
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
      building = config.command === "build";
    },
    generateBundle() {
      built = site(notebooks);
      for (const { source, problems } of built.labs) {
        for (const problem of problems)
          this.warn(`${source.folder}/${problem.file}:${problem.line} ${problem.message.en}`);
      }
      for (const [path, source] of built.files) this.emitFile({ type: "asset", fileName: `labs/${path}`, source });
    },
    closeBundle() {
      if (!building || built === undefined) return;
      const sealed = join(dirname(outDir), "sealed");
      rmSync(sealed, { recursive: true, force: true });
      for (const lab of built.labs) {
        for (const [path, text] of sealedFiles(lab)) {
          const file = join(sealed, path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
      }
    },
    configureServer(server) {
      let current: Site | undefined;
      const readChanged = keepUnchanged();
      server.watcher.add(notebooks);
      server.watcher.on("all", (_event, path) => {
        if (!path.startsWith(notebooks)) return;
        current = undefined;
        server.ws.send({ type: "full-reload" });
      });
      server.middlewares.use((request, response, next) => {
        const path = /\/labs\/([^?]+)/.exec(request.url ?? "")?.[1];
        if (path === undefined) return next();
        try {
          current ??= site(notebooks, readChanged);
        } catch (error) {
          return next(error);
        }
        const text = current.files.get(decodeURIComponent(path));
        if (text === undefined) return next();
        response.setHeader("content-type", mediaType(path));
        response.end(text);
      });
    },
  };
}
