import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, inArray } from "drizzle-orm";
import { must } from "../can.ts";
import { accountMerges, users } from "../database/schema.ts";
import { courseParam, email, idField } from "../fields.ts";
import { answerMerge } from "../merges/answer-merge.ts";
import { findOpen, isOpen, mergesOf, mergesOfCourse } from "../merges/find-merges.ts";
import { findPair, mustPropose } from "../merges/may-merge.ts";
import { previewMerge } from "../merges/preview.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const mergeParam = z.object({ merge: idField.openapi({ param: { name: "merge", in: "path" } }) });
const accountSchema = z.object({ name: z.string(), email: z.string() });
const wantedSchema = z.object({
  keptId: idField.openapi({ description: "A student of the course: the account that stays" }),
  email: email.openapi({ description: "Of the account that ends" }),
});
const movedSchema = z.object({
  courses: z.int().openapi({ description: "That only the account that ends is in" }),
  submissions: z.int(),
  gradesInConflict: z.int().openapi({ description: "Assignments in which people graded both: the later grade stays" }),
  workItems: z.int().openapi({ description: "What the account's devices wrote" }),
});
const proposedSchema = z.object({
  id: z.string(),
  kept: accountSchema,
  gone: accountSchema,
  createdAt: z.iso.datetime(),
  state: z.enum(["open", "done", "refused", "expired"]),
  keptAgreed: z.boolean(),
  goneAgreed: z.boolean(),
});
const askedSchema = z.object({
  id: z.string(),
  kept: accountSchema,
  gone: accountSchema,
  proposedBy: z.string(),
  agreed: z.boolean().openapi({ description: "The caller has, from this account" }),
  moved: movedSchema,
});

/** Two accounts of one person that become one. */
export function mergeRoutes(services: Services) {
  const { db, log } = services;
  const router = newRouter();

  const preview = createRoute({
    method: "post",
    path: "/api/courses/{course}/merges/preview",
    summary: "What merging two accounts of a student would bring together; nothing is changed",
    request: { params: courseParam, body: jsonBody(wantedSchema) },
    responses: {
      200: json(z.object({ kept: accountSchema, gone: accountSchema, moved: movedSchema }), "What would go over"),
      ...refusals,
    },
  });
  router.openapi(preview, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const { id: by } = must(context.var.caller, "teach the course", { courseId });
    const pair = await findPair(db, { courseId, ...context.req.valid("json") });
    await mustPropose(db, by, pair);
    const rows = await db
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(inArray(users.id, [pair.keptId, pair.goneId]));
    const account = (wanted: string) => {
      const row = rows.find(({ id }) => id === wanted);
      return { name: row?.name ?? "", email: row?.email ?? "" };
    };
    const moved = await previewMerge(db, pair);
    return context.json({ kept: account(pair.keptId), gone: account(pair.goneId), moved }, 200);
  });

  const propose = createRoute({
    method: "post",
    path: "/api/courses/{course}/merges",
    summary: "Propose that two accounts become one: done once the owner of each has agreed, signed in to it",
    description: "For whoever teaches every course that either account is or was in, or runs the server.",
    request: { params: courseParam, body: jsonBody(wantedSchema) },
    responses: { 201: json(z.object({ id: z.string() }), "The proposal; the same one where it stands"), ...refusals },
  });
  router.openapi(propose, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const { id: proposedBy } = must(context.var.caller, "teach the course", { courseId });
    const pair = await findPair(db, { courseId, ...context.req.valid("json") });
    await mustPropose(db, proposedBy, pair);
    const id = await db.transaction(async (tx) => {
      const there = await findOpen(tx, pair);
      if (there) return there.id;
      const [made] = await tx
        .insert(accountMerges)
        .values({ courseId, proposedBy, ...pair })
        .returning({ id: accountMerges.id });
      return made?.id ?? "";
    });
    log.info({ event: "merge-proposed", mergeId: id, ...pair, by: proposedBy }, "a merge of accounts was proposed");
    return context.json({ id }, 201);
  });

  const list = createRoute({
    method: "get",
    path: "/api/courses/{course}/merges",
    summary: "The merges that were proposed in a course, newest first",
    request: { params: courseParam },
    responses: { 200: json(z.array(proposedSchema), "Merges"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const rows = await mergesOfCourse(db, courseId);
    const openIds = await db
      .select({ id: accountMerges.id })
      .from(accountMerges)
      .where(and(isOpen(), eq(accountMerges.courseId, courseId)));
    const open = new Set(openIds.map(({ id }) => id));
    return context.json(
      rows.map(({ merge, keptName, keptEmail, goneName, goneEmail }) => ({
        id: merge.id,
        kept: { name: keptName, email: keptEmail },
        gone: { name: goneName, email: goneEmail },
        createdAt: merge.createdAt.toISOString(),
        state: merge.doneAt
          ? ("done" as const)
          : merge.refusedAt
            ? ("refused" as const)
            : open.has(merge.id)
              ? ("open" as const)
              : ("expired" as const),
        keptAgreed: merge.keptAgreedAt !== null,
        goneAgreed: merge.goneAgreedAt !== null,
      })),
      200,
    );
  });

  const withdraw = createRoute({
    method: "delete",
    path: "/api/courses/{course}/merges/{merge}",
    summary: "Withdraw a merge that was not done yet",
    request: { params: courseParam.extend(mergeParam.shape) },
    responses: { ...done, ...refusals },
  });
  router.openapi(withdraw, async (context) => {
    const { course: courseId, merge } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const ended = await db
      .update(accountMerges)
      .set({ refusedAt: new Date() })
      .where(and(eq(accountMerges.id, merge), eq(accountMerges.courseId, courseId), isOpen()))
      .returning();
    if (ended.length === 0) throw new Problem("merge-ended");
    return context.body(null, 204);
  });

  const asked = createRoute({
    method: "get",
    path: "/api/account/merges",
    summary: "The merges of one's own account that wait for an answer",
    responses: { 200: json(z.array(askedSchema), "Merges"), ...refusals },
  });
  router.openapi(asked, async (context) => {
    const { id } = must(context.var.caller, "be somebody");
    const rows = await mergesOf(db, id);
    const shown = rows.map(async ({ merge, keptName, keptEmail, goneName, goneEmail, proposerName }) => ({
      id: merge.id,
      kept: { name: keptName, email: keptEmail },
      gone: { name: goneName, email: goneEmail },
      proposedBy: proposerName,
      agreed: (merge.keptId === id ? merge.keptAgreedAt : merge.goneAgreedAt) !== null,
      moved: await previewMerge(db, merge),
    }));
    return context.json(await Promise.all(shown), 200);
  });

  const answer = createRoute({
    method: "put",
    path: "/api/account/merges/{merge}",
    summary: "Say whether both accounts are one's own; when both have agreed they become one, and both are signed out",
    request: { params: mergeParam, body: jsonBody(z.object({ agrees: z.boolean() })) },
    responses: { 200: json(z.object({ merged: z.boolean() }), "Whether the accounts are one now"), ...refusals },
  });
  router.openapi(answer, async (context) => {
    const { id: userId } = must(context.var.caller, "be somebody");
    const { merge: mergeId } = context.req.valid("param");
    const { agrees } = context.req.valid("json");
    const merged = await answerMerge(services, { mergeId, userId, agrees });
    const event = merged ? "accounts-merged" : agrees ? "merge-agreed" : "merge-refused";
    log.info({ event, mergeId, by: userId }, "the owner of an account answered a merge");
    return context.json({ merged }, 200);
  });

  return router;
}
