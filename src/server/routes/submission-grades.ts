import { createRoute, z } from "@hono/zod-openapi";
import { and, eq, inArray } from "drizzle-orm";
import { pseudonymsIn } from "../anonymity/anonymous-grading.ts";
import { standingBeforeLate } from "../anonymity/before-late.ts";
import { findAssignment } from "../assignments/find-assignments.ts";
import { lateCreditSchema } from "../assignments/late-credit.ts";
import { type Caller, must } from "../can.ts";
import { grades, users } from "../database/schema.ts";
import { submissionParam } from "../fields.ts";
import { findStanding } from "../gradebook/find-gradebook.ts";
import { beforeLateField, givenGradeSchema, standingFields } from "../gradebook/grade-schema.ts";
import { giveGrade, withdrawGrade } from "../gradebook/manual-grade.ts";
import { Problem } from "../problems/problem.ts";
import { done, json, jsonBody, newRouter, refusals } from "../router.ts";
import type { Services } from "../services.ts";
import { findSubmission } from "../submissions/find-submissions.ts";
import { studentsOf } from "../submissions/students-of.ts";

const gradesSchema = z.object({
  maxPoints: z.number(),
  lateCredit: lateCreditSchema.nullable().openapi({
    description:
      "Where names are hidden, what the server gives late work of the points that are shown and given here, which are those before it: who came late is not told. null where names are shown: the points are as they stand",
  }),
  students: z
    .array(standingFields.extend({ id: z.string(), name: z.string(), pointsBeforeLate: beforeLateField }))
    .openapi({
      description: "Whose work it is, of those who study in the course still; pseudonyms where names are hidden",
    }),
});

/** The grade that a person gives in view of a submission: everybody's whose work it is. */
export function submissionGradeRoutes({ db, log }: Services) {
  const router = newRouter();

  /** The submission, for somebody who teaches its course. */
  async function taught(caller: Caller, id: string) {
    must(caller, "be somebody");
    const row = await findSubmission(db, id);
    return { row, by: must(caller, "teach the course", { courseId: row.courseId }).id };
  }

  const read = createRoute({
    method: "get",
    path: "/api/submissions/{submission}/grades",
    summary: "The grade of everybody whose work a submission is",
    request: { params: submissionParam },
    responses: { 200: json(gradesSchema, "One student's, or a team's"), ...refusals },
  });
  router.openapi(read, async (context) => {
    const { row } = await taught(context.var.caller, context.req.valid("param").submission);
    const { maxPoints, lateCredit } = await findAssignment(db, row.assignmentId);
    const pseudonyms = await pseudonymsIn(db, row.assignmentId);
    const ids = await db.transaction((tx) => studentsOf(tx, row));
    const people = await db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [...ids]));
    const students = [];
    for (const person of people) {
      const standing = await findStanding(db, { assignmentId: row.assignmentId, studentId: person.id });
      if (pseudonyms === null) students.push({ ...person, ...standing });
      else students.push({ ...pseudonyms(person.id), ...standingBeforeLate(standing, { row, maxPoints }) });
    }
    // By what is shown: in the order of hidden names the first would be the first of the class.
    students.sort((a, b) => a.name.localeCompare(b.name, "pt-BR"));
    return context.json({ maxPoints, lateCredit: pseudonyms && lateCredit, students }, 200);
  });

  const give = createRoute({
    method: "put",
    path: "/api/submissions/{submission}/grades",
    summary: "Give everybody whose work a submission is one grade, which stays whatever is computed later",
    description: "One of a team is given another at `/api/assignments/{assignment}/grades/{student}`.",
    request: { params: submissionParam, body: jsonBody(givenGradeSchema) },
    responses: { ...done, ...refusals },
  });
  router.openapi(give, async (context) => {
    const { row, by } = await taught(context.var.caller, context.req.valid("param").submission);
    const { id: submission, courseId, assignmentId, gradingId } = row;
    const given = { courseId, assignmentId, gradingId, gradedBy: by, at: new Date(), ...context.req.valid("json") };
    await db.transaction(async (tx) => {
      const ids = await studentsOf(tx, row);
      if (ids.length === 0) throw new Problem("not-a-student");
      for (const studentId of ids) await giveGrade(tx, { ...given, studentId });
    });
    log.info({ event: "grade-given", submission, by }, "a person gave a submission's authors a grade");
    return context.body(null, 204);
  });

  const withdraw = createRoute({
    method: "delete",
    path: "/api/submissions/{submission}/grades",
    summary: "Take back what people gave everybody whose work a submission is: what was computed holds again",
    request: { params: submissionParam },
    responses: { ...done, ...refusals },
  });
  router.openapi(withdraw, async (context) => {
    const { row, by } = await taught(context.var.caller, context.req.valid("param").submission);
    const { id: submission, assignmentId } = row;
    await db.transaction(async (tx) => {
      const ids = await studentsOf(tx, row);
      const own = and(eq(grades.assignmentId, assignmentId), inArray(grades.studentId, [...ids]));
      const given = await tx
        .select({ studentId: grades.studentId })
        .from(grades)
        .where(and(own, eq(grades.manual, true)))
        .orderBy(grades.studentId);
      if (given.length === 0) throw new Problem("not-found");
      for (const { studentId } of given) await withdrawGrade(tx, { assignmentId, studentId });
    });
    log.info({ event: "grade-withdrawn", submission, by }, "a person took a submission's grade back");
    return context.body(null, 204);
  });

  return router;
}
