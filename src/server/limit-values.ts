import type { MiddlewareHandler } from "hono";
import { Problem } from "./problems/problem.ts";

/** No form of the page sends more. */
const most = 20_000;
/** A gradebook of 25,000 grades, and what the devices of a semester have to say. */
const mostOfMany = 150_000;
const isMany = (path: string): boolean => path === "/api/sync" || path.endsWith("/grades");

/**
 * Refuses JSON that holds more values than a request can mean. zod reads a list to its end before it counts it, and keeps
 * every fault that it finds: five megabytes of `{},{},…` would hold the server for seconds, for one line of the answer.
 */
export const limitValues: MiddlewareHandler = async (context, next) => {
  if (context.req.header("content-type")?.includes("json")) {
    // As bytes: whoever reads them after us gets them as they came.
    const bytes = await context.req.arrayBuffer();
    const limit = isMany(context.req.path) ? mostOfMany : most;
    // So many values have as many commas and brackets.
    if (bytes.byteLength > 2 * limit && holdsMore(await context.req.json().catch(() => null), limit)) {
      throw new Problem("invalid", { fields: `body (expected at most ${limit} values)` });
    }
  }
  await next();
};

function holdsMore(json: unknown, limit: number): boolean {
  const waiting = [json];
  for (let count = 0; waiting.length > 0; ) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null) continue;
    const inner = Object.values(value);
    count += inner.length;
    if (count > limit) return true;
    for (const one of inner) waiting.push(one);
  }
  return false;
}
