import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import type { Grading } from "../../../grader/grading.ts";
import { users } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";
import { assignments } from "./courses.ts";
import { labVersions } from "./labs.ts";

/** What a student handed in: its body is a file by content. The same body sent twice is one submission. */
export const submissions = pgTable(
  "submissions",
  {
    id: id(),
    assignmentId: text()
      .notNull()
      .references(() => assignments.id),
    submittedBy: text()
      .notNull()
      .references(() => users.id),
    bodyHash: text().notNull(),
    sizeBytes: integer().notNull(),
    /** The student's clock, as claimed; only `receivedAt` decides what is late. */
    claimedAt: moment().notNull(),
    receivedAt: createdAt(),
    /** The file was deleted, with what grading it showed: its author left, or its course kept it long enough. */
    erasedAt: moment(),
  },
  (table) => [unique().on(table.assignmentId, table.submittedBy, table.bodyHash), index().on(table.submittedBy)],
);

/** Whose work a submission is: one student, a pair, a team. */
export const submissionAuthors = pgTable(
  "submission_authors",
  {
    submissionId: text()
      .notNull()
      .references(() => submissions.id),
    studentId: text()
      .notNull()
      .references(() => users.id),
  },
  (table) => [primaryKey({ columns: [table.submissionId, table.studentId] }), index().on(table.studentId)],
);

/** What running a submission against one version of its lab gave. Two graders on one job make one row. */
export const gradings = pgTable(
  "gradings",
  {
    id: id(),
    submissionId: text()
      .notNull()
      .references(() => submissions.id),
    labHash: text()
      .notNull()
      .references(() => labVersions.hash),
    /** Ungradable is not wrong: `broken` touches no points. */
    state: text({ enum: ["waiting", "graded", "broken"] }).notNull(),
    /** Of a submission's gradings one is what it is worth; one of a regrade is not, until the regrade is published. */
    isCurrent: boolean().notNull().default(true),
    points: doublePrecision(),
    /** Of how many points that checks give. */
    possible: doublePrecision(),
    /** All that the grader found, sealed checks too: only whoever teaches may read it whole. */
    outcomes: jsonb().$type<Grading>(),
    createdAt: createdAt(),
    finishedAt: moment(),
  },
  (table) => [unique().on(table.submissionId, table.labHash), index().on(table.state)],
);

/** The grade that a student sees. One that a person gave is never replaced by one that was computed. */
export const grades = pgTable(
  "grades",
  {
    assignmentId: text()
      .notNull()
      .references(() => assignments.id),
    studentId: text()
      .notNull()
      .references(() => users.id),
    /** What it was computed from; a manual grade keeps it, so that a changed basis can be seen. */
    gradingId: text().references(() => gradings.id),
    points: doublePrecision().notNull(),
    /** What a person gave who could not see names, and so no lateness: `points` is that with the credit for late work. */
    pointsBeforeLate: doublePrecision(),
    manual: boolean().notNull().default(false),
    gradedBy: text().references(() => users.id),
    justification: text(),
    publishedAt: moment(),
    updatedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.assignmentId, table.studentId] }), index().on(table.studentId)],
);
