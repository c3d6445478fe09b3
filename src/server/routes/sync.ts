import { createRoute, z } from "@hono/zod-openapi";
import { mostSent } from "../../shared/sync.ts";
import { must } from "../can.ts";
import { idField } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";
import { giveWork } from "../sync/give-work.ts";
import { readWork } from "../sync/read-work.ts";
import { receiveWork } from "../sync/receive-work.ts";

const kind = z.enum(["event", "entry", "history"]);
const many = (description: string) => z.array(z.unknown()).max(mostSent).default([]).openapi({ description });

/** A page that was open while another account signed in beside it neither sends nor receives in the new name. */
const account = idField
  .optional()
  .openapi({ description: "Whose work it is: refused where somebody else is signed in" });
const mustBe = (id: string, account: string | undefined) => {
  if (account !== undefined && account !== id) throw new Problem("other-account");
};

const sentSchema = z.strictObject({
  account,
  events: many("Events of the journal; of each writer those that follow the last that was acknowledged"),
  entries: many("What cells, reflections and choices are now, with Lamport time and writer"),
  history: many("Texts that cells had"),
});

const answerSchema = z.object({
  before: z.int().openapi({ description: "The number of the account's last item before this" }),
  after: z.int().openapi({ description: "That of the last one sent; texts that the server saw give way may follow" }),
  heads: z
    .array(z.object({ writer: z.string(), index: z.int() }))
    .openapi({ description: "The end of each chain that was sent, as the server has it; -1: nothing of it" }),
  refused: z
    .array(z.object({ kind, key: z.string(), fault: z.string() }))
    .openapi({ description: "What was not kept, and why. Everything else is kept, on the disk" }),
});

const receivedSchema = z.object({
  items: z.array(z.object({ kind, body: z.string().openapi({ description: "The item, as JSON" }) })),
  after: z.int().openapi({ description: "Ask for what comes after it next" }),
  last: z.int().openapi({ description: "Where this is more than `after`, there is more" }),
});

/** The work of a student, the same on all of their devices. Nobody else reads it: not those who teach either. */
export function syncRoutes({ db, limits }: Services) {
  const router = newRouter();

  const send = createRoute({
    method: "post",
    path: "/api/sync",
    summary: "Send what was written on a device; sent again, it changes nothing",
    request: { body: jsonBody(sentSchema) },
    responses: { 200: json(answerSchema, "What was kept, and what was not"), ...refusals },
  });
  router.openapi(send, async (context) => {
    const { id } = must(context.var.caller, "be somebody");
    const sent = context.req.valid("json");
    mustBe(id, sent.account);
    limits.sync.take(id);
    const answer = await receiveWork(db, id, readWork(sent));
    return context.json({ ...answer, heads: [...answer.heads], refused: [...answer.refused] }, 200);
  });

  const receive = createRoute({
    method: "get",
    path: "/api/sync",
    summary: "What was written on any of one's devices",
    request: {
      query: z.object({
        account: account.openapi({ param: { name: "account", in: "query" } }),
        after: z.coerce
          .number()
          .int()
          .min(0)
          .max(Number.MAX_SAFE_INTEGER)
          .default(0)
          .openapi({ param: { name: "after", in: "query" }, description: "The number of the last item that one has" }),
      }),
    },
    responses: { 200: json(receivedSchema, "What came after it"), ...refusals },
  });
  router.openapi(receive, async (context) => {
    const { id } = must(context.var.caller, "be somebody");
    const query = context.req.valid("query");
    mustBe(id, query.account);
    limits.sync.take(id);
    return context.json(await giveWork(db, id, query.after), 200);
  });

  return router;
}
