import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { getTableName, is } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import { PgliteStream } from "./pglite-stream.ts";
import { PgliteThread } from "./pglite-thread.ts";
import * as schema from "./schema.ts";

export type Database = NodePgDatabase<typeof schema>;

/** Where the data is: a PostgreSQL server by its address, or the embedded PGlite in a folder (null: in memory). */
export type DatabasePlace = { readonly url: string } | { readonly folder: string | null };

export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface OpenDatabase {
  readonly db: Database;
  /** The connections under it, for the queue, which brings its own SQL. */
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number, the same in every server: one migrates, the others wait. */
const migrationLock = 4_173_001;
const dayMs = 24 * 3_600_000;

/**
 * Opens the database and brings its tables up to date.
 * @param options.migrations - the folder of those to be run; null leaves the tables as they are
 */
export async function openDatabase(
  place: DatabasePlace,
  { migrations = migrationsFolder }: { migrations?: string | null } = {},
): Promise<OpenDatabase> {
  if ("folder" in place && place.folder !== null) mkdirSync(dirname(place.folder), { recursive: true });
  const thread = "folder" in place ? await PgliteThread.open(place.folder) : null;
  const pool = thread === null && "url" in place ? serverPool(place.url) : embeddedPool(thread);
  let counting: NodeJS.Timeout | undefined;
  const close = async () => {
    clearInterval(counting);
    await pool.end();
    await thread?.close();
  };
  try {
    if (migrations !== null) await migrateOnce(pool, migrations);
    // An older backup's tables are fewer, and are opened to be filled only.
    if (thread !== null && migrations === migrationsFolder) {
      await countRows(pool);
      // A plan that was made for empty tables is kept until rows are counted: of 5,000 submissions each cost a quarter more.
      await pool.query("set plan_cache_mode = force_custom_plan");
      // A query or a closed pool in its way: the counts of yesterday do for another day.
      counting = setInterval(() => void countRows(pool).catch(() => {}), dayMs).unref();
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { db: drizzle(pool, { schema, casing: "snake_case" }), pool, close };
}

function serverPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 16, connectionTimeoutMillis: 30_000 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
}

function embeddedPool(thread: PgliteThread | null): pg.Pool {
  if (thread === null) throw new Error("The embedded database has no thread.");
  const pool = new pg.Pool({
    stream: () => new PgliteStream(thread),
    // PGlite is one connection: transactions wait for each other.
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 30_000,
    host: "localhost",
    user: "postgres",
    database: "postgres",
  });
  pool.on("error", () => {});
  return pool;
}

/**
 * Tells the planner how large the tables are. PostgreSQL does so by itself; PGlite has no such process, and without it a
 * class of 500 is looked up row by row.
 */
async function countRows(pool: pg.Pool): Promise<void> {
  const tables = Object.values(schema).flatMap((one) => (is(one, PgTable) ? [`"${getTableName(one)}"`] : []));
  await pool.query(`analyze ${tables.join(", ")}`);
}

async function migrateOnce(pool: pg.Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: folder });
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
  } finally {
    client.release();
  }
}
