import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { BackupProblem } from "./backup-problem.ts";

/**
 * The lines of a backup's `database.gz`, without their ends. Split at line feeds alone: JSON leaves U+2028 as it is, which
 * `node:readline` takes for an end.
 * @throws BackupProblem where it is no archive, or half a one
 */
export async function* linesOf(path: string): AsyncGenerator<string, undefined> {
  const text = createGunzip();
  const file = createReadStream(path).on("error", (error) => text.destroy(error));
  let rest = "";
  try {
    for await (const piece of file.pipe(text).setEncoding("utf8")) {
      const parts = (rest + piece).split("\n");
      rest = parts.pop() ?? "";
      yield* parts;
    }
  } catch (error) {
    const isBroken = error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
    throw isBroken ? new BackupProblem("damaged") : error;
  } finally {
    file.destroy();
  }
}
