// PGlite in a thread of its own: a long query must not keep the server from answering. Plain JavaScript, since a thread
// starts without the loader that runs TypeScript.
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

const database = await PGlite.create(workerData.folder === null ? {} : { dataDir: workerData.folder });
parentPort?.postMessage({ kind: "ready" });

/** One message after the other: PGlite is one connection. */
let queue = Promise.resolve();
parentPort?.on("message", ({ id, bytes }) => {
  queue = queue.then(() => answer(id, bytes));
});

/**
 * @param {number} id
 * @param {Uint8Array | null} bytes messages of PostgreSQL's protocol; null closes the database
 */
async function answer(id, bytes) {
  try {
    if (bytes === null) await database.close();
    const reply = bytes === null ? new Uint8Array() : await database.execProtocolRaw(bytes, { syncToFs: true });
    parentPort?.postMessage(
      { kind: "reply", id, bytes: reply },
      reply.buffer instanceof ArrayBuffer ? [reply.buffer] : [],
    );
  } catch (error) {
    parentPort?.postMessage({ kind: "failed", id, message: String(error) });
  }
}
