import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Grader } from "../../src/grader/grader.ts";
import { launchBrowser } from "../../src/grader/launch-browser.ts";
import { readLab } from "../../src/notebook/read.ts";
import { catalogueSchema } from "../../src/shared/catalogue.ts";
import { findChromium, howToGetChromium } from "../browser.mjs";
import { builtShelf } from "../grade/built-shelf.ts";
import { newParser } from "../labs/publish.ts";
import { serveSite } from "../site-server.ts";
import { fileOf } from "./class/files.ts";
import { interleave, type Measurement, round } from "./measure.ts";

const dist = process.env.BANCADA_OUT ?? fileURLToPath(new URL("../../dist", import.meta.url));
/** Of each grader, in a round. */
const jobs = 5;

/** On a two-core machine; shown, never asserted. */
export const gradeGoals: Readonly<Record<string, string>> = {
  "grade-l09": "at most 300 ms",
  "grade-rate-1": "–",
  "grade-rate-2": "at least 240 a minute with two graders",
  "grade-rate-4": "–",
};

/** Gradings of L09's solution: the time of one, and how many one, two and four graders, each with a browser of its own, do in a minute. */
export async function measureGrading(wanted: readonly string[]): Promise<Measurement[]> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToGetChromium);
  const { server, port } = await serveSite(join(dist, "public"), 0);
  const sandbox = process.env.BANCADA_CHROMIUM_SANDBOX !== "off" && process.getuid?.() !== 0;
  const options = {
    launch: () => launchBrowser({ executablePath, sandbox }),
    site: `http://localhost:${port}`,
    shelf: builtShelf([dist]),
  };
  const graders = Array.from({ length: 4 }, () => new Grader(options));
  const bytes = new TextEncoder().encode(solutionOfTfidf());
  const gradeWith = async (grader: Grader | undefined) => {
    const grading = await grader?.grade(bytes);
    if (grading?.state !== "graded" || grading.points !== grading.possible)
      throw new Error("The solution has not all points.");
  };
  try {
    const together = (count: number) => () =>
      timed(() => Promise.all(graders.slice(0, count).map((grader) => times(jobs, () => gradeWith(grader)))));
    const tasks: Record<string, () => Promise<number>> = {
      "grade-l09": () => timed(() => gradeWith(graders[0])),
      "grade-rate-1": together(1),
      "grade-rate-2": together(2),
      "grade-rate-4": together(4),
    };
    const chosen = Object.fromEntries(Object.entries(tasks).filter(([name]) => wanted.includes(name)));
    const medians = Object.entries(await interleave(5, chosen));
    return medians.map(([name, ms]) => {
      const count = Number(/^grade-rate-(\d)$/.exec(name)?.[1] ?? 0);
      const value = round(count > 0 ? (count * jobs * 60_000) / ms : ms);
      return { name, value, unit: count > 0 ? "a minute" : "ms", peer: null, ratio: null };
    });
  } finally {
    await Promise.all(graders.map((grader) => grader.close()));
    server.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function times(count: number, work: () => Promise<void>): Promise<void> {
  for (let i = 0; i < count; i++) await work();
}

/** What a student who solved all of L09 hands in. */
function solutionOfTfidf(): string {
  const { labs } = catalogueSchema.parse(JSON.parse(readFileSync(join(dist, "public/labs/index.json"), "utf8")));
  const entry = labs.find(({ id }) => id === "vectorization/tfidf");
  if (entry === undefined) throw new Error("The build has no vectorization/tfidf.");
  const { id, version, hash } = entry;
  const { lab } = readLab(readFileSync(join(dist, "sealed", id, "lab.html"), "utf8"), { parser: newParser() });
  return fileOf(
    { id, version, hash },
    lab.exercises.map(({ cell, solution }) => ({ cell, text: solution ?? "" })),
  );
}
