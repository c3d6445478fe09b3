import { createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Bodies, BodyDamaged } from "../bodies/bodies.ts";
import { BackupProblem } from "./backup-problem.ts";

/** The folders of files by content. */
export const bodyFolders = ["bodies", "sealed"] as const;

interface MakeBackup {
  /** The lines of `dumpDatabase`, in any pieces. */
  readonly lines: AsyncIterable<string | Uint8Array>;
  /** The server's folder. */
  readonly folder: string;
  /** The backup: a folder that is not there yet. */
  readonly out: string;
}

/**
 * Writes a backup: `database.gz`, `bodies/`, `sealed/` and the `secret`. The database comes first: bodies come to be before
 * their rows, so copying them later lacks none. Under its name the backup is whole; until then it has another.
 * @throws BackupProblem where there is something already, the lines break off, or a body is not what its name says
 */
export async function makeBackup({ lines, folder, out }: MakeBackup): Promise<void> {
  if (existsSync(out)) throw new BackupProblem("out-exists", out);
  const half = `${out}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  try {
    await pipeline(Readable.from(lines), mustEnd(), createGzip(), createWriteStream(join(half, "database.gz")));
    for (const name of bodyFolders) await copyBodies(join(folder, name), join(half, name));
    await copyFile(join(folder, "secret"), join(half, "secret"));
    for (const name of ["database.gz", "secret"]) await toDisk(join(half, name));
    // Windows cannot open a folder, and needs not.
    if (process.platform !== "win32") await toDisk(half);
    await rename(half, out);
    if (process.platform !== "win32") await toDisk(dirname(out));
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Copies bodies and reads each of them: one that the disk damaged is found now, while there may be another copy. What else a
 * system leaves in folders (`.DS_Store`) is no body.
 * @throws BackupProblem that names the damaged file
 */
export async function copyBodies(from: string, to: string): Promise<void> {
  const [source, target] = [new Bodies(from), new Bodies(to)];
  await mkdir(to, { recursive: true });
  if (!existsSync(from)) return;
  for (const part of (await readdir(from)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    for (const hash of (await readdir(join(from, part))).filter((name) => /^[0-9a-f]{64}$/.test(name))) {
      const bytes = await source.read(hash).catch((error: unknown) => {
        throw error instanceof BodyDamaged ? new BackupProblem("damaged-body", join(from, part, hash)) : error;
      });
      // One that was erased a moment ago is in no backup.
      if (bytes) await target.keep(bytes);
    }
  }
}

/** Passes on what it reads, and fails where that does not end with the last line of a whole dump. */
function mustEnd(): Transform {
  let tail = "";
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      tail = (tail + piece.toString("latin1")).slice(-40);
      done(null, piece);
    },
    flush: (done) => done(/\nend\t\d+\n$/.test(tail) ? null : new BackupProblem("not-whole")),
  });
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
