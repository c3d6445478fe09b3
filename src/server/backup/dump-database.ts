import type { Pool } from "pg";
import { z } from "zod";

export const headSchema = z.object({
  format: z.literal("bancada-backup"),
  version: z.literal(1),
  at: z.iso.datetime(),
  /** The moments (ms) that name the migrations which made these tables, oldest first. */
  migrations: z.array(z.number()),
});
export type BackupHead = z.infer<typeof headSchema>;

/** So many rows are in memory at once. */
const pageOfRows = 200;

/**
 * The whole database as lines of text, as it is at one moment, while others go on writing. PGlite and PostgreSQL give the
 * same lines. The first is the head; then `table⇥row as JSON` for every row of every table that is there, so that no table
 * can be forgotten here; `job⇥…` for what waits for a grader; at last `end⇥lines`, without which it is half a backup.
 */
export async function* dumpDatabase(pool: Pool, at: Date): AsyncGenerator<string> {
  const client = await pool.connect();
  let isDone = false;
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query("set local time zone 'UTC'");
    const { rows: migrations } = await client.query<{ at: string }>(
      "select created_at as at from drizzle.__drizzle_migrations order by created_at",
    );
    const head: BackupHead = {
      ...{ format: "bancada-backup", version: 1, at: at.toISOString() },
      migrations: migrations.map((migration) => Number(migration.at)),
    };
    yield `${JSON.stringify(head)}\n`;
    let lines = 0;
    const { rows: tables } = await client.query<{ name: string; quoted: string }>(
      "select tablename as name, quote_ident(tablename) as quoted from pg_tables where schemaname = 'public' order by 1",
    );
    const parts = tables.map(({ name, quoted }) => ({ name, query: `select * from public.${quoted}` }));
    parts.push({
      name: "job",
      query:
        "select replace(id::text, '-', '') as id, priority from pgboss.job where name = 'grading' and state < 'completed'",
    });
    for (const { name, query } of parts) {
      await client.query(`declare part no scroll cursor for select row_to_json(one)::text as json from (${query}) one`);
      for (let isMore = true; isMore; ) {
        const { rows } = await client.query<{ json: string }>(`fetch ${pageOfRows} from part`);
        if (rows.length > 0) yield rows.map(({ json }) => `${name}\t${json}\n`).join("");
        lines += rows.length;
        isMore = rows.length === pageOfRows;
      }
      await client.query("close part");
    }
    yield `end\t${lines}\n`;
    await client.query("commit");
    isDone = true;
  } finally {
    // Whoever read this may have gone: the connection of a transaction that did not end is not used again.
    client.release(!isDone);
  }
}
