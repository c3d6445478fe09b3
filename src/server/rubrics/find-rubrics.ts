import { and, desc, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../database/open-database.ts";
import { assignmentRubrics, assignments, rubrics, rubricVersions } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import type { Rubric } from "./rubric-schema.ts";

const columns = {
  id: rubrics.id,
  courseId: rubrics.courseId,
  name: rubrics.name,
  versionId: rubricVersions.id,
  version: rubricVersions.number,
  criteria: rubricVersions.criteria,
};

type FoundRubric = Rubric & { readonly courseId: string };

/** A course's rubrics by name, each in its newest version. */
export function rubricsOf(db: Database, courseId: string): Promise<FoundRubric[]> {
  return db
    .selectDistinctOn([rubrics.name, rubrics.id], columns)
    .from(rubrics)
    .innerJoin(rubricVersions, eq(rubricVersions.rubricId, rubrics.id))
    .where(and(eq(rubrics.courseId, courseId), isNull(rubrics.removedAt)))
    .orderBy(rubrics.name, rubrics.id, desc(rubricVersions.number));
}

/** A rubric in its newest version. @throws Problem `not-found` */
export async function findRubric(db: Database | Transaction, id: string): Promise<FoundRubric> {
  const [found] = await db
    .select(columns)
    .from(rubrics)
    .innerJoin(rubricVersions, eq(rubricVersions.rubricId, rubrics.id))
    .where(and(eq(rubrics.id, id), isNull(rubrics.removedAt)))
    .orderBy(desc(rubricVersions.number))
    .limit(1);
  if (!found) throw new Problem("not-found");
  return found;
}

/** A rubric in one version, also where it was taken off the course since. */
export async function findVersion(db: Database | Transaction, versionId: string): Promise<FoundRubric> {
  const [found] = await db
    .select(columns)
    .from(rubricVersions)
    .innerJoin(rubrics, eq(rubrics.id, rubricVersions.rubricId))
    .where(eq(rubricVersions.id, versionId));
  if (!found) throw new Problem("not-found");
  return found;
}

/** The rubric that an assignment is assessed with; null where it has none. */
export async function rubricOfAssignment(
  db: Database | Transaction,
  assignmentId: string,
): Promise<FoundRubric | null> {
  const [found] = await db
    .select(columns)
    .from(assignmentRubrics)
    .innerJoin(rubricVersions, eq(rubricVersions.id, assignmentRubrics.rubricVersionId))
    .innerJoin(rubrics, eq(rubrics.id, rubricVersions.rubricId))
    .where(eq(assignmentRubrics.assignmentId, assignmentId));
  return found ?? null;
}

/** Which assignments of a course are assessed with which rubric, in which version. */
export function rubricUses(db: Database, courseId: string) {
  return db
    .select({ assignmentId: assignments.id, rubricId: rubricVersions.rubricId, version: rubricVersions.number })
    .from(assignmentRubrics)
    .innerJoin(assignments, eq(assignments.id, assignmentRubrics.assignmentId))
    .innerJoin(rubricVersions, eq(rubricVersions.id, assignmentRubrics.rubricVersionId))
    .where(and(eq(assignments.courseId, courseId), isNull(assignments.removedAt)))
    .orderBy(assignments.dueAt, assignments.id);
}

export const shownRubric = ({ courseId: _, ...rubric }: FoundRubric): Rubric => rubric;
