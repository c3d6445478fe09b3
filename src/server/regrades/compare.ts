import { and, eq } from "drizzle-orm";
import { pseudonymsIn } from "../anonymity/anonymous-grading.ts";
import { byName } from "../by-name.ts";
import { isReal } from "../courses/fake-student.ts";
import type { Database } from "../database/open-database.ts";
import { assignments, extensions, grades, submissionAuthors, submissions, users } from "../database/schema.ts";
import { countedOf } from "../gradings/counted.ts";
import { type Regrade, type RegradeRow, regradeRows } from "./regrade-rows.ts";
import { type RegradePolicy, taken } from "./taken.ts";

/** The last moment that JavaScript has: nothing is late. */
const endOfTime = new Date(8.64e15);

/** How far a regrade is, and each student's grade before and after, under either policy. */
export async function compareRegrade(db: Database, regrade: Regrade) {
  const { assignmentId } = regrade;
  const rows = await regradeRows(db, regrade);
  const [assignment] = await db.select().from(assignments).where(eq(assignments.id, assignmentId));
  if (!assignment) throw new Error("The regrade's assignment is gone.");
  const authors = await db
    .select({ submissionId: submissions.id, id: users.id, name: users.name })
    .from(submissionAuthors)
    .innerJoin(submissions, eq(submissions.id, submissionAuthors.submissionId))
    .innerJoin(users, eq(users.id, submissionAuthors.studentId))
    .where(and(eq(submissions.assignmentId, assignmentId), isReal))
    .orderBy(users.id);
  const later = new Map(
    (await db.select().from(extensions).where(eq(extensions.assignmentId, assignmentId))).map((one) => [
      one.studentId,
      one.dueAt,
    ]),
  );
  const pseudonyms = await pseudonymsIn(db, assignmentId);
  // Beside the points of a submission a grade tells the credit for late work, and so who came late.
  const dueFor = (id: string) => (pseudonyms ? endOfTime : (later.get(id) ?? assignment.dueAt));
  const manual = new Map(
    (
      await db
        .select({ studentId: grades.studentId, points: grades.points, before: grades.pointsBeforeLate })
        .from(grades)
        .where(and(eq(grades.assignmentId, assignmentId), eq(grades.manual, true)))
    ).map((one) => [one.studentId, pseudonyms ? (one.before ?? one.points) : one.points]),
  );
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  const students = [...names].map(([id, name]) => {
    const ids = new Set(authors.filter((one) => one.id === id).map(({ submissionId }) => submissionId));
    const own = rows.filter(({ submissionId }) => ids.has(submissionId));
    const rules = { ...assignment, dueAt: dueFor(id) };
    const countedOn = (pick: (row: RegradeRow) => RegradeRow["now"]) =>
      countedOf(
        own.map((row) => ({ ...pick(row), gradingId: pick(row).id, receivedAt: row.receivedAt })),
        rules,
      );
    const after = (policy: RegradePolicy) => countedOn(({ now, next }) => taken(now, next, policy));
    const [before, replaced, kept] = [countedOn(({ now }) => now), after("replace"), after("never-lower")];
    return {
      id,
      name,
      before: before?.points ?? null,
      replaced: replaced?.points ?? null,
      neverLower: kept?.points ?? null,
      manual: manual.get(id) ?? null,
      changes: changesBetween(own, before?.gradingId, replaced?.gradingId),
    };
  });
  const left = rows.filter(({ next }) => next === null || next.state === "waiting").length;
  const came = rows.filter(({ next }) => next === null).length;
  const broken = rows.filter(({ next }) => next?.state === "broken").length;
  if (pseudonyms === null)
    return { all: rows.length, left, came, broken, students: byName(students, ({ name }) => name) };
  const nameless = students.map((student) => ({ ...student, ...pseudonyms(student.id) }));
  // In the order of the names the first of the list would be the first of the class.
  return { all: rows.length, left, came, broken, students: nameless.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Exercises whose outcome is another, between the submission that counted and the one that would count. */
function changesBetween(rows: readonly RegradeRow[], before: string | undefined, after: string | undefined) {
  const all = rows.flatMap(({ now, next }) => (next === null ? [now] : [now, next]));
  const exercisesOf = (id: string | undefined) => {
    const outcomes = all.find((grading) => grading.id === id)?.outcomes;
    return outcomes?.state === "graded" ? outcomes.exercises : [];
  };
  const old = new Map(exercisesOf(before).map((one) => [one.exercise, one.outcome]));
  return exercisesOf(after).flatMap(({ exercise, title, outcome }) => {
    const was = old.get(exercise) ?? null;
    return was === outcome ? [] : [{ exercise, title, before: was, after: outcome }];
  });
}
