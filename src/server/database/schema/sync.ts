import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { users } from "./accounts.ts";
import { createdAt, moment } from "./columns.ts";

/** How far the work of an account goes. Whoever writes to it holds this row: numbers are given out in order, without gaps. */
export const syncStates = pgTable("sync_states", {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** The number of the event, entry or text that came last. */
  seq: bigint({ mode: "number" }).notNull().default(0),
  events: integer().notNull().default(0),
  sizeBytes: bigint({ mode: "number" }).notNull().default(0),
  updatedAt: moment(),
});

/**
 * What a student wrote and did, on any of their devices. `body` is JSON as text: PostgreSQL's own JSON takes neither NUL
 * nor half characters, and students type what they like. Of `events` it is a line for each (sync/segments.ts).
 */
export const workItems = pgTable(
  "work_items",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    lab: text().notNull(),
    kind: text({ enum: ["events", "entry", "history"] }).notNull(),
    /** The segment of a writer's chain; the register that the entry is the value of; the hash of the text of a history. */
    key: text().notNull(),
    /** The number of what came last of it. */
    seq: bigint({ mode: "number" }).notNull(),
    /** Lamport time and writer decide between two entries of one key; of events, the time of the last. */
    time: bigint({ mode: "number" }).notNull(),
    writer: text().notNull(),
    sizeBytes: integer().notNull(),
    body: text().notNull(),
    receivedAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.lab, table.kind, table.key] }),
    uniqueIndex().on(table.userId, table.seq),
  ],
);

/** The end of each writer's chain that was acknowledged: what comes next must go on from it. */
export const journalHeads = pgTable(
  "journal_heads",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    writer: text().notNull(),
    lab: text().notNull(),
    index: integer().notNull(),
    time: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
    acknowledgedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.writer] }), index().on(table.userId, table.lab)],
);
