import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Moved } from "../../merges/moved.ts";
import { users } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";
import { courses } from "./courses.ts";

/**
 * Two accounts of one person that become one: proposed by whoever teaches, done when the owner of each has agreed. The rows
 * are the record of it, and stay.
 */
export const accountMerges = pgTable(
  "account_merges",
  {
    id: id(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    keptId: text()
      .notNull()
      .references(() => users.id),
    /** The account that ends. */
    goneId: text()
      .notNull()
      .references(() => users.id),
    proposedBy: text()
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    keptAgreedAt: moment(),
    goneAgreedAt: moment(),
    doneAt: moment(),
    /** Withdrawn by whoever teaches, or refused by one of the two. */
    refusedAt: moment(),
    /** What went over. */
    moved: jsonb().$type<Moved>(),
  },
  (table) => [index().on(table.courseId), index().on(table.keptId), index().on(table.goneId)],
);
