import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Pool } from "pg";
import PgBoss from "pg-boss";

interface QueueOptions {
  readonly pool: Pool;
  readonly onError: (error: unknown) => void;
  /** How long a grader may keep a job before another gets it: longer than any grading takes. */
  readonly leaseSeconds: number;
  /** How often leases that ran out are looked for. */
  readonly maintenanceSeconds?: number;
}

export interface Lease {
  readonly grading: string;
  /** How many graders had it before, and were never heard of again. */
  readonly lost: number;
}

/** Whatever runs SQL inside of a transaction. */
interface Transaction {
  execute(query: SQLWrapper): PromiseLike<{ rows: unknown[] }>;
}

const name = "grading";
/** Jobs wait for a grader as long as a course may last. */
const retentionMinutes = 10 * 366 * 24 * 60;
/** pg-boss would give up after so many; we do long before (routes/grader-work.ts), and the grading says so. */
const retryLimit = 1_000;

/**
 * Gradings that wait for a grader. Each is handed out at least once: a job whose grader is killed comes back when its
 * lease ends. The queue lies in the class's own database, so a submission and its job are written together or not at all.
 */
export class GradingQueue {
  readonly #boss: PgBoss;
  /** What pg-boss runs to queue jobs: their list is its first value. */
  readonly #insert: Statement;

  private constructor(boss: PgBoss, insert: Statement) {
    this.#boss = boss;
    this.#insert = insert;
  }

  static async open(options: QueueOptions): Promise<GradingQueue> {
    const { pool, onError, leaseSeconds, maintenanceSeconds = 15 } = options;
    const boss = new PgBoss({
      // Without values it may be several statements, which only the simple protocol takes.
      db: { executeSql: (text, values) => (values ? pool.query(text, values) : pool.query(text)) },
      schedule: false,
      maintenanceIntervalSeconds: maintenanceSeconds,
    });
    boss.on("error", onError);
    await boss.start();
    const queue = { name, retryLimit, retryDelay: 0, expireInSeconds: leaseSeconds, retentionMinutes };
    await boss.createQueue(name, queue);
    await boss.updateQueue(name, queue);
    return new GradingQueue(boss, await statementOf((db) => boss.insert([], { db })));
  }

  /**
   * Queues gradings, in the transaction that writes them: each job has its grading's id.
   * @param isRegrade - nobody waits for them: they come after all that students hand in
   */
  async add(tx: Transaction, gradings: readonly string[], { isRegrade = false } = {}): Promise<void> {
    if (gradings.length === 0) return;
    const jobs = gradings.map((id) => ({ id, name, data: {}, priority: isRegrade ? -1 : 0 }));
    await this.#boss.insert(jobs, { db: inside(tx) });
  }

  /**
   * The same as a part of the statement that writes the gradings: `with … as (…)`.
   * @param from - SQL that names what has them, and `id` what is a grading's id there
   */
  adding({ id, from }: { readonly id: SQL; readonly from: SQL }): SQL {
    const jobs = sql`(select coalesce(json_agg(json_build_object('id', ${id}, 'name', ${name}::text, 'data', '{}'::json)), '[]')
      from ${from})`;
    return withValues(this.#insert, [jobs]);
  }

  /** A grading to be made within the lease; null where none waits. */
  async lease(): Promise<Lease | null> {
    const [job] = await this.#boss.fetch(name, { includeMetadata: true, batchSize: 1 });
    return job ? { grading: job.id.replaceAll("-", ""), lost: job.retryCount } : null;
  }

  /** Takes a grading off the queue, in the transaction that writes what came of it. Doing it twice changes nothing. */
  async end(tx: Transaction, grading: string): Promise<void> {
    // `complete` knows only leases that still run; this job may have come back already, and is not needed any more.
    await this.#boss.deleteJob(name, grading, { db: inside(tx) });
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The one statement that something of pg-boss's would run. */
async function statementOf(run: (db: PgBoss.Db) => Promise<unknown>): Promise<Statement> {
  const said: Statement[] = [];
  await run({
    async executeSql(text, values) {
      said.push({ text, values });
      return { rows: [] };
    },
  });
  const [one] = said;
  if (one === undefined || said.length > 1)
    throw new Error(`pg-boss runs ${said.length} statements where one was known.`);
  return one;
}

/**
 * A statement of pg-boss's as Drizzle's: its `$1` become values.
 * @param instead - SQL that stands for the first of them
 */
function withValues({ text, values }: Statement, instead: readonly SQL[] = []): SQL {
  const parts = text.split(/\$(\d+)/);
  const value = (at: number) => instead[at] ?? sql`${sql.param(values[at])}`;
  return sql.join(parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : value(Number(part) - 1))));
}

/** pg-boss in a transaction of Drizzle's. */
const inside = (tx: Transaction): PgBoss.Db => ({
  async executeSql(text, values) {
    return tx.execute(withValues({ text, values }));
  },
});
