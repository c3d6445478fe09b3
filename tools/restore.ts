import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { BackupProblem } from "../src/server/backup/backup-problem.ts";
import { restoreBackup } from "../src/server/backup/restore-backup.ts";
import { readConfig } from "../src/server/config.ts";

const usage = `BANCADA_FOLDER=<pasta nova | new folder> npm run restore -- <cópia | backup>

  Faz de uma cópia uma turma, numa pasta vazia e num banco vazio (o embutido, ou o de DATABASE_URL). Depois: npm start.
  Makes a class out of a backup, in an empty folder and an empty database (the embedded one, or DATABASE_URL's). Then: npm start.`;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof BackupProblem ? error.message : error);
  return 1;
});

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [backup] = positionals;
  if (backup === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const config = readConfig(process.env);
  const { at } = await restoreBackup({ backup: resolve(backup), config });
  console.log(`${config.folder} (${at})`);
  return 0;
}
