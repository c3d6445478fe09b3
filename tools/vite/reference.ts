import type { Plugin } from "vite";
import type { ReferenceEntry } from "../../src/shared/reference.ts";

const virtual = "virtual:reference";
const fileName = "reference.json";

/** What the toolkit's docstrings say: reading them takes seconds, so it is done when it is asked for. */
async function read(): Promise<ReferenceEntry[]> {
  const { extractReference } = await import("../reference/extract.ts");
  return extractReference();
}

/** `virtual:reference`: the URL of a JSON with the toolkit's public names (src/shared/reference.ts). */
export function reference(): Plugin {
  let serving = false;
  let base = "/";
  return {
    name: "bancada:reference",
    configResolved(config) {
      serving = config.command === "serve";
      base = config.base;
    },
    resolveId: (id) => (id === virtual ? `\0${virtual}` : null),
    async load(id) {
      if (id !== `\0${virtual}`) return null;
      if (serving) return `export default ${JSON.stringify(`${base}@${fileName}`)};`;
      const source = JSON.stringify(await read());
      return `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", name: fileName, source })};`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.endsWith(`/@${fileName}`)) return next();
        read().then((entries) => {
          response.setHeader("content-type", "application/json");
          response.end(JSON.stringify(entries));
        }, next);
      });
    },
  };
}
