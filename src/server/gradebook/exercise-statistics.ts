import { and, desc, eq, inArray } from "drizzle-orm";
import { pseudonymsIn } from "../anonymity/anonymous-grading.ts";
import { nameHider } from "../anonymity/hide-names.ts";
import { isReal } from "../courses/fake-student.ts";
import type { Database } from "../database/open-database.ts";
import { gradings, submissionAuthors, submissions, users } from "../database/schema.ts";
import { countExercises } from "../statistics/count-exercises.ts";
import type { ExerciseStatistics } from "../statistics/exercise-statistics-schema.ts";

/**
 * How each student's last graded submission fared, exercise by exercise, what checks said most often, and who is stuck. What a
 * team handed in is counted once, whoever of them sent it.
 */
export async function exerciseStatistics(db: Database, assignmentId: string): Promise<ExerciseStatistics[]> {
  const last = await db
    .selectDistinctOn([users.id], { id: submissions.id, name: users.name, email: users.email, studentId: users.id })
    .from(submissions)
    .innerJoin(gradings, and(eq(gradings.submissionId, submissions.id), eq(gradings.isCurrent, true)))
    .innerJoin(submissionAuthors, eq(submissionAuthors.submissionId, submissions.id))
    .innerJoin(users, eq(users.id, submissionAuthors.studentId))
    .where(and(eq(submissions.assignmentId, assignmentId), eq(gradings.state, "graded"), isReal))
    .orderBy(users.id, desc(submissions.receivedAt), desc(submissions.id));
  const graded = await db
    .select({ id: submissions.id, outcomes: gradings.outcomes })
    .from(submissions)
    .innerJoin(gradings, and(eq(gradings.submissionId, submissions.id), eq(gradings.isCurrent, true)))
    .where(
      inArray(
        submissions.id,
        last.map(({ id }) => id),
      ),
    )
    // Not in an order that is the students': where names are hidden it would tell whose is which.
    .orderBy(submissions.id);
  const pseudonyms = await pseudonymsIn(db, assignmentId);
  const namesOf = (id: string) =>
    last
      .filter((one) => one.id === id)
      .map(({ studentId, name }) => pseudonyms?.(studentId).name ?? name)
      .sort((a, b) => a.localeCompare(b, "pt-BR"));
  const statistics = countExercises(
    graded.flatMap(({ id, outcomes }) =>
      outcomes?.state === "graded"
        ? [{ submission: id, name: namesOf(id).join(", "), exercises: outcomes.exercises }]
        : [],
    ),
  );
  if (pseudonyms === null) return statistics;
  // A message may hold what a student's code gave it.
  const hide = nameHider(
    last.map(({ studentId, name, email }) => ({ names: [name, email], pseudonym: pseudonyms(studentId).name })),
  );
  return statistics.map((one) => ({
    ...one,
    failures: one.failures.map((failure) => ({ ...failure, text: hide(failure.text) })),
  }));
}
