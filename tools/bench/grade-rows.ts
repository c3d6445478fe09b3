import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Grader } from "../../src/grader/grader.ts";
import { launchBrowser } from "../../src/grader/launch-browser.ts";
import { appendEvent } from "../../src/grading/journal-chain.ts";
import { readLab } from "../../src/notebook/read.ts";
import { catalogueSchema } from "../../src/shared/catalogue.ts";
import type { Submission } from "../../src/submission/submission.ts";
import { writeSubmission } from "../../src/submission/write-submission.ts";
import { findChromium, howToGetChromium } from "../browser.mjs";
import { builtShelf } from "../grade/built-shelf.ts";
import { parser } from "../labs/publish.ts";
import { serveSite } from "../site-server.ts";
import { interleave, type Measurement, round } from "./measure.ts";

const dist = process.env.BANCADA_OUT ?? fileURLToPath(new URL("../../dist", import.meta.url));
const lanes = 2;
/** Of each lane, in a round. */
const jobs = 5;

/** On a two-core machine; shown, never asserted. */
export const gradeGoals: Readonly<Record<string, string>> = {
  "grade-l09": "at most 300 ms",
  "grade-rate": "at least 240 a minute with two graders",
};

/** Gradings of L09's solution: the time of one, and how many two graders do at once in a minute. */
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
  const graders = Array.from({ length: lanes }, () => new Grader(options));
  const bytes = new TextEncoder().encode(solutionOfTfidf());
  const gradeWith = async (grader: Grader | undefined) => {
    const grading = await grader?.grade(bytes);
    if (grading?.state !== "graded" || grading.points !== grading.possible)
      throw new Error("The solution has not all points.");
  };
  try {
    const tasks: Record<string, () => Promise<number>> = {
      "grade-l09": () => timed(() => gradeWith(graders[0])),
      "grade-rate": () => timed(() => Promise.all(graders.map((grader) => times(jobs, () => gradeWith(grader))))),
    };
    const chosen = Object.fromEntries(Object.entries(tasks).filter(([name]) => wanted.includes(name)));
    const medians = Object.entries(await interleave(5, chosen));
    return medians.map(([name, ms]) => {
      const isRate = name === "grade-rate";
      const value = round(isRate ? (lanes * jobs * 60_000) / ms : ms);
      return { name, value, unit: isRate ? "a minute" : "ms", peer: null, ratio: null };
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
  const { lab } = readLab(readFileSync(join(dist, "sealed", id, "lab.html"), "utf8"), { parser });
  const studentSeed = 20_261;
  const at = "2026-03-02T12:00:00.000Z";
  const opened = { type: "opened", labVersion: version, labHash: hash, studentSeed } as const;
  const submission: Submission = {
    format: 1,
    lab: { id, version, hash },
    studentSeed,
    language: "pt-BR",
    names: ["Bench"],
    at,
    changed: lab.exercises.map(({ cell, solution }) => ({ cell, text: solution ?? "" })),
    own: [],
    disabled: [],
    reflections: [],
    claimed: [],
    outputs: [],
    journal: [appendEvent({ lab: id, events: [] }, opened, { at, writer: "bench" })],
  };
  return writeSubmission(submission, { title: "Bench", css: "", body: "" });
}
