import { and, eq } from "drizzle-orm";
import { readSubmission } from "../../submission/read-submission.ts";
import type { Submission } from "../../submission/submission.ts";
import { type Found, findAssignment } from "../assignments/find-assignments.ts";
import { hashOfBody } from "../bodies/bodies.ts";
import { type Caller, must } from "../can.ts";
import { gradings, labVersions, submissionAuthors, submissions } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import type { Services } from "../services.ts";
import { authorsNow } from "../teams/find-teams.ts";

interface Sent {
  readonly caller: Caller;
  readonly assignmentId: string;
  /** SHA-256 of the bytes, as the sender counted it. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/**
 * Takes what a student hands in: body first, then its rows and its job for a grader in one transaction. Sent again, it
 * is the submission that is there already, with the moment at which it first came. Who is in the student's team at that
 * moment is its author too.
 * @returns the id of the submission, and whether it is new
 * @throws Problem where it cannot be taken: nothing is kept then
 */
export async function receiveSubmission(
  { db, bodies, queue, limits }: Pick<Services, "db" | "bodies" | "queue" | "limits">,
  { caller, assignmentId, hash, bytes }: Sent,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  must(caller, "be somebody");
  const assignment = await findAssignment(db, assignmentId);
  const { id: studentId } = must(caller, "hand in", assignment);
  const theSame = and(
    eq(submissions.assignmentId, assignmentId),
    eq(submissions.submittedBy, studentId),
    eq(submissions.bodyHash, hash),
  );
  const find = async () => (await db.select({ id: submissions.id }).from(submissions).where(theSame))[0];
  const before = await find();
  if (before) return { ...before, isNew: false };

  limits.submission.take(studentId);
  if (hashOfBody(bytes) !== hash) throw new Problem("other-bytes");
  if (assignment.opensAt > new Date()) throw new Problem("not-open-yet");
  const submission = submissionIn(bytes, assignment);
  const { lab } = submission;
  const published = and(eq(labVersions.hash, lab.hash), eq(labVersions.labId, lab.id));
  if ((await db.select({ hash: labVersions.hash }).from(labVersions).where(published)).length === 0) {
    throw new Problem("lab-not-here");
  }
  await bodies.keep(bytes);
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(submissions)
      .values({
        assignmentId,
        submittedBy: studentId,
        bodyHash: hash,
        sizeBytes: bytes.length,
        claimedAt: new Date(submission.at),
      })
      .onConflictDoNothing()
      .returning({ id: submissions.id });
    if (!made) {
      // The same file, sent twice at one moment: the other was first.
      const [first] = await tx.select({ id: submissions.id }).from(submissions).where(theSame);
      if (!first) throw new Error("The submission was neither written nor there.");
      return { id: first.id, isNew: false };
    }
    const authors = await authorsNow(tx, { assignmentId, studentId, teamSize: assignment.teamSize });
    await tx.insert(submissionAuthors).values(authors.map((author) => ({ submissionId: made.id, studentId: author })));
    const [grading] = await tx
      .insert(gradings)
      .values({ submissionId: made.id, labHash: lab.hash, state: "waiting" })
      .returning({ id: gradings.id });
    if (!grading) throw new Error("The grading was not written.");
    await queue.add(tx, grading.id);
    return { id: made.id, isNew: true };
  });
}

/** @throws Problem where the bytes are no submission, or one of another lab than the assignment's */
function submissionIn(bytes: Uint8Array, { labId }: Found): Submission {
  const read = readSubmission(bytes);
  if (!read.ok) {
    const { message } = read.problem;
    throw new Problem("not-a-submission", { reason: message["pt-BR"], reasonEn: message.en });
  }
  const { lab } = read.submission;
  if (lab.id !== labId) throw new Problem("other-lab", { lab: lab.id });
  return read.submission;
}
