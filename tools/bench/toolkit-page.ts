import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import type { Browser } from "@playwright/test";
import { Hono } from "hono";
import { rolldown } from "rolldown";

const worker = fileURLToPath(new URL("toolkit-worker.ts", import.meta.url));
const html = fileURLToPath(new URL("toolkit-page.html", import.meta.url));

/** One run: how long it took, and the figure that tells what it did. */
export interface TaskRun {
  readonly ms: number;
  readonly figure: number;
}

interface Side {
  run(): Promise<TaskRun>;
  close(): Promise<void>;
}

/** What toolkit-page.html has. */
type TaskWindow = typeof globalThis & { ready: Promise<void>; run(): Promise<TaskRun> };

/** A task's module in a worker of a page of Chromium, as a student's browser would run it. */
export async function openPageSide(
  browser: Browser,
  task: { readonly module: string; readonly folder: string; readonly files: readonly string[] },
): Promise<Side> {
  const { code, assets } = await bundle(task.module);
  const app = new Hono();
  app.get("/", (context) => context.html(readFileSync(html, "utf8")));
  app.get("/worker.js", (context) => context.body(code, 200, { "content-type": "text/javascript" }));
  app.get("/data/", (context) => context.json(task.files));
  app.get("/data/:file", (context) => context.body(read(join(task.folder, basename(context.req.param("file"))))));
  app.get("/asset/:file", (context) => {
    const file = assets.get(context.req.param("file"));
    return file ? context.body(read(file), 200, { "content-type": "application/wasm" }) : context.notFound();
  });
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const page = await browser.newPage();
  const close = async (): Promise<void> => {
    await page.close();
    server.close();
  };
  try {
    await page.goto(`http://localhost:${typeof address === "object" && address ? address.port : 0}/`);
    await page.evaluate(() => (globalThis as TaskWindow).ready);
  } catch (error) {
    await close();
    throw error;
  }
  return { run: () => page.evaluate(() => (globalThis as TaskWindow).run()), close };
}

const read = (file: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(file));

/** One file that serves the task; `x.wasm?url` is the address of that file. */
async function bundle(module: string): Promise<{ code: string; assets: ReadonlyMap<string, string> }> {
  const entry = "task-in-a-worker";
  const assets = new Map<string, string>();
  const build = await rolldown({
    input: entry,
    platform: "browser",
    resolve: { mainFields: ["module", "browser", "main"] },
    transform: { define: { "process.env.NODE_ENV": '"production"' } },
    logLevel: "silent",
    plugins: [
      {
        name: "task-in-a-worker",
        async resolveId(id, importer) {
          if (id === entry) return `\0${entry}`;
          if (!id.endsWith("?url")) return null;
          const found = await this.resolve(id.slice(0, -"?url".length), importer);
          if (!found) return null;
          assets.set(basename(found.id), found.id);
          return `\0asset:${basename(found.id)}`;
        },
        load(id) {
          if (id.startsWith("\0asset:")) return `export default "/asset/${id.slice("\0asset:".length)}";`;
          if (id !== `\0${entry}`) return null;
          return `import {serveTask} from ${JSON.stringify(worker)}; import * as task from ${JSON.stringify(module)};
            // Workers that the task starts itself import this file for the toolkit alone (run-jobs.ts names them).
            if (self.name !== "bancada") serveTask(task).catch((error) => setTimeout(() => { throw error; }));`;
        },
      },
    ],
  });
  try {
    const { output } = await build.generate({ format: "es", minify: true, codeSplitting: false });
    return { code: output[0].code, assets };
  } finally {
    await build.close();
  }
}
