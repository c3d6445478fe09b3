import { and, eq } from "drizzle-orm";
import { rubricPoints } from "../../grading/rubric-points.ts";
import type { Database, Transaction } from "../database/open-database.ts";
import { assessments, assignments, grades, rubricVersions } from "../database/schema.ts";
import { giveGrade, withdrawGrade } from "../gradebook/manual-grade.ts";
import { Problem } from "../problems/problem.ts";
import { studentsOf } from "../submissions/students-of.ts";
import { findVersion, rubricOfAssignment, shownRubric } from "./find-rubrics.ts";
import type { Choice, Criterion } from "./rubric-schema.ts";

/** What is assessed: a submission, and the grading that whoever assesses has before them. */
interface Work {
  readonly id: string;
  readonly assignmentId: string;
  readonly courseId: string;
  readonly gradingId: string;
}

interface Filled {
  readonly versionId: string;
  readonly choices: readonly Choice[];
  readonly assessedBy: string;
}

/**
 * Fills in a rubric for a submission. Its total becomes the grade of everybody whose work it is, as a grade that a person
 * gives: no regrade replaces it. Of several such grades the one given last holds.
 * @throws Problem `other-rubric`, `rubric-not-filled`
 */
export async function assess(tx: Transaction, work: Work, { versionId, choices, assessedBy }: Filled): Promise<void> {
  const before = await assessmentRow(tx, work.id);
  const current = await rubricOfAssignment(tx, work.assignmentId);
  if (versionId !== current?.versionId && versionId !== before?.rubricVersionId) throw new Problem("other-rubric");
  // Whoever changes the rubric at this moment waits, and then finds it in use.
  await tx.select({ id: rubricVersions.id }).from(rubricVersions).where(eq(rubricVersions.id, versionId)).for("share");
  const { criteria } = await findVersion(tx, versionId);
  const [assignment] = await tx
    .select({ maxPoints: assignments.maxPoints })
    .from(assignments)
    .where(eq(assignments.id, work.assignmentId));
  const levels = choices.map(({ level }) => level);
  const isFilled = criteria.length === levels.length && criteria.every((one, at) => one.levels[levels[at] ?? -1]);
  if (!isFilled) throw new Problem("rubric-not-filled", { criteria: criteria.length });
  const points = rubricPoints(criteria, levels, assignment?.maxPoints ?? 0);
  const at = new Date();
  const what = { rubricVersionId: versionId, choices: [...choices], points, assessedBy, updatedAt: at };
  await tx
    .insert(assessments)
    .values({ submissionId: work.id, ...what })
    .onConflictDoUpdate({ target: assessments.submissionId, set: what });
  const { courseId, assignmentId, gradingId } = work;
  const grade = { courseId, assignmentId, gradingId, points, gradedBy: assessedBy, at };
  const justification = inShort(criteria, choices);
  for (const studentId of await studentsOf(tx, work)) await giveGrade(tx, { ...grade, studentId, justification });
}

/**
 * Takes an assessment back: what was computed holds again, unless a person gave another grade since, which stays.
 * @throws Problem `not-found`
 */
export async function withdrawAssessment(tx: Transaction, work: Work): Promise<void> {
  const before = await assessmentRow(tx, work.id);
  if (!before) throw new Problem("not-found");
  await tx.delete(assessments).where(eq(assessments.submissionId, work.id));
  const { assignmentId } = work;
  for (const studentId of await studentsOf(tx, work)) {
    if (await holds(tx, before.updatedAt, { assignmentId, studentId }))
      await withdrawGrade(tx, { assignmentId, studentId });
  }
}

/** What a submission was assessed as; null where it was not. @param studentId - whose grade it may be */
export async function findAssessment(
  db: Database,
  { id, assignmentId }: Pick<Work, "id" | "assignmentId">,
  studentId: string,
) {
  const row = await assessmentRow(db, id);
  if (!row) return null;
  return {
    rubric: shownRubric(await findVersion(db, row.rubricVersionId)),
    choices: row.choices,
    points: row.points,
    updatedAt: row.updatedAt.toISOString(),
    holds: await holds(db, row.updatedAt, { assignmentId, studentId }),
  };
}

const assessmentRow = async (db: Database | Transaction, submissionId: string) =>
  (await db.select().from(assessments).where(eq(assessments.submissionId, submissionId)))[0];

/** The grade that an assessment gave was written with it, at the same moment. */
async function holds(
  db: Database | Transaction,
  at: Date,
  { assignmentId, studentId }: { readonly assignmentId: string; readonly studentId: string },
): Promise<boolean> {
  const [grade] = await db
    .select({ manual: grades.manual, updatedAt: grades.updatedAt })
    .from(grades)
    .where(and(eq(grades.assignmentId, assignmentId), eq(grades.studentId, studentId)));
  return grade?.manual === true && grade.updatedAt.getTime() === at.getTime();
}

/** What stands beside the grade: each criterion with its level. The reasons stand in the assessment. */
const inShort = (criteria: readonly Criterion[], choices: readonly Choice[]): string =>
  criteria
    .map(({ name, levels }, place) => `${name}: ${levels[choices[place]?.level ?? -1]?.label ?? ""}`)
    .join("\n")
    .slice(0, 2000);
