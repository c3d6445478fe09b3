import { createRoute } from "@hono/zod-openapi";
import { dumpDatabase } from "../backup/dump-database.ts";
import { isOperator } from "../backup/operator-token.ts";
import { mustOperate } from "../can.ts";
import { newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

/** What `npm run backup` asks of a server that has the embedded database, which nobody else may open. */
export function backupRoutes({ pool, secret }: Services) {
  const router = newRouter();
  router.openAPIRegistry.registerComponent("securitySchemes", "operator", { type: "http", scheme: "bearer" });

  const dump = createRoute({
    method: "get",
    path: "/api/backup",
    summary: "The whole database, for programs that read the server's folder",
    description: "The token is made of the folder's `secret`. Without its last line, `end`, it is half a backup.",
    security: [{ operator: [] }],
    responses: { 200: { description: "Lines, as `application/x-ndjson`" }, ...refusals },
  });
  router.openapi(dump, (context) => {
    mustOperate(isOperator(secret, context.req.header("authorization")));
    const lines = dumpDatabase(pool, new Date());
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await lines.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      // Whoever asked went away: the transaction ends, and others can use the connection.
      cancel: async () => {
        await lines.return(undefined);
      },
    });
    return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
  });

  return router;
}
