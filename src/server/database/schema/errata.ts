import { index, pgTable, text } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";
import { courses } from "./courses.ts";

/** A short note on a mistake in a lab, which everybody in the course sees who has the lab open. */
export const errata = pgTable(
  "errata",
  {
    id: id(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    labId: text().notNull(),
    /** The exercise that it is about; null: the whole lab. */
    exercise: text(),
    textPt: text().notNull(),
    textEn: text().notNull(),
    writtenBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    removedAt: moment(),
  },
  (table) => [index().on(table.courseId)],
);
