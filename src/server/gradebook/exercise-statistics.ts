import { and, desc, eq } from "drizzle-orm";
import { pseudonymsIn } from "../anonymity/anonymous-grading.ts";
import { nameHider } from "../anonymity/hide-names.ts";
import { isReal } from "../courses/fake-student.ts";
import type { Database } from "../database/open-database.ts";
import { gradings, submissions, users } from "../database/schema.ts";
import { countExercises } from "../statistics/count-exercises.ts";
import type { ExerciseStatistics } from "../statistics/exercise-statistics-schema.ts";

/** How each student's last graded submission fared, exercise by exercise, what checks said most often, and who is stuck. */
export async function exerciseStatistics(db: Database, assignmentId: string): Promise<ExerciseStatistics[]> {
  const last = await db
    .selectDistinctOn([submissions.submittedBy], {
      ...{ submission: submissions.id, studentId: submissions.submittedBy, outcomes: gradings.outcomes },
      ...{ name: users.name, email: users.email },
    })
    .from(submissions)
    .innerJoin(gradings, and(eq(gradings.submissionId, submissions.id), eq(gradings.isCurrent, true)))
    .innerJoin(users, eq(users.id, submissions.submittedBy))
    .where(and(eq(submissions.assignmentId, assignmentId), eq(gradings.state, "graded"), isReal))
    .orderBy(submissions.submittedBy, desc(submissions.receivedAt));
  const pseudonyms = await pseudonymsIn(db, assignmentId);
  const statistics = countExercises(
    last.flatMap(({ submission, studentId, name, outcomes }) =>
      outcomes?.state === "graded"
        ? [{ submission, name: pseudonyms?.(studentId).name ?? name, exercises: outcomes.exercises }]
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
