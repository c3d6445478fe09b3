import { createRoute, z } from "@hono/zod-openapi";
import { anonymityOf, hideNames, revealNames } from "../anonymity/anonymous-grading.ts";
import { findAssignment } from "../assignments/find-assignments.ts";
import { must } from "../can.ts";
import { assignmentParam } from "../fields.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const anonymitySchema = z
  .object({
    state: z.enum(["shown", "hidden", "revealed"]),
    by: z.string().openapi({ description: "Who hid or revealed the names; empty where nobody did" }),
    at: z.iso.datetime().nullable(),
  })
  .openapi("Anonymity");

/** Grading without knowing whose work it is. */
export function anonymityRoutes({ db, log }: Services) {
  const router = newRouter();

  const read = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/anonymity",
    summary: "Does whoever grades see who handed in?",
    request: { params: assignmentParam },
    responses: { 200: json(anonymitySchema, "Who hid or revealed the names, and when"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { assignment } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findAssignment(db, assignment));
    return context.json(await anonymityOf(db, assignment), 200);
  });

  const write = createRoute({
    method: "put",
    path: "/api/assignments/{assignment}/anonymity",
    summary: "Hide who handed in from whoever grades, or reveal it, which is for good",
    request: { params: assignmentParam, body: jsonBody(z.object({ hidden: z.boolean() })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(write, async (context) => {
    const { assignment: assignmentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { id: by } = must(context.var.caller, "teach the course", await findAssignment(db, assignmentId));
    const { hidden } = context.req.valid("json");
    if (hidden) await hideNames(db, assignmentId, by);
    else await revealNames(db, assignmentId, by);
    const event = hidden ? "names-hidden" : "names-revealed";
    log.info({ event, assignmentId, by }, "whether whoever grades sees names was changed");
    return context.body(null, 204);
  });

  return router;
}
