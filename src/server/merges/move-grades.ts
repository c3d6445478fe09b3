import { eq } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import { grades, submissionAuthors, submissions } from "../database/schema.ts";
import type { Pair } from "./may-merge.ts";

/**
 * Brings the grades over. One that a person gave beats one that was computed; of two that people gave the later stays.
 * @returns the assignments whose grade must be worked out anew, from the submissions of both
 */
export async function moveGrades(tx: Transaction, { keptId, goneId }: Pair): Promise<readonly string[]> {
  const of = (studentId: string) => tx.select().from(grades).where(eq(grades.studentId, studentId));
  const own = new Map((await of(keptId)).map((row) => [row.assignmentId, row]));
  const theirs = await of(goneId);
  await tx.delete(grades).where(eq(grades.studentId, goneId));
  for (const row of theirs) {
    const here = own.get(row.assignmentId);
    const stays = here && (here.manual !== row.manual ? here.manual : here.updatedAt >= row.updatedAt);
    if (stays) continue;
    const { assignmentId, studentId: _, ...what } = row;
    await tx
      .insert(grades)
      .values({ assignmentId, studentId: keptId, ...what })
      .onConflictDoUpdate({ target: [grades.assignmentId, grades.studentId], set: what });
  }
  const handedIn = await tx
    .selectDistinct({ id: submissions.assignmentId })
    .from(submissionAuthors)
    .innerJoin(submissions, eq(submissions.id, submissionAuthors.submissionId))
    .where(eq(submissionAuthors.studentId, keptId));
  return handedIn.map(({ id }) => id).sort();
}
