import { and, eq, inArray, notExists, sql } from "drizzle-orm";
import { weightSum } from "../../grading/rubric-points.ts";
import type { Transaction } from "../database/open-database.ts";
import { assessments, assignmentRubrics, rubrics, rubricVersions, submissions } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { findRubric } from "./find-rubrics.ts";
import type { Criterion } from "./rubric-schema.ts";

interface Written {
  readonly name: string;
  readonly criteria: readonly Criterion[];
  readonly createdBy: string;
}

const mustWeighAll = ({ criteria }: Written): void => {
  const sum = weightSum(criteria);
  if (sum !== 100) throw new Problem("weights-not-whole", { sum });
};

/** @returns the new rubric's id @throws Problem `weights-not-whole` */
export async function makeRubric(tx: Transaction, { courseId, ...written }: Written & { readonly courseId: string }) {
  mustWeighAll(written);
  const { name, criteria, createdBy } = written;
  const [made] = await tx.insert(rubrics).values({ courseId, name }).returning({ id: rubrics.id });
  if (!made) throw new Error("The rubric was not written.");
  await tx.insert(rubricVersions).values({ rubricId: made.id, number: 1, criteria: [...criteria], createdBy });
  return made.id;
}

/**
 * Changes a rubric. A version that nobody was assessed with is changed in its place; else another is made, and assignments
 * that assessed nobody yet go over to it. Those that did keep the version that they began with.
 * @throws Problem `weights-not-whole`, `not-found`
 */
export async function changeRubric(tx: Transaction, id: string, written: Written): Promise<void> {
  mustWeighAll(written);
  const { name, criteria, createdBy } = written;
  // Two that change it wait for each other; who assesses with its version waits at the version (assess.ts).
  await tx.select({ id: rubrics.id }).from(rubrics).where(eq(rubrics.id, id)).for("update");
  const { versionId, version } = await findRubric(tx, id);
  const isNewest = eq(rubricVersions.id, versionId);
  await tx.select({ id: rubricVersions.id }).from(rubricVersions).where(isNewest).for("update");
  await tx.update(rubrics).set({ name }).where(eq(rubrics.id, id));
  const uses = await tx
    .select({ one: sql`1` })
    .from(assessments)
    .where(eq(assessments.rubricVersionId, versionId))
    .limit(1);
  if (uses.length === 0) {
    await tx
      .update(rubricVersions)
      .set({ criteria: [...criteria], createdBy, createdAt: new Date() })
      .where(isNewest);
    return;
  }
  const [made] = await tx
    .insert(rubricVersions)
    .values({ rubricId: id, number: version + 1, criteria: [...criteria], createdBy })
    .returning({ id: rubricVersions.id });
  if (!made) throw new Error("The rubric's version was not written.");
  const assessed = tx
    .select({ one: sql`1` })
    .from(assessments)
    .innerJoin(submissions, eq(submissions.id, assessments.submissionId))
    .where(eq(submissions.assignmentId, assignmentRubrics.assignmentId));
  const ofThis = tx.select({ id: rubricVersions.id }).from(rubricVersions).where(eq(rubricVersions.rubricId, id));
  await tx
    .update(assignmentRubrics)
    .set({ rubricVersionId: made.id })
    .where(and(inArray(assignmentRubrics.rubricVersionId, ofThis), notExists(assessed)));
}
