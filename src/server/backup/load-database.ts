import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database, Transaction } from "../database/open-database.ts";
import type { GradingQueue } from "../gradings/grading-queue.ts";
import { BackupProblem } from "./backup-problem.ts";

const jobSchema = z.object({ id: z.string(), priority: z.number() });

/** So much JSON goes to the database at once. */
const mostBatchLetters = 1_000_000;

/**
 * Puts the lines of a backup into a database whose tables are those of the backup, and empty: all, or nothing.
 * @param lines - of `dumpDatabase`, whole, without the head
 * @throws BackupProblem where the database is not empty, or has not these tables
 */
export async function loadDatabase(
  { db, queue }: { readonly db: Database; readonly queue: GradingQueue },
  lines: AsyncIterable<string>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const tables = await emptyTables(tx);
    const rejoin = await withoutReferences(tx);
    let batch = { table: "", rows: [] as string[], letters: 0 };
    const put = async () => {
      if (batch.rows.length > 0) await insert(tx, batch.table, batch.rows);
      batch = { table: "", rows: [], letters: 0 };
    };
    for await (const line of lines) {
      const [table = "", row = ""] = line.split("\t", 2);
      if (table === "end") break;
      if (table === "job") {
        const { id, priority } = jobSchema.parse(JSON.parse(row));
        await queue.add(tx, [id], { isRegrade: priority < 0 });
        continue;
      }
      if (!tables.has(table)) throw new BackupProblem("damaged");
      if (table !== batch.table || batch.letters > mostBatchLetters) await put();
      batch.table = table;
      batch.rows.push(row);
      batch.letters += row.length;
    }
    await put();
    await rejoin();
  });
}

async function insert(tx: Transaction, table: string, rows: readonly string[]): Promise<void> {
  const name = sql`public.${sql.identifier(table)}`;
  const json = `[${rows.join(",")}]`;
  await tx.execute(sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${json}::json)`);
}

async function emptyTables(tx: Transaction): Promise<ReadonlySet<string>> {
  const { rows } = await tx.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  for (const { name } of rows) {
    const found = await tx.execute(sql`select 1 from public.${sql.identifier(name)} limit 1`);
    if (found.rows.length > 0) throw new BackupProblem("database-not-empty");
  }
  return new Set(rows.map(({ name }) => name));
}

/** Takes the references between tables away, so that rows may come in any order. @returns what puts them back, and checks each */
async function withoutReferences(tx: Transaction): Promise<() => Promise<void>> {
  const { rows } = await tx.execute<{ table: string; name: string; definition: string }>(sql`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  for (const { table, name } of rows) await tx.execute(sql.raw(`alter table ${table} drop constraint ${name}`));
  return async () => {
    for (const { table, name, definition } of rows) {
      await tx.execute(sql.raw(`alter table ${table} add constraint ${name} ${definition}`));
    }
  };
}
