import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";
import { assignments, courses } from "./courses.ts";
import { labVersions } from "./labs.ts";
import { submissions } from "./submissions.ts";

/** Who is expected in a course, as the school's list says. It opens nothing: people come in by the join code. */
export const expectedMembers = pgTable(
  "expected_members",
  {
    courseId: text()
      .notNull()
      .references(() => courses.id),
    /** In small letters, as accounts have them. */
    email: text().notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.courseId, table.email] })],
);

/** What a person says of a submission as a whole. */
export const writtenFeedback = pgTable("written_feedback", {
  submissionId: text()
    .primaryKey()
    .references(() => submissions.id),
  strengths: text().notNull(),
  improvements: text().notNull(),
  nextStep: text().notNull(),
  writtenBy: text()
    .notNull()
    .references(() => users.id),
  updatedAt: createdAt(),
});

/** What a person says of one cell of a submission. */
export const cellComments = pgTable(
  "cell_comments",
  {
    id: id(),
    submissionId: text()
      .notNull()
      .references(() => submissions.id),
    cell: integer().notNull(),
    text: text().notNull(),
    writtenBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    removedAt: moment(),
  },
  (table) => [index().on(table.submissionId)],
);

/**
 * All submissions of an assignment, graded once more with another version of its lab. What they gave counts for nothing
 * until it is published. `discarded`: it was given up, and its gradings never count.
 */
export const regrades = pgTable(
  "regrades",
  {
    id: id(),
    assignmentId: text()
      .notNull()
      .references(() => assignments.id),
    labHash: text()
      .notNull()
      .references(() => labVersions.hash),
    state: text({ enum: ["running", "stopped", "published", "discarded"] }).notNull(),
    /** How it was published: grades replaced, or never lowered. */
    policy: text({ enum: ["replace", "never-lower"] }),
    startedBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    endedAt: moment(),
  },
  (table) => [index().on(table.assignmentId)],
);
