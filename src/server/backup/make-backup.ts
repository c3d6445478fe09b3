import { createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { BackupProblem } from "./backup-problem.ts";
import { copyBodies } from "./copy-bodies.ts";
import { findLostBodies, type LostBody } from "./lost-bodies.ts";

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
 * their rows, so copying them later lacks none. Under its name the backup is finished; until then it has another. One file
 * that the disk lost keeps nobody from a backup of the rest.
 * @returns the files that it should hold and the folder has not
 * @throws BackupProblem where there is something already, or the lines break off
 */
export async function makeBackup({ lines, folder, out }: MakeBackup): Promise<readonly LostBody[]> {
  if (existsSync(out)) throw new BackupProblem("out-exists", out);
  const half = `${out}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  try {
    await pipeline(Readable.from(lines), mustEnd(), createGzip(), createWriteStream(join(half, "database.gz")));
    const kept = await copyBodies(folder, half);
    const lost = await findLostBodies(join(half, "database.gz"), kept);
    await copyFile(join(folder, "secret"), join(half, "secret"));
    for (const name of ["database.gz", "secret"]) await toDisk(join(half, name));
    // Windows cannot open a folder, and needs not.
    if (process.platform !== "win32") await toDisk(half);
    await rename(half, out);
    if (process.platform !== "win32") await toDisk(dirname(out));
    return lost;
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
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
