import type { MiddlewareHandler } from "hono";
import type { ServerConfig } from "./config.ts";
import { Problem } from "./problems/problem.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site makes a browser send. A browser names the page's origin with every request that changes
 * something; programs without cookies name none, and have nothing to steal.
 */
export const checkOrigin =
  ({ url }: Pick<ServerConfig, "url">): MiddlewareHandler =>
  async (context, next) => {
    if (!safe.has(context.req.method)) {
      const origin = context.req.header("origin");
      const own =
        origin === undefined ? context.req.header("cookie") === undefined : isOwn(origin, context.req.raw, url);
      if (!own) throw new Problem("wrong-origin");
    }
    await next();
  };

function isOwn(origin: string, request: Request, url: string | null): boolean {
  if (url !== null && origin === new URL(url).origin) return true;
  const host = request.headers.get("host") ?? new URL(request.url).host;
  // Behind a proxy that ends TLS the scheme differs; the host does not.
  return URL.canParse(origin) && new URL(origin).host === host;
}
