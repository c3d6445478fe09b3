import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { BackupProblem } from "../src/server/backup/backup-problem.ts";
import { dumpDatabase } from "../src/server/backup/dump-database.ts";
import { listOf } from "../src/server/backup/lost-bodies.ts";
import { makeBackup } from "../src/server/backup/make-backup.ts";
import { operatorToken } from "../src/server/backup/operator-token.ts";
import { readConfig, type ServerConfig } from "../src/server/config.ts";
import { FolderInUse, lockFolder } from "../src/server/database/folder-lock.ts";
import { openDatabase } from "../src/server/database/open-database.ts";

const usage = `npm run backup -- <pasta nova | new folder> [--server http://localhost:4173]

  Copia a turma inteira para uma pasta, também com o servidor ligado. Restaure com npm run restore (docs/server.md).
  Copies the whole class into a folder, also while the server runs. Restore it with npm run restore (docs/server.md).
  Termina com 0: está tudo nela; 3: está feita, e diz que arquivos faltam; 1: não há cópia.
  Ends with 0: all is in it; 3: it is made, and says which files are missing; 1: there is no backup.`;

const lostText = (folder: string) => `
A cópia está feita, mas estes arquivos faltam em ${folder}, ou o disco os estragou. Se uma cópia anterior os tem, ponha-os no mesmo lugar em ${folder}: a próxima cópia os leva. Se alguém apagou a própria conta agora mesmo, os arquivos são dessa pessoa: faça outra cópia.
The backup is made, but these files are missing in ${folder}, or damaged by the disk. Where an earlier backup has them, put them at the same place in ${folder}: the next backup takes them. If somebody deleted their account just now, the files are theirs: make another backup.`;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof BackupProblem ? error.message : error);
  return 1;
});

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { server: { type: "string" } } });
  const [out] = positionals;
  if (out === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const config = readConfig(process.env);
  const { folder } = config;
  const isThere =
    existsSync(join(folder, "secret")) && (config.databaseUrl !== null || existsSync(join(folder, "database")));
  if (!isThere) throw new BackupProblem("no-class", folder);
  const server = values.server ?? `http://localhost:${process.env.PORT ?? 4173}`;
  const lost = await makeBackup({ lines: linesOf(config, server), folder, out: resolve(out) });
  console.log(resolve(out));
  if (lost.length === 0) return 0;
  console.error(listOf(lost));
  console.error(lostText(folder));
  return 3;
}

/** PostgreSQL answers anybody who has its address; of the embedded database the server that has it open, or, where none runs, we. */
async function* linesOf({ folder, databaseUrl }: ServerConfig, server: string): AsyncGenerator<string | Uint8Array> {
  const unlock = databaseUrl === null ? tryToLock(folder) : () => {};
  if (unlock === null) {
    yield* askServer(folder, server);
    return;
  }
  try {
    const place = databaseUrl === null ? { folder: join(folder, "database") } : { url: databaseUrl };
    // A newer version's tables are the server's to make.
    const { pool, close } = await openDatabase(place, { migrations: null });
    try {
      yield* dumpDatabase(pool, new Date());
    } finally {
      await close();
    }
  } finally {
    unlock();
  }
}

function tryToLock(folder: string): (() => void) | null {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (error instanceof FolderInUse) return null;
    throw error;
  }
}

async function* askServer(folder: string, server: string): AsyncGenerator<Uint8Array> {
  if (!URL.canParse("/api/backup", server)) throw new BackupProblem("no-server", server);
  const authorization = `Bearer ${operatorToken(readFileSync(join(folder, "secret"), "utf8"))}`;
  const response = await fetch(new URL("/api/backup", server), { headers: { authorization } }).catch(() => null);
  if (response?.status === 401) throw new BackupProblem("other-server", server);
  if (!response?.ok || !response.body) throw new BackupProblem("no-server", server);
  yield* response.body;
}
