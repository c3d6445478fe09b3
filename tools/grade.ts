import { existsSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { gradedCsv } from "../src/grader/graded-csv.ts";
import { gradedJson } from "../src/grader/graded-files.ts";
import { Grader } from "../src/grader/grader.ts";
import { launchBrowser } from "../src/grader/launch-browser.ts";
import { findChromium, howToGetChromium } from "./browser.mjs";
import { builtShelf } from "./grade/built-shelf.ts";
import { gradeAll } from "./grade/grade-all.ts";
import { submissionFiles } from "./grade/submission-files.ts";
import { toLines } from "./grade/to-lines.ts";
import { buildIfStale, root } from "./prepare.mjs";
import { serveSite } from "./site-server.ts";

const usage = `npm run grade -- arquivos ou pastas [--csv] [--json] [--out=arquivo] [--en] [--site=pasta]

  Corrige entregas da Bancada sem servidor. / Grades submissions of Bancada without a server.
  --csv    tabela para planilha (; e vírgula decimal) / a table for a spreadsheet
  --json   tudo, para programas; só "feedback" pode ir a estudantes / all, for programs; only "feedback" is for students
  --out    arquivo em que a tabela ou o JSON é escrito / a file that the table or the JSON is written to
  --en     in English
  --site   pasta com public e sealed de uma construção (dist é a padrão; pode repetir, para versões antigas dos laboratórios)
           / a folder with public and sealed of a build (dist where left out; repeat it for older versions of labs)

  Sai com 0 se tudo teve nota, 1 se algum arquivo ficou sem nota, 2 se nada pôde ser corrigido.
  Exits with 0 where all were graded, 1 where a file was not, 2 where nothing could be.`;

/** More browsers than this gain little on a laptop and take its memory. */
const mostLanes = 4;

/** Says why nothing can be graded, and what to do. */
class CannotGrade extends Error {}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof CannotGrade ? error.message : error);
  return 2;
});

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const language = values.en ? "en" : "pt-BR";
  const files = filesOf(positionals);
  if (!values.site) buildIfStale();
  const builds = (values.site ?? [process.env.BANCADA_OUT ?? join(root, "dist")]).map((folder) => resolve(folder));
  for (const build of builds) {
    if (!existsSync(join(build, "public/grade.html")) || !existsSync(join(build, "sealed"))) {
      throw new CannotGrade(
        `${build}: não há public/grade.html e sealed nessa pasta. Construa com npm run build.\n${build} has no public/grade.html and sealed. Build with npm run build.`,
      );
    }
  }
  const executablePath = findChromium();
  if (executablePath === undefined) throw new CannotGrade(howToGetChromium);
  const sandbox = process.env.BANCADA_CHROMIUM_SANDBOX !== "off";
  if (sandbox && process.getuid?.() === 0) {
    throw new CannotGrade(
      `O Chromium não roda com a própria proteção como root, e entregas são código de estranhos. Use um usuário comum; numa máquina descartável, BANCADA_CHROMIUM_SANDBOX=off.
Chromium does not run with its own sandbox as root, and submissions are strangers' code. Be an ordinary user; on a throw-away machine, BANCADA_CHROMIUM_SANDBOX=off.`,
    );
  }
  const { server, port } = await serveSite(join(builds[0] ?? "", "public"), 0);
  const lanes = Math.max(1, Math.min(mostLanes, availableParallelism(), files.length));
  const options = {
    launch: () => launchBrowser({ executablePath, sandbox }),
    site: `http://localhost:${port}`,
    shelf: builtShelf(builds),
  };
  const graders = Array.from({ length: lanes }, () => new Grader(options));
  const isPlain = !values.json && !values.csv;
  try {
    const graded = await gradeAll(files, graders, (one) => {
      if (isPlain) console.log(toLines(one, language).join("\n"));
    });
    const put = (text: string) => (values.out ? writeFileSync(values.out, text) : process.stdout.write(text));
    if (values.csv) put(gradedCsv(graded, language));
    else if (values.json) put(gradedJson(graded));
    return graded.every(({ grading }) => grading.state === "graded") ? 0 : 1;
  } finally {
    await Promise.all(graders.map((grader) => grader.close()));
    server.close();
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        csv: { type: "boolean", default: false },
        en: { type: "boolean", default: false },
        out: { type: "string" },
        site: { type: "string", multiple: true },
      },
    });
  } catch (error) {
    throw new CannotGrade(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function filesOf(paths: readonly string[]): string[] {
  if (paths.length === 0) throw new CannotGrade(usage);
  try {
    const files = submissionFiles(paths);
    if (files.length > 0) return files;
  } catch (error) {
    throw new CannotGrade(error instanceof Error ? error.message : String(error));
  }
  throw new CannotGrade("Não há nenhum .html aí. / There is no .html there.");
}
