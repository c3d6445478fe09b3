import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { Choice, Criterion } from "../../rubrics/rubric-schema.ts";
import { users } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";
import { assignments, courses } from "./courses.ts";
import { gradings, submissions } from "./submissions.ts";

/** A table of criteria that a course's instructors grade with (planilha avaliativa). */
export const rubrics = pgTable(
  "rubrics",
  {
    id: id(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    name: text().notNull(),
    createdAt: createdAt(),
    removedAt: moment(),
  },
  (table) => [index().on(table.courseId)],
);

/** One state of a rubric. Once somebody was assessed with it, it is never changed: the next change is another version. */
export const rubricVersions = pgTable(
  "rubric_versions",
  {
    id: id(),
    rubricId: text()
      .notNull()
      .references(() => rubrics.id),
    /** From 1. */
    number: integer().notNull(),
    criteria: jsonb().$type<readonly Criterion[]>().notNull(),
    createdBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [unique().on(table.rubricId, table.number)],
);

/** The rubric that an assignment is assessed with, in one version. */
export const assignmentRubrics = pgTable(
  "assignment_rubrics",
  {
    assignmentId: text()
      .primaryKey()
      .references(() => assignments.id),
    rubricVersionId: text()
      .notNull()
      .references(() => rubricVersions.id),
  },
  (table) => [index().on(table.rubricVersionId)],
);

/** A rubric filled in for one submission. Its total became the grade of whoever handed it in, as a person's grade. */
export const assessments = pgTable(
  "assessments",
  {
    submissionId: text()
      .primaryKey()
      .references(() => submissions.id),
    rubricVersionId: text()
      .notNull()
      .references(() => rubricVersions.id),
    choices: jsonb().$type<readonly Choice[]>().notNull(),
    /** On the assignment's scale, as it was then. */
    points: doublePrecision().notNull(),
    assessedBy: text()
      .notNull()
      .references(() => users.id),
    updatedAt: createdAt(),
  },
  (table) => [index().on(table.rubricVersionId)],
);

/** An assignment whose instructors do not see who handed in, until somebody reveals it. */
export const anonymousAssignments = pgTable("anonymous_assignments", {
  assignmentId: text()
    .primaryKey()
    .references(() => assignments.id),
  /** What pseudonyms are made with; no route reads it. */
  secret: text().notNull(),
  hiddenBy: text()
    .notNull()
    .references(() => users.id),
  hiddenAt: createdAt(),
  revealedBy: text().references(() => users.id),
  revealedAt: moment(),
});

/** What the student's cells showed when a grader ran them; beside the grading, since few who read that need this. */
export const rerunOutputs = pgTable(
  "rerun_outputs",
  {
    gradingId: text()
      .notNull()
      .references(() => gradings.id),
    cell: integer().notNull(),
    summary: text().notNull(),
    error: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.gradingId, table.cell] })],
);
