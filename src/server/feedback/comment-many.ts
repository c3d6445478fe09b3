import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "../database/open-database.ts";
import { cellComments, submissions } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";

interface Comment {
  readonly assignmentId: string;
  readonly ids: readonly string[];
  readonly cell: number;
  readonly text: string;
  readonly writtenBy: string;
}

/**
 * Leaves one comment on the same cell of many submissions; those that have it there already are left alone.
 * @returns how many got it
 * @throws Problem `not-found` where one of them is not of the assignment, or was erased: then none gets it
 */
export async function commentMany(
  tx: Transaction,
  { assignmentId, ids, cell, text, writtenBy }: Comment,
): Promise<number> {
  const wanted = [...new Set(ids)];
  const here = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(eq(submissions.assignmentId, assignmentId), inArray(submissions.id, wanted), isNull(submissions.erasedAt)),
    )
    // Two that comment on the same at one moment: the second finds what the first left.
    .orderBy(submissions.id)
    .for("update");
  if (here.length !== wanted.length) throw new Problem("not-found");
  const open = and(eq(cellComments.cell, cell), eq(cellComments.text, text), isNull(cellComments.removedAt));
  const before = await tx
    .select({ id: cellComments.submissionId })
    .from(cellComments)
    .where(and(open, inArray(cellComments.submissionId, wanted)));
  const have = new Set(before.map(({ id }) => id));
  const rows = wanted.filter((id) => !have.has(id)).map((submissionId) => ({ submissionId, cell, text, writtenBy }));
  if (rows.length > 0) await tx.insert(cellComments).values(rows);
  return rows.length;
}
