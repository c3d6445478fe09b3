import { join } from "node:path";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { readConfig } from "../../../src/server/config.ts";
import { openClass } from "../../../src/server/open-class.ts";
import { serveSite, siteApp } from "../../site-server.ts";

/**
 * The class server and the site on one port, without a grader of its own: a process that the benchmark starts, and asks
 * over its channel for the processor time that it has used.
 */
const build = process.env.BANCADA_OUT ?? "";
const site = join(build, "public");
const {
  app: classApp,
  close,
  firstInstructor,
} = await openClass({
  config: readConfig(process.env),
  labs: { site, sealed: join(build, "sealed") },
});
const app = new Hono<{ Bindings: HttpBindings }>();
app.all("/api/*", (context) => classApp.fetch(context.req.raw, context.env));
app.get("/server.json", (context) => context.json({ class: true }));
app.route("/", siteApp(site));
const { port } = await serveSite(site, 0, app);
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ processorMs: (user + system) / 1000 });
});
process.once("disconnect", () => void close().then(() => process.exit(0)));
process.send?.({ port, firstToken: firstInstructor.token });
