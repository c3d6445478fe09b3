// Counts hashes and writes files in a thread of its own: the server answers others meanwhile. Plain JavaScript, since a thread
// starts without the loader that runs TypeScript.
import { createHash, randomBytes } from "node:crypto";
import { closeSync, existsSync, fdatasync, fsync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { parentPort } from "node:worker_threads";

/**
 * @typedef {import("./body-writer.ts").BodyToWrite} Body
 * @typedef {import("./body-writer.ts").Written} Written
 */

// Only what waits for the disk itself runs beside the others; the rest goes to the system's memory, and is quicker done at once.
const dataToDisk = promisify(fdatasync);
const toDisk = promisify(fsync);

parentPort?.on("message", (/** @type {{ id: number, bodies: Body[] }} */ { id, bodies }) => {
  void writeAll(bodies).then((written) => parentPort?.postMessage({ id, written }));
});

/**
 * Bodies that came at one moment: each folder's new names are written through once for all of them.
 * @param {readonly Body[]} bodies
 * @returns {Promise<Written[]>} what became of each, in their order
 */
async function writeAll(bodies) {
  /** @type {Map<string, Promise<void>>} */
  const synced = new Map();
  const written = await Promise.all(bodies.map((body) => write(body).catch(failed)));
  // A folder that was made for one of them may hold others: it survives for all or for none.
  const above = written.flatMap((one) => ("above" in one ? one.above : []));
  return Promise.all(
    written.map(async (one) => {
      if (!("folder" in one)) return one;
      const { hash } = one;
      try {
        for (const folder of [one.folder, ...above]) {
          if (!synced.has(folder)) synced.set(folder, syncFolder(folder));
          await synced.get(folder);
        }
        return { hash };
      } catch (error) {
        return failed(error);
      }
    }),
  );
}

/**
 * @param {Body} body
 * @returns {Promise<{ otherHash: string } | { hash: string, folder: string, above: string[] }>} the folder that must be written
 *   through still, and those above it that have a new name
 */
async function write({ folder: root, bytes, expected }) {
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (expected !== null && expected !== hash) return { otherHash: hash };
  const folder = join(root, hash.slice(0, 2));
  const path = join(folder, hash);
  // Who brought it first may not have come so far yet.
  if (existsSync(path)) return { hash, folder, above: [] };
  const half = `${path}.${randomBytes(6).toString("hex")}.part`;
  const made = mkdirOnce(folder);
  const file = openSync(half, "wx");
  try {
    try {
      for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
      // Returns when the disk has it.
      await dataToDisk(file);
    } finally {
      closeSync(file);
    }
    renameSync(half, path);
    return { hash, folder, above: made === undefined ? [] : [dirname(made), root] };
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/**
 * A folder is made with the first of its files, and survives a power cut with them.
 * @param {string} folder
 */
const mkdirOnce = (folder) => (existsSync(folder) ? undefined : mkdirSync(folder, { recursive: true }));

/**
 * The new name itself must survive a power cut. Windows cannot open a folder, and needs not.
 * @param {string} folder
 */
async function syncFolder(folder) {
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    await toDisk(file);
  } finally {
    closeSync(file);
  }
}

/** @param {unknown} error */
function failed(error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return { failed: error instanceof Error ? error.message : String(error), code };
}
