import { and, eq, sql } from "drizzle-orm";
import { newId } from "../../shared/ids.ts";
import type { Database } from "../database/open-database.ts";
import { prepared } from "../database/prepared.ts";
import { gradings, submissionAuthors, submissions } from "../database/schema.ts";
import type { GradingQueue } from "../gradings/grading-queue.ts";
import type { Services } from "../services.ts";
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
  /** The version of the lab that grades it. */
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
 * Prepares to write submissions, many with one statement: each with its authors, its grading and its job for a grader, so all
 * of it is there or nothing. One that is there already stays as it is.
 * @returns a function that gives for each what is there now, in their order
 */
export function writeSubmissions({
  db,
  pool,
  queue,
}: Pick<Services, "db" | "pool" | "queue">): (sent: readonly NewSubmission[]) => Promise<readonly Received[]> {
  const statement = inserting(queue);
  const insert = prepared<{ id: string }>(pool, "write_submissions", statement(sql.placeholder("rows")));
  const sentBefore = findSent(db);
  const byIds = findSubmissions(db, sql`${submissions.id} = any(${sql.placeholder("ids")})`).prepare("submissions");

  /** Whose authors are a team, which stands still until they are written. */
  const insertForTeams = (rows: readonly WithIds[]) =>
    db.transaction(async (tx) => {
      const whole: WithIds[] = [];
      for (const row of rows) whole.push({ ...row, authors: await authorsNow(tx, row) });
      return (await tx.execute<{ id: string }>(statement(JSON.stringify(whole)))).rows;
    });

  return async (sent) => {
    // Always in one order: two servers that take the same files never wait for each other in a ring.
    const inOrder = [...new Map(sent.map((one) => [nameOf(one), one])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = inOrder.map(([, one]) => ({ id: newId(), grading: newId(), authors: [one.studentId], ...one }));
    const isAlone = rows.every(({ teamSize }) => teamSize === 1);
    const written = await (isAlone ? insert({ rows: JSON.stringify(rows) }) : insertForTeams(rows));
    const made = new Set(written.map(({ id }) => id));
    const others = rows.filter(({ id }) => !made.has(id));
    const there = await sentBefore(others);
    const ids = new Map(rows.map((row) => [nameOf(row), row.id]));
    for (const [at, other] of others.entries()) ids.set(nameOf(other), there[at] ?? "");
    const byId = new Map((await byIds.execute({ ids: [...ids.values()] })).map((row) => [row.id, row]));
    return sent.map((one) => {
      const id = ids.get(nameOf(one)) ?? "";
      const row = byId.get(id);
      if (!row) throw new Error("The submission was neither written nor there.");
      // Of a file that came twice at one moment the first to ask brought it.
      return { row, isNew: made.delete(id) };
    });
  };
}

type WithIds = NewSubmission & { readonly id: string; readonly grading: string; readonly authors: readonly string[] };

/** The statement that writes rows, a JSON list of `WithIds`, and gives the ids of those that were not there. */
const inserting = (queue: GradingQueue) => (rows: unknown) =>
  sql`
  with sent as (
    select * from json_to_recordset(${rows}::json) as sent(
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
  ), jobs as (
    ${queue.adding({ id: sql`sent.grading`, from: sql`made join sent on sent.id = made.id` })}
  )
  select id from made`;

/**
 * Prepares to look for files that came before.
 * @returns a function that gives for each the id of the submission that is there already, in their order; null where there is none
 */
export function findSent(db: Database) {
  const sent = sql`json_to_recordset(${sql.placeholder("files")}::json) as sent("assignmentId" text, "studentId" text, hash text)`;
  const some = db
    .select({
      id: submissions.id,
      assignmentId: submissions.assignmentId,
      studentId: submissions.submittedBy,
      hash: submissions.bodyHash,
    })
    .from(submissions)
    .innerJoin(
      sent,
      and(
        eq(submissions.assignmentId, sql`sent."assignmentId"`),
        eq(submissions.submittedBy, sql`sent."studentId"`),
        eq(submissions.bodyHash, sql`sent.hash`),
      ),
    )
    .prepare("sent_before");

  return async (files: readonly Pick<NewSubmission, "assignmentId" | "studentId" | "hash">[]) => {
    if (files.length === 0) return [];
    const names = files.map(({ assignmentId, studentId, hash }) => ({ assignmentId, studentId, hash }));
    const rows = await some.execute({ files: JSON.stringify(names) });
    const ids = new Map(rows.map((row) => [nameOf(row), row.id]));
    return files.map((one) => ids.get(nameOf(one)) ?? null);
  };
}
