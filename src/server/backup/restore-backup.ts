import { existsSync, readdirSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { ServerConfig } from "../config.ts";
import { migrationsFolder, openDatabase } from "../database/open-database.ts";
import { GradingQueue } from "../gradings/grading-queue.ts";
import { BackupProblem } from "./backup-problem.ts";
import { copyBodies } from "./copy-bodies.ts";
import { type BackupHead, headSchema } from "./dump-database.ts";
import { loadDatabase } from "./load-database.ts";
import { findLostBodies, type LostBody, listOf } from "./lost-bodies.ts";
import { linesOf } from "./read-dump.ts";

const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ when: z.number() })) });

interface RestoreBackup {
  readonly backup: string;
  readonly config: Pick<ServerConfig, "folder" | "databaseUrl">;
  /** Restores what there is, where files are missing. Default: refuses, and names them. */
  readonly withoutLost?: boolean;
}

interface Restored {
  readonly head: BackupHead;
  /** What was left out. */
  readonly lost: readonly LostBody[];
}

/**
 * Makes a class out of a backup, in a folder that is empty or not there, and in an empty database: the embedded one in that
 * folder, or PostgreSQL's, whichever of the two the backup was made of. A server then brings the tables up to date.
 * @throws BackupProblem where there is no room for it or it is not whole: nothing is left then
 */
export async function restoreBackup({
  backup,
  config: { folder, databaseUrl },
  withoutLost = false,
}: RestoreBackup): Promise<Restored> {
  const dump = join(backup, "database.gz");
  if (!existsSync(dump)) throw new BackupProblem("no-backup", backup);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new BackupProblem("folder-not-empty", folder);
  const half = `${folder}.restoring`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  try {
    await mustBeWhole(dump);
    const lost = await findLostBodies(dump, await copyBodies(backup, half));
    if (lost.length > 0 && !withoutLost) throw new BackupProblem("bodies-lost", backup, listOf(lost));
    await copyFile(join(backup, "secret"), join(half, "secret"));
    const place = databaseUrl === null ? { folder: join(half, "database") } : { url: databaseUrl };
    const head = await restoreDatabase(dump, place);
    if (existsSync(folder)) await rmdir(folder);
    await rename(half, folder);
    return { head, lost };
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
}

/** A dump ends with the count of its rows: half a one is found before anything is written. */
async function mustBeWhole(path: string): Promise<void> {
  let count = -1;
  let last = "";
  for await (const line of linesOf(path)) {
    count += 1;
    last = line;
  }
  if (last !== `end\t${count - 1}`) throw new BackupProblem("damaged");
}

async function restoreDatabase(path: string, place: Parameters<typeof openDatabase>[0]): Promise<BackupHead> {
  const lines = linesOf(path);
  const read = headSchema.safeParse(parsed((await lines.next()).value));
  if (!read.success) throw new BackupProblem("damaged");
  const migrations = await migrationsOf(read.data);
  try {
    const { db, pool, close } = await openDatabase(place, { migrations });
    try {
      const queue = await GradingQueue.open({ pool, leaseSeconds: 240, onError: () => {} });
      try {
        await loadDatabase({ db, queue }, lines);
      } finally {
        await queue.close();
      }
    } finally {
      await close();
    }
  } finally {
    await rm(migrations, { recursive: true, force: true });
  }
  return read.data;
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? "");
  } catch {
    return null;
  }
}

/** The migrations that had been run where the backup was made, as a folder: an older backup fits the tables of its time only. */
async function migrationsOf(head: BackupHead): Promise<string> {
  const journal = journalSchema.parse(JSON.parse(await readFile(join(migrationsFolder, "meta/_journal.json"), "utf8")));
  const entries = journal.entries.filter(({ when }) => head.migrations.includes(when));
  if (entries.length !== head.migrations.length) throw new BackupProblem("newer");
  const folder = await mkdtemp(join(tmpdir(), "bancada-migrations-"));
  await cp(migrationsFolder, folder, { recursive: true });
  await writeFile(join(folder, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return folder;
}
