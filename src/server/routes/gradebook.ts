import { createRoute, z } from "@hono/zod-openapi";
import { mustShowNames, studentBehind } from "../anonymity/anonymous-grading.ts";
import { findAssignment } from "../assignments/find-assignments.ts";
import { must } from "../can.ts";
import { assignmentParam, courseParam, idField } from "../fields.ts";
import { exerciseStatistics } from "../gradebook/exercise-statistics.ts";
import { findGradebook } from "../gradebook/find-gradebook.ts";
import { givenGradeSchema, justification, points, standingFields } from "../gradebook/grade-schema.ts";
import { giveGrade, withdrawGrade } from "../gradebook/manual-grade.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";
import { exerciseStatisticsSchema } from "../statistics/exercise-statistics-schema.ts";

/** 500 students × 40 assignments, and some. */
const mostAtOnce = 25_000;

const cellSchema = standingFields.extend({
  state: z.enum(["waiting", "graded", "broken"]).nullable().openapi({ description: "null: nothing was handed in" }),
});

const gradebookSchema = z
  .object({
    hidden: z
      .array(z.string())
      .openapi({ description: "Titles of assignments that are left out: their grading is anonymous" }),
    assignments: z.array(
      z.object({ id: z.string(), title: z.string(), maxPoints: z.number(), dueAt: z.iso.datetime() }),
    ),
    students: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        cells: z.array(cellSchema).openapi({ description: "In the order of the assignments" }),
      }),
    ),
  })
  .openapi("Gradebook");

const studentParam = assignmentParam.extend({ student: idField.openapi({ param: { name: "student", in: "path" } }) });

/** Every grade of a course, and the grades that people give. */
export function gradebookRoutes({ db, log }: Services) {
  const router = newRouter();

  const read = createRoute({
    method: "get",
    path: "/api/courses/{course}/gradebook",
    summary: "Students × assignments",
    request: { params: courseParam },
    responses: { 200: json(gradebookSchema, "The gradebook"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { course: courseId } = context.req.valid("param");
    must(context.var.caller, "teach the course", { courseId });
    return context.json(await findGradebook(db, courseId), 200);
  });

  const give = createRoute({
    method: "put",
    path: "/api/assignments/{assignment}/grades/{student}",
    summary: "Give a grade, which stays whatever is computed later",
    request: { params: studentParam, body: jsonBody(givenGradeSchema) },
    responses: { ...done, ...refusals },
  });
  router.openapi(give, async (context) => {
    const { assignment: assignmentId, student } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findAssignment(db, assignmentId);
    const { id: gradedBy } = must(context.var.caller, "teach the course", { courseId });
    const studentId = await studentBehind(db, assignmentId, student);
    const given = { courseId, assignmentId, studentId, gradedBy, ...context.req.valid("json") };
    await db.transaction((tx) => giveGrade(tx, given));
    log.info({ event: "grade-given", assignmentId, studentId, by: gradedBy }, "a person gave a grade");
    return context.body(null, 204);
  });

  const withdraw = createRoute({
    method: "delete",
    path: "/api/assignments/{assignment}/grades/{student}",
    summary: "Take back a grade that a person gave: what was computed holds again",
    request: { params: studentParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(withdraw, async (context) => {
    const { assignment: assignmentId, student } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    const { courseId } = await findAssignment(db, assignmentId);
    const { id: by } = must(context.var.caller, "teach the course", { courseId });
    const studentId = await studentBehind(db, assignmentId, student);
    await db.transaction((tx) => withdrawGrade(tx, { assignmentId, studentId }));
    log.info({ event: "grade-withdrawn", assignmentId, studentId, by }, "a person took a grade back");
    return context.body(null, 204);
  });

  const giveMany = createRoute({
    method: "put",
    path: "/api/courses/{course}/grades",
    summary: "Give many grades at once, as from a spreadsheet: all of them, or none",
    request: {
      params: courseParam,
      body: jsonBody(
        z.object({
          justification,
          grades: z.preprocess(
            // zod would look for the faults of all of them before it counted them.
            (sent) => (Array.isArray(sent) ? sent.slice(0, mostAtOnce + 1) : sent),
            z.array(z.object({ assignmentId: idField, studentId: idField, points })).max(mostAtOnce),
          ),
        }),
      ),
    },
    responses: { ...done, ...refusals },
  });
  router.openapi(giveMany, async (context) => {
    const { course: courseId } = context.req.valid("param");
    const { id: gradedBy } = must(context.var.caller, "teach the course", { courseId });
    const { justification: why, grades } = context.req.valid("json");
    // Always in one order: two that write the same students never wait for each other in a ring.
    const ordered = [...grades].sort((a, b) => (a.studentId < b.studentId ? -1 : 1));
    await db.transaction(async (tx) => {
      for (const id of new Set(grades.map(({ assignmentId }) => assignmentId))) await mustShowNames(tx, id);
      for (const grade of ordered) await giveGrade(tx, { courseId, justification: why, gradedBy, ...grade });
    });
    log.info({ event: "grades-given", courseId, count: grades.length, by: gradedBy }, "a person gave many grades");
    return context.body(null, 204);
  });

  const statistics = createRoute({
    method: "get",
    path: "/api/assignments/{assignment}/exercises",
    summary: "How the class does at each exercise",
    request: { params: assignmentParam },
    responses: { 200: json(exerciseStatisticsSchema, "Exercises in the order of the lab"), ...refusals },
  });
  router.openapi(statistics, async (context) => {
    const { assignment } = context.req.valid("param");
    must(context.var.caller, "be somebody");
    must(context.var.caller, "teach the course", await findAssignment(db, assignment));
    return context.json(await exerciseStatistics(db, assignment), 200);
  });

  return router;
}
