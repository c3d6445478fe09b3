import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, isNull } from "drizzle-orm";
import { findAssignment } from "../assignments/find-assignments.ts";
import { must } from "../can.ts";
import { cellComments, users, writtenFeedback } from "../database/schema.ts";
import { commentMany } from "../feedback/comment-many.ts";
import { findReusable, mostReused } from "../feedback/find-reusable.ts";
import { paragraphs } from "../feedback/paragraphs.ts";
import { assignmentParam, idField, submissionParam } from "../fields.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";
import { findSubmission } from "../submissions/find-submissions.ts";

/** A class in which everybody makes one mistake, and some. */
const mostCommented = 2000;

const text = paragraphs(4000);
const comment = text.refine((written) => written.trim() !== "", { message: "expected a text" });
const wholeSchema = z.object({
  strengths: text.openapi({ description: "What is good" }),
  improvements: text.openapi({ description: "What to better" }),
  nextStep: text.openapi({ description: "What to do next" }),
});
const cell = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);
const commentSchema = z.object({
  id: z.string(),
  cell,
  text: z.string(),
  author: z.string(),
  createdAt: z.iso.datetime(),
});
const feedbackSchema = wholeSchema.extend({ comments: z.array(commentSchema) }).openapi("WrittenFeedback");
const commentParams = submissionParam.extend({ comment: idField.openapi({ param: { name: "comment", in: "path" } }) });

/** What people say of a submission; what checks say is its grading. */
export function feedbackRoutes({ db }: Services) {
  const router = newRouter();

  const read = createRoute({
    method: "get",
    path: "/api/submissions/{submission}/feedback",
    summary: "What people said of a submission, as a whole and cell by cell",
    request: { params: submissionParam },
    responses: { 200: json(feedbackSchema, "Empty texts where nothing was said"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { submission } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "read the work", await findSubmission(db, submission));
    const [whole] = await db.select().from(writtenFeedback).where(eq(writtenFeedback.submissionId, submission));
    const comments = await db
      .select({
        id: cellComments.id,
        cell: cellComments.cell,
        text: cellComments.text,
        author: users.name,
        createdAt: cellComments.createdAt,
      })
      .from(cellComments)
      .innerJoin(users, eq(users.id, cellComments.writtenBy))
      .where(and(eq(cellComments.submissionId, submission), isNull(cellComments.removedAt)))
      .orderBy(cellComments.createdAt, cellComments.id);
    const { strengths = "", improvements = "", nextStep = "" } = whole ?? {};
    const shown = comments.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() }));
    return context.json({ strengths, improvements, nextStep, comments: shown }, 200);
  });

  const write = createRoute({
    method: "put",
    path: "/api/submissions/{submission}/feedback",
    summary: "Write the feedback on a submission as a whole",
    request: { params: submissionParam, body: jsonBody(wholeSchema) },
    responses: { ...done, ...refusals },
  });
  router.openapi(write, async (context) => {
    const { submission: submissionId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submissionId);
    const { id: writtenBy } = must(context.var.caller, "teach the course", { courseId: row.courseId });
    const what = { ...context.req.valid("json"), writtenBy, updatedAt: new Date() };
    await db
      .insert(writtenFeedback)
      .values({ submissionId, ...what })
      .onConflictDoUpdate({ target: writtenFeedback.submissionId, set: what });
    return context.body(null, 204);
  });

  const add = createRoute({
    method: "post",
    path: "/api/submissions/{submission}/comments",
    summary: "Comment on a cell of a submission",
    request: { params: submissionParam, body: jsonBody(z.object({ cell, text: comment })) },
    responses: { 201: json(z.object({ id: z.string() }), "The comment"), ...refusals },
  });
  router.openapi(add, async (context) => {
    const { submission: submissionId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submissionId);
    const { id: writtenBy } = must(context.var.caller, "teach the course", { courseId: row.courseId });
    const [made] = await db
      .insert(cellComments)
      .values({ submissionId, writtenBy, ...context.req.valid("json") })
      .returning({ id: cellComments.id });
    if (!made) throw new Error("The comment was not written.");
    return context.json(made, 201);
  });

  const addToMany = createRoute({
    method: "post",
    path: "/api/assignments/{assignment}/comments",
    summary: "Leave one comment on a cell of many submissions: all of them, or none",
    description: "A submission that has the same comment there already gets no second.",
    request: {
      params: assignmentParam,
      body: jsonBody(z.object({ cell, text: comment, submissions: z.array(idField).min(1).max(mostCommented) })),
    },
    responses: { 201: json(z.object({ added: z.int() }), "How many got it"), ...refusals },
  });
  router.openapi(addToMany, async (context) => {
    const { assignment: assignmentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findAssignment(db, assignmentId);
    const { id: writtenBy } = must(context.var.caller, "teach the course", { courseId });
    const { submissions: ids, ...what } = context.req.valid("json");
    const added = await db.transaction((tx) => commentMany(tx, { assignmentId, ids, writtenBy, ...what }));
    return context.json({ added }, 201);
  });

  const remove = createRoute({
    method: "delete",
    path: "/api/submissions/{submission}/comments/{comment}",
    summary: "Take a comment off",
    request: { params: commentParams },
    responses: { ...done, ...refusals },
  });
  router.openapi(remove, async (context) => {
    const { submission: submissionId, comment: id } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const row = await findSubmission(db, submissionId);
    must(context.var.caller, "teach the course", { courseId: row.courseId });
    const open = and(
      eq(cellComments.id, id),
      eq(cellComments.submissionId, submissionId),
      isNull(cellComments.removedAt),
    );
    const removed = await db.update(cellComments).set({ removedAt: new Date() }).where(open).returning();
    if (removed.length === 0) throw new Problem("not-found");
    return context.body(null, 204);
  });

  const reuse = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/comments",
    summary: "Comments to be used again: those of the course, and one's own of other courses",
    request: { params: assignmentParam },
    responses: {
      200: json(z.array(z.string()), `At most ${mostReused}: those of the assignment first, then those on its lab`),
      ...refusals,
    },
  });
  router.openapi(reuse, async (context) => {
    must(context.var.caller, "be somebody");
    const assignment = await findAssignment(db, context.req.valid("param").assignment);
    const { id: teacher } = must(context.var.caller, "teach the course", assignment);
    return context.json(await findReusable(db, assignment, teacher), 200);
  });

  return router;
}
