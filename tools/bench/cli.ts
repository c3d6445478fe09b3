import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { launchChromium } from "../labs/grade-page.ts";
import { buildIfStale } from "../prepare.mjs";
import { siteApp } from "../site-server.ts";
import { chain200, kernelBoot } from "./grade-tasks.ts";
import { interleave, type Measurement } from "./measure.ts";
import { openLab, pyodide, stopRestore } from "./page-tasks.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rounds = 7;

/** The bounds of the design on a two-core machine; they are shown, never asserted: a machine may be busy. */
const bounds: Readonly<Record<string, string>> = {
  "kernel-boot": "at most 100 ms",
  "open-lab": "at most 900 ms, ratio at most 0.5",
  "chain-200": "at most 20 ms",
  "stop-restore": "at most 200 ms",
};

buildIfStale();
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
app.route("/", siteApp(join(root, "dist/public")));

const server = serve({ fetch: app.fetch, port: 0 });
await new Promise((resolve) => server.once("listening", resolve));
const address = server.address();
const site = `http://localhost:${typeof address === "object" && address ? address.port : 0}`;
const browser = await launchChromium();
try {
  const medians = await interleave(rounds, {
    "kernel-boot": await kernelBoot(browser, site),
    "open-lab": await openLab(browser, site, "vectorization/tfidf"),
    "chain-200": await chain200(browser, site),
    "stop-restore": await stopRestore(browser, site),
    pyodide: await pyodide(browser, site),
  });
  const { pyodide: peer, ...ours } = medians;
  for (const [name, value] of Object.entries(ours)) {
    const measurement: Measurement = {
      name,
      value: round(value),
      unit: "ms",
      peer: name === "open-lab" ? round(peer) : null,
      ratio: name === "open-lab" ? round(value / peer) : null,
    };
    console.log(process.argv.includes("--json") ? JSON.stringify(measurement) : sentence(measurement));
  }
} finally {
  await browser.close();
  server.close();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function sentence({ name, value, unit, peer, ratio }: Measurement): string {
  const against = peer === null ? "" : `; Pyodide from npm boots and adds 1 and 1 in ${peer} ${unit}: ratio ${ratio}`;
  return `${name.padEnd(14)} ${String(value).padStart(8)} ${unit} (${bounds[name]})${against}`;
}
