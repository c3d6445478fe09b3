import { createRoute, z } from "@hono/zod-openapi";
import { sql } from "drizzle-orm";
import { Problem } from "../problems/problem.ts";
import { json, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const providerSchema = z.object({ id: z.enum(["microsoft", "github", "oidc"]), name: z.string() });

/** What this server offers, and how it is doing. */
export function serverRoutes({ config, db, metrics }: Services) {
  const router = newRouter();
  const providers: z.infer<typeof providerSchema>[] = [];
  if (config.microsoft) providers.push({ id: "microsoft", name: "Microsoft" });
  if (config.github) providers.push({ id: "github", name: "GitHub" });
  if (config.oidc) providers.push({ id: "oidc", name: config.oidc.name });

  const about = createRoute({
    method: "get",
    path: "/api/server",
    summary: "What this server offers",
    responses: {
      200: json(
        z.object({
          providers: z
            .array(providerSchema)
            .openapi({ description: "Where people can sign in, besides e-mail and password" }),
          mail: z.boolean().openapi({ description: "Does it send letters with new passwords?" }),
        }),
        "What can be offered on the sign-in page",
      ),
      ...refusals,
    },
  });
  router.openapi(about, (context) => context.json({ providers, mail: config.mail !== null }, 200));

  const ready = createRoute({
    method: "get",
    path: "/ready",
    summary: "Can it answer? 503 where the database does not",
    responses: { 200: json(z.object({ ready: z.literal(true) }), "It can"), ...refusals },
  });
  router.openapi(ready, async (context) => {
    try {
      await db.execute(sql`select 1`);
    } catch {
      throw new Problem("unavailable");
    }
    return context.json({ ready: true as const }, 200);
  });

  const measurements = createRoute({
    method: "get",
    path: "/metrics",
    summary: "Measurements in Prometheus' text format",
    description: "From this machine; from elsewhere with `Authorization: Bearer` and BANCADA_METRICS_TOKEN.",
    responses: { 200: { description: "Measurements", content: { "text/plain": { schema: z.string() } } }, ...refusals },
  });
  router.openapi(measurements, async (context) => {
    const authorization = context.req.header("authorization");
    const local = /^(::1|127\.|::ffff:127\.)/.test(context.var.address) && !context.req.header("x-forwarded-for");
    const allowed = config.metricsToken === null ? local : authorization === `Bearer ${config.metricsToken}`;
    if (!allowed) throw new Problem("not-allowed");
    return context.text(await metrics.text(), 200, { "content-type": metrics.contentType });
  });

  return router;
}
