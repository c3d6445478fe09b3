import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { etag } from "hono/etag";

/** The built site as an HTTP application: static files, compressed where they were, and the page for every route. */
export function siteApp(site: string): Hono {
  const app = new Hono();
  const index = join(site, "index.html");
  app.use(async (context, next) => {
    await next();
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
    context.header("content-security-policy", "frame-ancestors 'none'");
    const hashed = /\/(assets|feed)\//.test(context.req.path);
    context.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  });
  app.use(etag());
  app.use(serveStatic({ root: site, precompressed: true }));
  app.get("*", (context) => {
    // A file that is not there is an error; any other address is a route of the page.
    if (/\.[a-z0-9]+$/i.test(context.req.path)) return context.text("Not found", 404);
    if (!existsSync(index)) return context.text("The site is not built: run npm run build.", 503);
    return context.html(readFileSync(index, "utf8"));
  });
  return app;
}

type Fetch = Parameters<typeof serve>[0]["fetch"];

/** Serves the site, or an application that holds it; resolves when it listens. Port 0 takes a free one. */
export function serveSite(
  site: string,
  port: number,
  app: { readonly fetch: Fetch } = siteApp(site),
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port }, (address) => resolve({ server, port: address.port }));
    server.on("error", reject);
  });
}
