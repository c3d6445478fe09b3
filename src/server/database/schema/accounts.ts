import { type AnyPgColumn, boolean, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";

/** People, and how they sign in. The columns are better-auth's; `mayCreateCourses` and `runsServer` are ours. */
export const users = pgTable("users", {
  id: id(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  /** The first instructor, and whoever teaches a course. */
  mayCreateCourses: boolean().notNull().default(false),
  /** The first instructor: may let in graders, which read what every course hands in. */
  runsServer: boolean().notNull().default(false),
  createdAt: createdAt(),
  updatedAt: createdAt(),
  /** Nobody: the student as whom this instructor looks at a course. It counts nowhere. */
  fakeOf: text()
    .unique()
    .references((): AnyPgColumn => users.id),
  /** The person deleted the account: the row stays without a name, for the grades that a course must keep. */
  erasedAt: moment(),
});

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text().notNull().unique(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [index().on(table.userId)],
);

/** A way to sign in: a password (`credential`), or an account at a provider. */
export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    providerId: text().notNull(),
    accountId: text().notNull(),
    /** Salted and hashed (scrypt). */
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.providerId, table.accountId), index().on(table.userId)],
);

/** One-time values that were sent out: links that set a password, sign-ins at a provider under way. */
export const verifications = pgTable(
  "verifications",
  {
    id: id(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [index().on(table.identifier)],
);
