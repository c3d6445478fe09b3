import type { Localized } from "../../shared/text.ts";
import { problemTexts } from "../../submission/problem-texts.ts";
import { readSubmission } from "../../submission/read-submission.ts";
import type { Submission } from "../../submission/submission.ts";
import { findAssignments } from "../assignments/find-assignments.ts";
import { hashOfBody } from "../bodies/bodies.ts";
import { type Caller, must } from "../can.ts";
import { Problem } from "../problems/problem.ts";
import type { Services } from "../services.ts";
import { Together } from "../together.ts";
import { findSubmission } from "./find-submissions.ts";
import { findSent, type Received, writeSubmissions } from "./write-submissions.ts";

interface Sent {
  readonly caller: Caller;
  readonly assignmentId: string;
  /** SHA-256 of the bytes, as the sender counted it. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes what takes what students hand in: the body first, then its rows and its job for a grader in one transaction, which
 * those share who hand in at one moment. Sent again, it is the submission that is there already, with the moment at which it
 * first came. Who is in the student's team at that moment is its author too.
 * @returns a function that resolves once all of it is on the disk, and throws a Problem where it cannot be taken: nothing is
 * kept then
 */
export function receiveSubmissions(
  services: Pick<Services, "db" | "pool" | "bodies" | "labs" | "queue" | "limits">,
): (sent: Sent) => Promise<Received> {
  const { db, bodies, labs, limits } = services;
  const assignments = new Together(findAssignments(db));
  const before = new Together(findSent(db));
  const written = new Together(writeSubmissions(services));

  return async ({ caller, assignmentId, hash, bytes }) => {
    const { id: studentId } = must(caller, "be somebody");
    const [assignment, there] = await Promise.all([
      assignments.ask(assignmentId),
      before.ask({ assignmentId, studentId, hash }),
    ]);
    if (assignment === null) throw new Problem("not-found");
    must(caller, "hand in", assignment);
    if (there !== null) return { row: await findSubmission(db, there), isNew: false };

    limits.submission.take(studentId);
    if (assignment.opensAt > new Date()) throw new Problem("not-open-yet");
    const { lab, at } = submissionIn(bytes, { hash, labId: assignment.labId });
    if ((await labs.labOf(lab.hash)) !== lab.id) throw new Problem("lab-not-here");
    const sizeBytes = bytes.length;
    const { teamSize } = assignment;
    if (!(await bodies.keepAs(hash, bytes))) throw new Problem("other-bytes");
    // Who has an older version open still is graded with that of the assignment: what was mended holds for the whole class.
    const labHash = await labs.laterOf(lab.hash, assignment.labHash);
    return written.ask({ assignmentId, teamSize, studentId, hash, sizeBytes, claimedAt: at, labHash });
  };
}

/**
 * @param expected.hash - of the bytes, as the sender counted it: what was damaged on its way is not blamed on the file
 * @throws Problem where the bytes are no submission, or one of another lab than the assignment's
 */
function submissionIn(
  bytes: Uint8Array,
  { hash, labId }: { readonly hash: string; readonly labId: string },
): Submission {
  const read = readSubmission(bytes);
  if (!read.ok) throw hashOfBody(bytes) === hash ? notASubmission(read.problem.message) : new Problem("other-bytes");
  // ISO 8601 has a year 0, and PostgreSQL has none.
  if (read.submission.at < "0001") throw notASubmission(problemTexts.unfitting);
  const { lab } = read.submission;
  if (lab.id !== labId) throw new Problem("other-lab", { lab: lab.id });
  return read.submission;
}

const notASubmission = (reason: Localized) =>
  new Problem("not-a-submission", { reason: reason["pt-BR"], reasonEn: reason.en });
