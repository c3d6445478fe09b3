import { jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { SelfTest } from "../../self-tests/self-test.ts";
import { users } from "./accounts.ts";
import { createdAt } from "./columns.ts";

/** Who agreed to which version of the text on their data, and when. */
export const consents = pgTable(
  "consents",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    version: text().notNull(),
    givenAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.version] })],
);

/** What a student's own computer can do, as its browser found out: the latest of each person. */
export const selfTests = pgTable("self_tests", {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  result: jsonb().$type<SelfTest>().notNull(),
  receivedAt: createdAt(),
});
