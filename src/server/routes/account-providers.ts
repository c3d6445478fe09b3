import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, ne } from "drizzle-orm";
import { forward } from "../auth/forward.ts";
import { must } from "../can.ts";
import { accounts } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const provider = z.enum(["microsoft", "github", "oidc"]);

/** Where else one signs in to one's account. It is made so from within the account only: an e-mail alone opens none. */
export function accountProviderRoutes({ auth, config, db, limits }: Services) {
  const router = newRouter();

  const read = createRoute({
    method: "get",
    path: "/api/account/providers",
    summary: "The providers that open one's account",
    responses: { 200: json(z.array(provider), "Besides e-mail and password"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { id } = must(context.var.caller, "be somebody");
    const rows = await db
      .select({ at: accounts.providerId })
      .from(accounts)
      .where(and(eq(accounts.userId, id), ne(accounts.providerId, "credential")));
    return context.json(z.array(provider).parse(rows.map(({ at }) => at)), 200);
  });

  const begin = createRoute({
    method: "post",
    path: "/api/account/providers",
    summary: "Begin to let a provider's account with the same e-mail open one's account",
    request: { body: jsonBody(z.object({ provider })) },
    responses: { 200: json(z.object({ url: z.url() }), "Where the browser goes now"), ...refusals },
  });
  router.openapi(begin, async (context) => {
    const { provider: wanted } = context.req.valid("json");
    if (config[wanted] === null) throw new Problem("unknown-provider");
    const { isFake } = must(context.var.caller, "be somebody");
    if (isFake) throw new Problem("not-allowed");
    limits.address.take(context.var.network);
    const body = { provider: wanted, callbackURL: "/class", errorCallbackURL: "/class", disableRedirect: true };
    const response = await forward(context, auth, "/link-social", body).catch((error: unknown) => {
      throw Object.assign(new Problem("provider-failed"), { cause: error });
    });
    const answer = z.object({ url: z.url() }).safeParse(await response.json());
    if (!answer.success) throw new Problem("provider-failed");
    return context.json(answer.data, 200);
  });

  return router;
}
