import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Lab } from "../../src/notebook/model.ts";
import { readLab } from "../../src/notebook/read.ts";
import { validateLab } from "../../src/notebook/validate.ts";
import { buildIfStale } from "../prepare.mjs";
import { serveSite } from "../site-server.ts";
import { unknownTopics } from "./coverage.ts";
import { GradePage, launchChromium } from "./grade-page.ts";
import { labSources } from "./lab-sources.ts";
import { leaks, publicText } from "./leaks.ts";
import { newLab } from "./new-lab.ts";
import { type Proof, proveLab } from "./prove.ts";
import { type FullLab, newParser, readFullLab } from "./publish.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const notebooks = join(root, "notebooks");
const args = process.argv.slice(2);

if (args[0] === "new") {
  try {
    const folder = newLab(notebooks, args[1] ?? "");
    console.log(`${folder} is ready: npm run dev shows it as you write; docs/authoring.md teaches the rest.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
} else {
  process.exit(
    await harness(
      args.includes("--json"),
      args.find((arg) => !arg.startsWith("--")),
    ),
  );
}

/** Proves every lab, or one; returns the exit status. */
async function harness(json: boolean, only: string | undefined): Promise<number> {
  const site = join(process.env.BANCADA_OUT ?? join(root, "dist"), "public");
  if (!process.env.BANCADA_OUT) buildIfStale();
  const labs = labSources(notebooks)
    .map(readFullLab)
    .filter(({ portuguese }) => only === undefined || portuguese.id === only);
  if (labs.length === 0) {
    console.error(only ? `There is no lab ${only}.` : "There is no lab under notebooks/.");
    return 1;
  }
  if (!existsSync(site)) throw new Error("The site was not built.");
  const textFor = publicText(site);
  const { server, port } = await serveSite(site, 0);
  const browser = await launchChromium();
  const results: { id: string; ok: boolean; problems: string[] }[] = [];
  try {
    for (const full of labs) {
      const problems = [...fileProblems(full), ...unknownTopics(full), ...leaks(full, textFor(full.portuguese.id))];
      const proof = async (): Promise<Proof> => {
        const page = await GradePage.open(browser, `http://localhost:${port}`);
        const proved = await proveLab(page, full);
        await page.close();
        return proved;
      };
      // At once, in two pages of their own: what one does must not change what the other sees.
      const [first, second] = await Promise.all([proof(), proof()]);
      problems.push(...first.problems, ...differences(first.trace, second.trace));
      results.push({ id: full.portuguese.id, ok: problems.length === 0, problems });
      if (!json) report(full.portuguese, first, problems);
    }
  } finally {
    await browser.close();
    server.close();
  }
  const failed = results.filter(({ ok }) => !ok).length;
  console.log(json ? JSON.stringify({ labs: results }) : `${results.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function fileProblems({ problems, portuguese, english, source }: FullLab): string[] {
  const ready = [
    ...validateLab(portuguese, readLab(source.text, { parser: newParser() }).lines).map((problem) => ({
      ...problem,
      file: "lab.html",
    })),
    ...(source.overlay === "" ? [] : validateLab(english).map((problem) => ({ ...problem, file: "lab.en.html" }))),
  ];
  return [...problems, ...ready].map(({ file, line, message }) => `${file}${line > 0 ? `:${line}` : ""} ${message.en}`);
}

function differences(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((line, index) =>
    line === second[index] ? [] : [`another result the second time: ${line} | ${second[index]}`],
  );
}

function report(lab: Lab, { wrongCaught, runMs }: Proof, problems: readonly string[]): void {
  const checks = lab.exercises.flatMap((exercise) => exercise.checks);
  const kinds = [...new Set(checks.map(({ kind }) => kind))].sort();
  const byKind = kinds.map((kind) => `${kind} ${checks.filter((check) => check.kind === kind).length}`).join(", ");
  const points = [...lab.exercises, ...lab.reflections].reduce((sum, part) => sum + part.points, 0);
  const wrong = lab.exercises.reduce((sum, { wrongAnswers }) => sum + wrongAnswers.length, 0);
  console.log(
    `${problems.length === 0 ? "ok  " : "FAIL"} ${lab.id}: ${lab.minutes} min, ${points} points, ${checks.length} checks (${byKind}), ` +
      `${wrongCaught} of ${wrong} wrong answers caught, cells run in ${Math.round(runMs)} ms`,
  );
  for (const problem of problems) console.log(`     ${problem}`);
}
