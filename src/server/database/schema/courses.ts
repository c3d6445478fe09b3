import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { LateCredit } from "../../assignments/late-credit.ts";
import { users } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";
import { labVersions } from "./labs.ts";

export const courses = pgTable("courses", {
  id: id(),
  name: text().notNull(),
  joinCode: text().notNull().unique(),
  /** Months after the last due date at which what was handed in is erased; null: never. */
  retentionMonths: integer(),
  createdAt: createdAt(),
});

/** Who is in a course, and as what. Leaving keeps the row: work is never deleted. */
export const memberships = pgTable(
  "memberships",
  {
    courseId: text()
      .notNull()
      .references(() => courses.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    role: text({ enum: ["student", "instructor"] }).notNull(),
    joinedAt: createdAt(),
    leftAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.courseId, table.userId] }), index().on(table.userId)],
);

/** A lab, in one version, as a task of a course. */
export const assignments = pgTable(
  "assignments",
  {
    id: id(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    title: text().notNull(),
    labHash: text()
      .notNull()
      .references(() => labVersions.hash),
    opensAt: moment().notNull(),
    dueAt: moment().notNull(),
    lateCredit: jsonb().$type<LateCredit>().notNull(),
    maxPoints: doublePrecision().notNull(),
    /** Which of a student's submissions gives the grade. */
    counts: text({ enum: ["best", "last"] }).notNull(),
    /** How many may hand in together; 1: everybody for themselves. */
    teamSize: integer().notNull().default(1),
    /** From when the course sees the solutions without an attempt, also those that the lab withholds. */
    solutionsOpen: text({ enum: ["never", "after-late-work", "on-date"] })
      .notNull()
      .default("never"),
    /** For `on-date`. */
    solutionsOpenAt: moment(),
    createdAt: createdAt(),
    removedAt: moment(),
  },
  (table) => [index().on(table.courseId)],
);

/** A later date for one student. */
export const extensions = pgTable(
  "extensions",
  {
    assignmentId: text()
      .notNull()
      .references(() => assignments.id),
    studentId: text()
      .notNull()
      .references(() => users.id),
    dueAt: moment().notNull(),
    grantedBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.assignmentId, table.studentId] })],
);
