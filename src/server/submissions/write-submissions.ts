import { inArray, sql } from "drizzle-orm";
import { newId } from "../../shared/ids.ts";
import type { Database, Transaction } from "../database/open-database.ts";
import { gradings, submissionAuthors, submissions } from "../database/schema.ts";
import type { GradingQueue } from "../gradings/grading-queue.ts";
import { authorsNow } from "../teams/find-teams.ts";
import { findSubmissions, type Row } from "./find-submissions.ts";

/** A submission that may be taken, and whose body is on the disk. */
export interface NewSubmission {
  readonly assignmentId: string;
  readonly teamSize: number;
  readonly studentId: string;
  readonly hash: string;
  readonly sizeBytes: number;
  readonly claimedAt: string;
  readonly labHash: string;
}

export interface Received {
  readonly row: Row;
  /** false: it was there already, and is as it was when it first came. */
  readonly isNew: boolean;
}

/** One file of one student in one assignment. */
const nameOf = ({ assignmentId, studentId, hash }: Pick<NewSubmission, "assignmentId" | "studentId" | "hash">) =>
  `${assignmentId} ${studentId} ${hash}`;

/**
 * Writes submissions in one transaction: each with its authors, its grading and its job for a grader, so all of it is there or
 * nothing. One that is there already stays as it is.
 * @returns for each what is there now, in their order
 */
export function writeSubmissions(
  { db, queue }: { readonly db: Database; readonly queue: GradingQueue },
  sent: readonly NewSubmission[],
): Promise<readonly Received[]> {
  return db.transaction(async (tx) => {
    // Always in one order: two servers that take the same files never wait for each other in a ring.
    const inOrder = [...new Map(sent.map((one) => [nameOf(one), one])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = [];
    for (const [, one] of inOrder)
      rows.push({ id: newId(), grading: newId(), authors: await authorsNow(tx, one), ...one });
    const made = await insert(tx, rows);
    await queue.add(
      tx,
      rows.filter(({ id }) => made.has(id)).map(({ grading }) => grading),
    );
    const ids = await idsOf(tx, rows, made);
    const found = await findSubmissions(tx, inArray(submissions.id, [...ids.values()]));
    const byId = new Map(found.map((row) => [row.id, row]));
    const isFirst = new Set(made);
    return sent.map((one) => {
      const id = ids.get(nameOf(one)) ?? "";
      const row = byId.get(id);
      if (!row) throw new Error("The submission was neither written nor there.");
      // Of a file that came twice at one moment the first to ask brought it.
      return { row, isNew: isFirst.delete(id) };
    });
  });
}

type WithIds = NewSubmission & { readonly id: string; readonly grading: string; readonly authors: readonly string[] };

/** @returns the ids of those that were not there */
async function insert(tx: Transaction, rows: readonly WithIds[]): Promise<ReadonlySet<string>> {
  const { rows: made } = await tx.execute<{ id: string }>(sql`
    with sent as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as sent(
        id text, grading text, authors json, "assignmentId" text, "studentId" text, hash text, "sizeBytes" int,
        "claimedAt" timestamptz, "labHash" text)
    ), made as (
      insert into ${submissions} (id, assignment_id, submitted_by, body_hash, size_bytes, claimed_at)
      select id, "assignmentId", "studentId", hash, "sizeBytes", "claimedAt" from sent
      on conflict do nothing returning id
    ), authors as (
      insert into ${submissionAuthors} (submission_id, student_id)
      select made.id, author from made join sent on sent.id = made.id, json_array_elements_text(sent.authors) author
    ), waiting as (
      insert into ${gradings} (id, submission_id, lab_hash, state)
      select sent.grading, made.id, sent."labHash", 'waiting' from made join sent on sent.id = made.id
    )
    select id from made`);
  return new Set(made.map(({ id }) => id));
}

/** The id of each file, by its name: the new one, or that of the submission that is there. */
async function idsOf(tx: Transaction, rows: readonly WithIds[], made: ReadonlySet<string>) {
  const ids = new Map(rows.flatMap((row) => (made.has(row.id) ? [[nameOf(row), row.id] as const] : [])));
  const others = rows.filter(({ id }) => !made.has(id));
  for (const [at, id] of (await findSent(tx, others)).entries()) {
    const other = others[at];
    if (other && id !== null) ids.set(nameOf(other), id);
  }
  return ids;
}

/** Of each file the submission that is there already, in their order; null where there is none. */
export async function findSent(
  db: Database | Transaction,
  sent: readonly Pick<NewSubmission, "assignmentId" | "studentId" | "hash">[],
): Promise<readonly (string | null)[]> {
  if (sent.length === 0) return [];
  const names = sent.map(({ assignmentId, studentId, hash }) => ({ assignmentId, studentId, hash }));
  const { rows } = await db.execute<{ id: string; assignmentId: string; studentId: string; hash: string }>(sql`
    select there.id, sent.* from json_to_recordset(${JSON.stringify(names)}::json)
      as sent("assignmentId" text, "studentId" text, hash text)
    join ${submissions} there on there.assignment_id = sent."assignmentId" and there.submitted_by = sent."studentId"
      and there.body_hash = sent.hash`);
  const ids = new Map(rows.map((row) => [nameOf(row), row.id]));
  return sent.map((one) => ids.get(nameOf(one)) ?? null);
}
