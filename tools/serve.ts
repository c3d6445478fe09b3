import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { LazyClass } from "../src/server/lazy-class.ts";
import { ownGrader } from "./own-grader.ts";
import { serveSite, siteApp } from "./site-server.ts";

const wanted = Number(process.env.PORT ?? 4173);
const build = process.env.BANCADA_OUT ?? fileURLToPath(new URL("../dist", import.meta.url));
const site = join(build, "public");
const sealed = join(build, "sealed");
let listening = 0;
const startGrader = ownGrader(() => `http://localhost:${listening}`);

// The class is loaded after the page is served, and opened when it is first used: who studies alone waits for neither.
let lazy: Promise<LazyClass> | undefined;
const theClass = () => {
  lazy ??= import("../src/server/lazy-class.ts").then(({ lazyClass }) =>
    lazyClass({ labs: { site, sealed }, startGrader }),
  );
  return lazy;
};

async function closeClass(): Promise<never> {
  await (await lazy)?.close();
  process.exit(0);
}

const app = new Hono<{ Bindings: HttpBindings }>();
app.get("/health", (context) => context.json({ alive: true }));
for (const path of ["/api/*", "/ready", "/metrics"]) {
  app.all(path, async (context) => (await theClass()).fetch(context.req.raw, context.env));
}
// The page asks for this file everywhere; a static host has the build's, which says that there is no class.
app.get("/server.json", (context) => {
  context.header("cache-control", "no-store");
  return context.json({ class: true });
});
app.route("/", siteApp(site));

try {
  const { server, port } = await serveSite(site, wanted, app);
  listening = port;
  const address = process.env.BANCADA_URL ?? `http://localhost:${port}`;
  console.log(`Bancada ready: http://localhost:${port}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      // What was asked is answered; a connection that hangs does not keep the server from ending.
      setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), 10_000).unref();
      server.close(() => void closeClass());
    });
  }
  const link = await (await theClass()).firstLink(address);
  if (link) console.log(`Para dar um curso, crie a sua conta · To teach a course, make your account: ${link}`);
} catch (error) {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  console.error(
    taken
      ? `Port ${wanted} is taken by another program. Choose another: PORT=4174 npm start`
      : `The server could not start: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exit(1);
}
