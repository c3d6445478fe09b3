import { createHash } from "node:crypto";
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrationsFolder, type OpenDatabase, openDatabase } from "../../../src/server/database/open-database.ts";

const modules = fileURLToPath(new URL("../../../node_modules/", import.meta.url));

/** Names what an empty database looks like: the migrations that made it, and whose it is. */
function nameOfEmpty(): string {
  const hash = createHash("sha256").update(readFileSync(join(modules, "@electric-sql/pglite/package.json")));
  for (const file of readdirSync(migrationsFolder).sort())
    if (file.endsWith(".sql")) hash.update(file).update(readFileSync(join(migrationsFolder, file)));
  return `database-${hash.digest("hex").slice(0, 16)}`;
}

const cache = join(modules, ".cache/bancada");
const prepared = join(cache, nameOfEmpty());

/** To make the tables takes seconds of a processor: it is done once, and kept beside the packages. */
export default async function prepareDatabase(): Promise<void> {
  if (existsSync(prepared)) return;
  mkdirSync(cache, { recursive: true });
  const half = mkdtempSync(join(cache, "half-"));
  const { close } = await openDatabase({ folder: half });
  await close();
  try {
    renameSync(half, prepared);
  } catch {
    // Another process was sooner.
    rmSync(half, { recursive: true, force: true });
  }
}

/** Puts an empty database with all its tables into this folder, for PGlite to open (database.test.ts makes its own). */
export async function copyPreparedDatabase(to: string): Promise<void> {
  await prepareDatabase();
  mkdirSync(dirname(to), { recursive: true });
  cpSync(prepared, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** An empty database of its own, which is gone once it is closed. */
export async function openNewDatabase(): Promise<OpenDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "database-"));
  await copyPreparedDatabase(folder);
  const open = await openDatabase({ folder });
  const close = async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...open, close };
}
