import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, isNull } from "drizzle-orm";
import { findAssignment } from "../assignments/find-assignments.ts";
import { must } from "../can.ts";
import { assignments, extensions, memberships } from "../database/schema.ts";
import { assignmentParam, courseParam, extensionParams, momentField } from "../fields.ts";
import { settleGrade } from "../gradings/settle-grade.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const extensionSchema = z.object({ studentId: z.string(), dueAt: z.iso.datetime() }).openapi("Extension");

const shown = ({ studentId, dueAt }: typeof extensions.$inferSelect) => ({ studentId, dueAt: dueAt.toISOString() });

/** Later dates for single students. */
export function extensionRoutes({ db }: Services) {
  const router = newRouter();
  const one = (assignmentId: string, studentId: string) =>
    and(eq(extensions.assignmentId, assignmentId), eq(extensions.studentId, studentId));

  const ofCourse = createRoute({
    method: "get",
    path: "/api/courses/{course}/extensions",
    summary: "Every extension in a course",
    request: { params: courseParam },
    responses: {
      200: json(z.array(extensionSchema.extend({ assignmentId: z.string() })), "Of assignments that were not removed"),
      ...refusals,
    },
  });
  router.openapi(ofCourse, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const rows = await db
      .select({
        assignmentId: extensions.assignmentId,
        studentId: extensions.studentId,
        dueAt: extensions.dueAt,
      })
      .from(extensions)
      .innerJoin(assignments, eq(assignments.id, extensions.assignmentId))
      .where(and(eq(assignments.courseId, courseId), isNull(assignments.removedAt)));
    return context.json(
      rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() })),
      200,
    );
  });

  const list = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/extensions",
    summary: "Every student's extension",
    request: { params: assignmentParam },
    responses: { 200: json(z.array(extensionSchema), "Extensions"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { assignment } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findAssignment(db, assignment));
    const rows = await db.select().from(extensions).where(eq(extensions.assignmentId, assignment));
    return context.json(rows.map(shown), 200);
  });

  const read = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/extensions/{student}",
    summary: "A student's extension",
    request: { params: extensionParams },
    responses: { 200: json(extensionSchema.nullable(), "null: none was granted"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { assignment, student: studentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findAssignment(db, assignment);
    must(context.var.caller, "read the work", { courseId, studentId });
    const [row] = await db.select().from(extensions).where(one(assignment, studentId));
    return context.json(row ? shown(row) : null, 200);
  });

  const grant = createRoute({
    method: "put",
    path: "/api/assignments/{assignment}/extensions/{student}",
    summary: "Grant a student a later date",
    request: { params: extensionParams, body: jsonBody(z.object({ dueAt: momentField })) },
    responses: { ...done, ...refusals },
  });
  router.openapi(grant, async (context) => {
    const { assignment, student: studentId } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId, opensAt } = await findAssignment(db, assignment);
    const { id: grantedBy } = must(context.var.caller, "teach the course", { courseId });
    const { dueAt } = context.req.valid("json");
    if (dueAt <= opensAt) throw new Problem("due-before-opening");
    const asStudent = and(
      eq(memberships.courseId, courseId),
      eq(memberships.userId, studentId),
      eq(memberships.role, "student"),
      isNull(memberships.leftAt),
    );
    if ((await db.select().from(memberships).where(asStudent)).length === 0) throw new Problem("not-a-student");
    const again = { target: [extensions.assignmentId, extensions.studentId], set: { dueAt, grantedBy } };
    await db.transaction(async (tx) => {
      await tx
        .insert(extensions)
        .values({ assignmentId: assignment, studentId, dueAt, grantedBy })
        .onConflictDoUpdate(again);
      await settleGrade(tx, { assignmentId: assignment, studentId });
    });
    return context.body(null, 204);
  });

  const withdraw = createRoute({
    method: "delete",
    path: "/api/assignments/{assignment}/extensions/{student}",
    summary: "Withdraw an extension",
    request: { params: extensionParams },
    responses: { ...done, ...refusals },
  });
  router.openapi(withdraw, async (context) => {
    const { assignment, student } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findAssignment(db, assignment));
    await db.transaction(async (tx) => {
      await tx.delete(extensions).where(one(assignment, student));
      await settleGrade(tx, { assignmentId: assignment, studentId: student });
    });
    return context.body(null, 204);
  });

  return router;
}
