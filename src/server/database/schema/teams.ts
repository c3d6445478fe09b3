import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, id } from "./columns.ts";
import { assignments } from "./courses.ts";

/** Students who hand in together, for one assignment. */
export const teams = pgTable(
  "teams",
  {
    id: id(),
    assignmentId: text()
      .notNull()
      .references(() => assignments.id),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.assignmentId)],
);

/**
 * Who is in which team now: one in each assignment. Whose work a submission is was written down when it was received
 * (`submission_authors`), and changes no more.
 */
export const teamMembers = pgTable(
  "team_members",
  {
    assignmentId: text()
      .notNull()
      .references(() => assignments.id),
    studentId: text()
      .notNull()
      .references(() => users.id),
    teamId: text()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    joinedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.assignmentId, table.studentId] }),
    index().on(table.teamId),
    index().on(table.studentId),
  ],
);

/** Who was asked into a team and has not answered. */
export const teamInvitations = pgTable(
  "team_invitations",
  {
    teamId: text()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    studentId: text()
      .notNull()
      .references(() => users.id),
    invitedBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.studentId] }), index().on(table.studentId)],
);
