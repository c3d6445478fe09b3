import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { newId } from "../shared/ids.ts";
import type { Env } from "./router.ts";
import type { Services } from "./services.ts";

/**
 * One line and one measurement a request. The route is named, not the address; no body, no header, no query: passwords,
 * tokens and what students wrote are in no log.
 */
export const logRequests =
  ({ log, metrics }: Pick<Services, "log" | "metrics">): MiddlewareHandler<Env> =>
  async (context, next) => {
    const startedMs = performance.now();
    const requestId = newId();
    context.set("requestId", requestId);
    context.set("caller", null);
    await next();
    context.header("x-request-id", requestId);
    const ms = performance.now() - startedMs;
    const { status } = context.res;
    const labels = { method: context.req.method, route: routePath(context, -1), status };
    metrics.observe(labels, ms / 1000);
    const line = { requestId, ...labels, ms: Math.round(ms * 10) / 10, user: context.var.caller?.id };
    if (status >= 500) log.error(line, "request");
    else log.info(line, "request");
  };
