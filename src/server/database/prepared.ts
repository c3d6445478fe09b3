import { fillPlaceholders, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Pool } from "pg";

const dialect = new PgDialect({ casing: "snake_case" });

/**
 * A statement of our own that each connection plans once, by its name; Drizzle's own have `.prepare(name)`.
 * @param name - no other statement of the server has it
 * @param statement - what changes from one time to the next is a `sql.placeholder`
 */
export function prepared<Row extends object>(
  pool: Pool,
  name: string,
  statement: SQL,
): (values: Readonly<Record<string, unknown>>) => Promise<readonly Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return async (values) => (await pool.query<Row>({ name, text, values: fillPlaceholders(params, values) })).rows;
}
