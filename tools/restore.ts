import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { BackupProblem } from "../src/server/backup/backup-problem.ts";
import { listOf } from "../src/server/backup/lost-bodies.ts";
import { restoreBackup } from "../src/server/backup/restore-backup.ts";
import { readConfig } from "../src/server/config.ts";

const usage = `BANCADA_FOLDER=<pasta nova | new folder> npm run restore -- <cópia | backup> [--without-lost]

  Faz de uma cópia uma turma, numa pasta vazia e num banco vazio (o embutido, ou o de DATABASE_URL). Depois: npm start.
  Makes a class out of a backup, in an empty folder and an empty database (the embedded one, or DATABASE_URL's). Then: npm start.

  --without-lost   restaura também onde faltam arquivos de entregas ou laboratórios, e diz quais
                   restores also where files of submissions or labs are missing, and says which`;

const lostText = (folder: string) => `
Foi restaurado sem estes arquivos: as notas continuam, e as entregas sem arquivo não abrem. Quando um deles aparecer, ponha-o no mesmo lugar em ${folder}.
Restored without these files: grades stay, and submissions without a file do not open. When one of them turns up, put it at the same place in ${folder}.`;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof BackupProblem ? error.message : error);
  return 1;
});

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "without-lost": { type: "boolean", default: false } },
  });
  const [backup] = positionals;
  if (backup === undefined || positionals.length > 1) {
    console.error(usage);
    return 2;
  }
  const config = readConfig(process.env);
  const options = { backup: resolve(backup), config, withoutLost: values["without-lost"] };
  const { head, lost } = await restoreBackup(options);
  console.log(`${config.folder} (${head.at})`);
  if (lost.length > 0) {
    console.error(listOf(lost));
    console.error(lostText(config.folder));
  }
  return 0;
}
