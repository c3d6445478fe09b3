import { inArray } from "drizzle-orm";
import type { Grading } from "../../grader/grading.ts";
import type { RerunOutput } from "../../grading/grade-page.ts";
import type { Database } from "../database/open-database.ts";
import { users } from "../database/schema.ts";
import { Problem } from "../problems/problem.ts";
import { type Row, shownSubmission } from "../submissions/find-submissions.ts";
import type { Pseudonyms } from "./anonymous-grading.ts";
import { anonymousFile, nameHider } from "./hide-names.ts";

interface Seen {
  readonly row: Row;
  readonly pseudonyms: Pseudonyms;
}

/**
 * A submission as whoever grades sees it: where names are hidden with pseudonyms, and without its moments. Who was the last
 * before the deadline, or wrote a message a minute later, is known by them.
 */
export function namelessSubmission(row: Row, pseudonyms: Pseudonyms | null) {
  const shown = shownSubmission(row);
  if (pseudonyms === null) return shown;
  const { id: studentId, name: studentName } = pseudonyms(row.studentId);
  // In the order of the names the first would be the first of the class.
  const authors = row.authors.map(({ id }) => pseudonyms(id)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...shown, studentId, studentName, authors, claimedAt: null, receivedAt: null, gradedAt: null };
}

/** The same of all that was handed in to an assignment: by pseudonym, for the order of receipt tells what a moment does. */
export function namelessSubmissions(rows: readonly Row[], pseudonyms: Pseudonyms | null) {
  const shown = rows.map((row) => namelessSubmission(row, pseudonyms));
  return pseudonyms === null
    ? shown
    : shown.sort((a, b) => (a.studentName < b.studentName ? -1 : Number(a.studentName > b.studentName)));
}

/** What a grader found, without when the file was made, and without names: those that it gave, and where the student's code said one. */
export async function gradingWithoutNames(db: Database, grading: Grading, seen: Seen): Promise<Grading> {
  const hide = nameHider(await peopleOf(db, seen));
  const who = grading.who && { ...grading.who, names: [], at: "" };
  if (grading.state === "not-graded") return { ...grading, who, detail: hide(grading.detail) };
  return {
    ...grading,
    who: { ...grading.who, names: [], at: "" },
    exercises: grading.exercises.map((exercise) => ({
      ...exercise,
      checks: exercise.checks.map((check) => ({
        ...check,
        text: hide(check.text),
        studentText: hide(check.studentText),
        detail: hide(check.detail),
      })),
    })),
  };
}

/** What cells showed, without names. */
export async function outputsWithoutNames(db: Database, outputs: readonly RerunOutput[], seen: Seen) {
  const hide = nameHider(await peopleOf(db, seen));
  return outputs.map(({ cell, summary, error }) => ({ cell, summary: hide(summary), error: hide(error) }));
}

/** @throws Problem `names-hidden` where names cannot be taken out, since it is no submission's file */
export async function fileWithoutNames(db: Database, bytes: Uint8Array, seen: Seen): Promise<Uint8Array> {
  const names = (await peopleOf(db, seen)).flatMap((person) => person.names);
  const hidden = anonymousFile(bytes, names, seen.pseudonyms(seen.row.studentId).name);
  if (hidden === null) throw new Problem("names-hidden");
  return hidden;
}

async function peopleOf(db: Database, { row, pseudonyms }: Seen) {
  const ids = [row.studentId, ...row.authors.map(({ id }) => id)];
  const rows = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(inArray(users.id, ids));
  return rows.map(({ id, name, email }) => ({ names: [name, email], pseudonym: pseudonyms(id).name }));
}
