import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, isNull, sql } from "drizzle-orm";
import { assignmentChangesSchema, assignmentSchema, newAssignmentSchema } from "../assignments/assignment-schema.ts";
import { assignmentsOf, findAssignment, shownAssignment } from "../assignments/find-assignments.ts";
import { lateHours } from "../assignments/solutions-open.ts";
import { must } from "../can.ts";
import { assignments, extensions } from "../database/schema.ts";
import { assignmentParam, courseParam } from "../fields.ts";
import { settleGrades } from "../gradings/settle-grade.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";

const refuseContradictions = (wanted: z.output<typeof newAssignmentSchema>): void => {
  if (wanted.dueAt <= wanted.opensAt) throw new Problem("due-before-opening");
  if (wanted.solutionsOpen === "on-date" && wanted.solutionsOpenAt === null) throw new Problem("solutions-need-a-date");
  if (wanted.solutionsOpen === "after-late-work" && lateHours(wanted.lateCredit) === null)
    throw new Problem("late-work-never-ends");
};

/** A course's tasks and their dates. */
export function assignmentRoutes({ db, labs }: Services) {
  const router = newRouter();

  const list = createRoute({
    method: "get",
    path: "/api/courses/{course}/assignments",
    summary: "A course's assignments, by due date",
    request: { params: courseParam },
    responses: { 200: json(z.array(assignmentSchema), "Assignments, with the caller's own due dates"), ...refusals },
  });
  router.openapi(list, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const { id: studentId } = must(context.var.caller, "read the course", { courseId });
    return context.json((await assignmentsOf(db, { courseId, studentId })).map(shownAssignment), 200);
  });

  const create = createRoute({
    method: "post",
    path: "/api/courses/{course}/assignments",
    summary: "Make an assignment",
    request: { params: courseParam, body: jsonBody(newAssignmentSchema) },
    responses: { 201: json(assignmentSchema, "The assignment"), ...refusals },
  });
  router.openapi(create, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const wanted = context.req.valid("json");
    refuseContradictions(wanted);
    if (!(await labs.has(wanted.labHash))) throw new Problem("unknown-lab");
    const [made] = await db
      .insert(assignments)
      .values({ ...wanted, courseId })
      .returning({ id: assignments.id });
    return context.json(shownAssignment(await findAssignment(db, made?.id ?? "")), 201);
  });

  const change = createRoute({
    method: "patch",
    path: "/api/assignments/{assignment}",
    summary: "Change an assignment",
    request: { params: assignmentParam, body: jsonBody(assignmentChangesSchema) },
    responses: { 200: json(assignmentSchema, "The assignment"), ...refusals },
  });
  router.openapi(change, async (context) => {
    const { assignment: id } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const found = await findAssignment(db, id);
    must(context.var.caller, "teach the course", found);
    const changes = defined(context.req.valid("json"));
    refuseContradictions({ ...found, ...changes });
    if (changes.labHash && !(await labs.has(changes.labHash))) throw new Problem("unknown-lab");
    if (Object.keys(changes).length > 0) {
      await db.transaction(async (tx) => {
        await tx.update(assignments).set(changes).where(eq(assignments.id, id));
        await settleGrades(tx, id);
      });
    }
    return context.json(shownAssignment(await findAssignment(db, id)), 200);
  });

  const remove = createRoute({
    method: "delete",
    path: "/api/assignments/{assignment}",
    summary: "Take an assignment off the course; what was submitted is kept",
    request: { params: assignmentParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(remove, async (context) => {
    const { assignment: id } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findAssignment(db, id));
    await db.update(assignments).set({ removedAt: new Date() }).where(eq(assignments.id, id));
    return context.body(null, 204);
  });

  const moveDates = createRoute({
    method: "post",
    path: "/api/courses/{course}/move-dates",
    summary: "Move every opening, due date, extension and date of solutions of a course by a number of days",
    request: {
      params: courseParam,
      body: jsonBody(
        z.object({ days: z.int().min(-366).max(366).openapi({ description: "Of 24 hours", example: 7 }) }),
      ),
    },
    responses: { 200: json(z.object({ moved: z.int() }), "How many assignments were moved"), ...refusals },
  });
  router.openapi(moveDates, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    const step = sql`make_interval(hours => ${context.req.valid("json").days * 24}::int)`;
    const here = and(eq(assignments.courseId, courseId), isNull(assignments.removedAt));
    const moved = await db.transaction(async (tx) => {
      const ids = tx.select({ id: assignments.id }).from(assignments).where(here);
      await tx
        .update(extensions)
        .set({ dueAt: sql`${extensions.dueAt} + ${step}` })
        .where(sql`${extensions.assignmentId} in ${ids}`);
      const rows = await tx
        .update(assignments)
        .set({
          opensAt: sql`${assignments.opensAt} + ${step}`,
          dueAt: sql`${assignments.dueAt} + ${step}`,
          solutionsOpenAt: sql`${assignments.solutionsOpenAt} + ${step}`,
        })
        .where(here)
        .returning({ id: assignments.id });
      for (const { id } of rows) await settleGrades(tx, id);
      return rows;
    });
    return context.json({ moved: moved.length }, 200);
  });

  return router;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the fields that were not sent. */
const defined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
