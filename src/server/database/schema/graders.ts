import { pgTable, text } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, id, moment } from "./columns.ts";

/** Programs that grade. Their tokens are kept as hashes: a stolen copy of the database lets nobody in. */
export const graders = pgTable("graders", {
  id: id(),
  name: text().notNull(),
  tokenHash: text().notNull().unique(),
  createdBy: text()
    .notNull()
    .references(() => users.id),
  createdAt: createdAt(),
  lastSeenAt: moment(),
  revokedAt: moment(),
});
