import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Browser } from "@playwright/test";
import { Hono } from "hono";
import { siteApp } from "../site-server.ts";
import { chain200, kernelBoot } from "./grade-tasks.ts";
import { interleave, type Measurement, round } from "./measure.ts";
import { openLab, pyodide, stopRestore } from "./page-tasks.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rounds = 7;

/** The bounds of the design on a two-core machine; they are shown, never asserted: a machine may be busy. */
export const pageGoals: Readonly<Record<string, string>> = {
  "kernel-boot": "at most 100 ms",
  "open-lab": "at most 900 ms, ratio at most 0.5",
  "chain-200": "at most 20 ms",
  "stop-restore": "at most 200 ms",
};

/** Measures the rows of the page; Pyodide from npm, which boots and adds 1 and 1, is the peer of `open-lab`. */
export async function measurePage(browser: Browser, wanted: readonly string[]): Promise<Measurement[]> {
  const app = new Hono();
  app.get("/peer/pyodide.html", (context) =>
    context.html(readFileSync(join(root, "tools/bench/pyodide.html"), "utf8"), 200, { "cache-control": "no-cache" }),
  );
  app.use("/peer/*", async (context, next) => {
    await next();
    context.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.use(
    "/peer/*",
    serveStatic({ root: join(root, "node_modules/pyodide"), rewriteRequestPath: (path) => path.replace("/peer", "") }),
  );
  app.route("/", siteApp(join(process.env.BANCADA_OUT ?? join(root, "dist"), "public")));
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const site = `http://localhost:${typeof address === "object" && address ? address.port : 0}`;
  try {
    const tasks: Record<string, () => Promise<() => Promise<number>>> = {
      "kernel-boot": () => kernelBoot(browser, site),
      "open-lab": () => openLab(browser, site, "vectorization/tfidf"),
      "chain-200": () => chain200(browser, site),
      "stop-restore": () => stopRestore(browser, site),
    };
    const ready: Record<string, () => Promise<number>> = {};
    for (const [name, prepare] of Object.entries(tasks)) if (wanted.includes(name)) ready[name] = await prepare();
    if (wanted.includes("open-lab")) ready.pyodide = await pyodide(browser, site);
    const { pyodide: peer, ...ours } = await interleave(rounds, ready);
    return Object.entries(ours).map(([name, value]) =>
      name === "open-lab" && peer !== undefined
        ? { name, value: round(value), unit: "ms", peer: round(peer), ratio: round(value / peer) }
        : { name, value: round(value), unit: "ms", peer: null, ratio: null },
    );
  } finally {
    server.close();
  }
}
