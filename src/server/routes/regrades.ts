import { createRoute, z } from "@hono/zod-openapi";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Context } from "hono";
import { findAssignment } from "../assignments/find-assignments.ts";
import { must } from "../can.ts";
import type { Transaction } from "../database/open-database.ts";
import { assignments, labVersions, regrades } from "../database/schema.ts";
import { assignmentParam, hashField, idField } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { compareRegrade } from "../regrades/compare.ts";
import { publishRegrade } from "../regrades/publish-regrade.ts";
import { findRegrade, holdRegrade, queueRest, type Regrade, unqueueRest } from "../regrades/regrade-rows.ts";
import { done, type Env, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const outcome = z.enum(["passed", "failed", "not-attempted", "broken"]);
const regradeSchema = z
  .object({
    id: z.string(),
    assignmentId: z.string(),
    labHash: z.string(),
    labVersion: z.int(),
    state: z.enum(["running", "stopped", "published", "discarded"]),
    policy: z.enum(["replace", "never-lower"]).nullable(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi("Regrade");
const points = z.number().nullable();
const comparisonSchema = regradeSchema.extend({
  all: z.int().openapi({ description: "Submissions" }),
  left: z.int().openapi({ description: "Of them, not graded yet. 0: it can be published" }),
  came: z.int().openapi({ description: "Of those left, handed in since it was queued: `resume` queues them too" }),
  broken: z.int().openapi({ description: "Could not be graded with this version: they keep what they are worth" }),
  students: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      before: points,
      replaced: points.openapi({ description: "The grade if it is published with `replace`" }),
      neverLower: points.openapi({ description: "The grade if it is published with `never-lower`" }),
      manual: points.openapi({ description: "A grade that a person gave: it stays" }),
      changes: z.array(
        z.object({ exercise: z.string(), title: z.string(), before: outcome.nullable(), after: outcome }),
      ),
    }),
  ),
});
const regradeParam = z.object({ regrade: idField.openapi({ param: { name: "regrade", in: "path" } }) });

/** Grading all that was handed in once more, and publishing what changes. */
export function regradeRoutes({ db, labs, log, queue }: Services) {
  const router = newRouter();

  /** The regrade, for somebody who teaches its course. */
  const taught = async (context: Context<Env>, id: string): Promise<Regrade> => {
    must(context.var.caller, "be somebody");
    const regrade = await findRegrade(db, id);
    must(context.var.caller, "teach the course", await findAssignment(db, regrade.assignmentId));
    return regrade;
  };
  const shown = async ({ startedBy: _, createdAt, endedAt, ...regrade }: Regrade) => {
    const [lab] = await db.select().from(labVersions).where(eq(labVersions.hash, regrade.labHash));
    const times = { startedAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
    return { ...regrade, ...times, labVersion: lab?.version ?? 0 };
  };

  const start = createRoute({
    method: "post",
    path: "/api/assignments/{assignment}/regrades",
    summary: "Grade all submissions of an assignment once more, with this version of its lab",
    description: "Nobody's grade changes before it is published.",
    request: { params: assignmentParam, body: jsonBody(z.object({ labHash: hashField })) },
    responses: { 201: json(regradeSchema, "The regrade"), ...refusals },
  });
  router.openapi(start, async (context) => {
    const { assignment: assignmentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId, labId } = await findAssignment(db, assignmentId);
    const { id: startedBy } = must(context.var.caller, "teach the course", { courseId });
    const { labHash } = context.req.valid("json");
    const version = (await labs.list()).find(({ hash }) => hash === labHash);
    if (version === undefined) throw new Problem("unknown-lab");
    if (version.labId !== labId) throw new Problem("other-lab", { lab: version.labId });
    const made = await db.transaction(async (tx) => {
      await tx.select({ id: assignments.id }).from(assignments).where(eq(assignments.id, assignmentId)).for("update");
      const open = and(eq(regrades.assignmentId, assignmentId), inArray(regrades.state, ["running", "stopped"]));
      if ((await tx.select({ id: regrades.id }).from(regrades).where(open)).length > 0) {
        throw new Problem("regrade-under-way");
      }
      const [row] = await tx
        .insert(regrades)
        .values({ assignmentId, labHash, startedBy, state: "running" })
        .returning();
      if (!row) throw new Error("The regrade was not written.");
      await queueRest(tx, queue, row);
      return row;
    });
    log.info({ event: "regrade-started", assignmentId, labHash, by: startedBy }, "an assignment is graded anew");
    return context.json(await shown(made), 201);
  });

  const list = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/regrades",
    summary: "The regrades of an assignment, newest first",
    request: { params: assignmentParam },
    responses: { 200: json(z.array(regradeSchema), "Regrades"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { assignment } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findAssignment(db, assignment));
    const rows = await db
      .select()
      .from(regrades)
      .where(eq(regrades.assignmentId, assignment))
      .orderBy(desc(regrades.createdAt));
    return context.json(await Promise.all(rows.map(shown)), 200);
  });

  const read = createRoute({
    method: "get",
    path: "/api/regrades/{regrade}",
    summary: "How far a regrade is, and each student's grade before and after",
    request: { params: regradeParam },
    responses: { 200: json(comparisonSchema, "The comparison"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const regrade = await taught(context, context.req.valid("param").regrade);
    return context.json({ ...(await shown(regrade)), ...(await compareRegrade(db, regrade)) }, 200);
  });

  /** A move that a regrade makes which has not ended. */
  const move = (name: string, summary: string, act: (tx: Transaction, regrade: Regrade) => Promise<void>) => {
    const route = createRoute({
      method: "post",
      path: `/api/regrades/{regrade}/${name}`,
      summary,
      request: { params: regradeParam },
      responses: { ...done, ...refusals },
    });
    router.openapi(route, async (context) => {
      const { id } = await taught(context, context.req.valid("param").regrade);
      await db.transaction(async (tx) => act(tx, await holdRegrade(tx, id)));
      return context.body(null, 204);
    });
  };
  const become = (tx: Transaction, { id }: Regrade, state: Regrade["state"]) =>
    tx.update(regrades).set({ state }).where(eq(regrades.id, id));

  move("stop", "Stop grading; what was graded is kept", async (tx, regrade) => {
    await unqueueRest(tx, queue, regrade);
    await become(tx, regrade, "stopped");
  });
  move("resume", "Go on, also with what was handed in meanwhile", async (tx, regrade) => {
    await queueRest(tx, queue, regrade);
    await become(tx, regrade, "running");
  });
  move("discard", "Give a regrade up: nobody's grade changes", async (tx, regrade) => {
    await unqueueRest(tx, queue, regrade);
    await tx.update(regrades).set({ state: "discarded", endedAt: new Date() }).where(eq(regrades.id, regrade.id));
  });

  const publish = createRoute({
    method: "post",
    path: "/api/regrades/{regrade}/publish",
    summary: "Make what the regrade gave the grades; grades that people gave stay",
    request: { params: regradeParam, body: jsonBody(z.object({ policy: z.enum(["replace", "never-lower"]) })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(publish, async (context) => {
    const { id, assignmentId } = await taught(context, context.req.valid("param").regrade);
    const { policy } = context.req.valid("json");
    await publishRegrade(db, { id, policy });
    log.info(
      { event: "regrade-published", assignmentId, policy, by: context.var.caller?.id },
      "a regrade was published",
    );
    return context.body(null, 204);
  });

  return router;
}
