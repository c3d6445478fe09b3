import { date, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, id } from "./columns.ts";
import { courses } from "./courses.ts";

/** A class that was held. */
export const meetings = pgTable(
  "meetings",
  {
    id: id(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    /** A day of the calendar, as the school counts it: no hour and no time zone. */
    heldOn: date({ mode: "string" }).notNull(),
    title: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.courseId)],
);

/** Who was there. A student without a row was not marked yet. */
export const attendances = pgTable(
  "attendances",
  {
    meetingId: text()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    studentId: text()
      .notNull()
      .references(() => users.id),
    /** `excused` counts neither for nor against. */
    mark: text({ enum: ["present", "absent", "excused"] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.studentId] }), index().on(table.studentId)],
);
