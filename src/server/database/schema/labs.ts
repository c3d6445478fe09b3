import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";

/** Every version of a lab that was ever published here. It is never changed nor deleted: grades name it. */
export const labVersions = pgTable("lab_versions", {
  hash: text().primaryKey(),
  labId: text().notNull(),
  version: integer().notNull(),
  titlePt: text().notNull(),
  titleEn: text().notNull(),
  createdAt: createdAt(),
});

/**
 * The files of a version: bodies by content. `sealed` ones lie in a store that no route for people reads; `withheld` are the
 * solutions that the lab does not give, for courses that open them.
 */
export const labFiles = pgTable(
  "lab_files",
  {
    labHash: text()
      .notNull()
      .references(() => labVersions.hash),
    part: text({ enum: ["public", "withheld", "sealed"] }).notNull(),
    /** Below the lab's folder, for instance `lab.html` or `solutions/idf.json`. */
    path: text().notNull(),
    bodyHash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.labHash, table.part, table.path] })],
);
