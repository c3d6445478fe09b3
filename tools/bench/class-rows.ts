import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "@playwright/test";
import { catalogueSchema } from "../../src/shared/catalogue.ts";
import { startPostgres } from "../../tests/contract/server/postgres.ts";
import { asJson } from "./class/caller.ts";
import { type ClassProcess, startClass } from "./class/class-process.ts";
import { freshFiles, type LabName } from "./class/files.ts";
import { openGradebook } from "./class/gradebook.ts";
import { handInMany } from "./class/hand-in.ts";
import { letPeopleIn, type People } from "./class/people.ts";
import { writeSemester } from "./class/semester.ts";
import { weekOf } from "./class/week.ts";
import { type Measurement, median, round } from "./measure.ts";

export interface ClassRow {
  readonly measurement: Measurement;
  /** What else was seen: processor time of the server, the slowest answers. */
  readonly detail: string;
}

interface Scene extends People {
  readonly browser: Browser;
  readonly server: ClassProcess;
  readonly lab: LabName;
}

interface Row {
  readonly goal: string;
  readonly database: "PGlite" | "PostgreSQL";
  readonly students: number;
  /** Of the semester that lies behind the class; 0: it begins. */
  readonly past: { readonly students: number; readonly assignments: number } | null;
  readonly measure: (scene: Scene) => Promise<{ value: number; unit: Measurement["unit"]; detail: string }>;
}

const dist = process.env.BANCADA_OUT ?? fileURLToPath(new URL("../../dist", import.meta.url));

const handIn = {
  ...{ students: 60, past: null },
  measure: async ({ server, students, instructor, course, lab }: Scene) => {
    const task = { title: "Tarefa", labHash: lab.hash, maxPoints: 10 };
    const dates = { opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" };
    const path = `/api/courses/${course}/assignments`;
    const { id: assignment } = await instructor.json<{ id: string }>("POST", path, { ...task, ...dates });
    const files = freshFiles(lab, 1_800);
    // A server that has been running: the first hundreds are taken by code that is not compiled yet.
    await handInMany(students, { assignment, files: files.slice(0, 600) });
    const before = await server.processorMs();
    const { tookMs, answers } = await handInMany(students, { assignment, files: files.slice(600) });
    const processorMs = ((await server.processorMs()) - before) / answers.length;
    const p99 = [...answers].sort((a, b) => a - b)[Math.floor(answers.length * 0.99)] ?? 0;
    const detail = `99 of 100 within ${round(p99)} ms; ${round(processorMs)} ms of the server's processor time each`;
    return { value: (answers.length * 1_000) / tookMs, unit: "a second" as const, detail };
  },
};

/** Of a class server with the site, each in a process of its own. */
const rows: Readonly<Record<string, Row>> = {
  gradebook: {
    ...{ goal: "at most 1,000 ms, 500 students × 40 labs", database: "PGlite", students: 0 },
    past: { students: 500, assignments: 40 },
    async measure({ browser, server, ...people }) {
      const before = await server.processorMs();
      const { opened, frames } = await openGradebook(browser, { url: server.url, ...people });
      const processorMs = ((await server.processorMs()) - before) / (opened.length + 1);
      const detail = `${round(processorMs)} ms of the server's processor time; ${round(median(frames))} ms a frame while scrolling`;
      return { value: median(opened), unit: "ms", detail };
    },
  },
  "sync-60": {
    ...{ goal: "at most 2,000 ms for 60 students × 500 events", database: "PGlite", students: 60, past: null },
    async measure({ server, students }) {
      const weeks = students.map((_, at) => asJson(weekOf(`writer-${at}`, { events: 500 })));
      const before = await server.processorMs();
      const started = performance.now();
      await Promise.all(students.map((student, at) => student.send("POST", "/api/sync", weeks[at] ?? null)));
      const value = performance.now() - started;
      const processorMs = (await server.processorMs()) - before;
      return { value, unit: "ms", detail: `${round(processorMs)} ms of the server's processor time` };
    },
  },
  "hand-in": { ...handIn, goal: "at least 200 a second, 99 of 100 within 200 ms", database: "PGlite" },
  "hand-in-postgres": { ...handIn, goal: "at least 500 a second, 99 of 100 within 200 ms", database: "PostgreSQL" },
};

export const classGoals: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(rows).map(([name, { goal }]) => [name, goal]),
);

/** Each row has a class of its own, new, with the people that it needs. */
export async function measureClass(browser: Browser, name: string): Promise<ClassRow> {
  const row = rows[name];
  if (row === undefined) throw new Error(`There is no row ${name}.`);
  const folder = await mkdtemp(join(tmpdir(), "bancada-bench-"));
  const postgres = row.database === "PostgreSQL" ? await startPostgres() : null;
  if (postgres?.url === null) throw new Error(`There is no PostgreSQL: ${postgres.why}.`);
  const url = postgres?.url ?? null;
  const variables = { BANCADA_FOLDER: folder, BANCADA_OUT: dist, ...(url === null ? {} : { DATABASE_URL: url }) };
  const lab = firstLab();
  let server = await startClass(variables);
  try {
    const people = await letPeopleIn(server, row.students);
    if (row.past !== null) {
      await server.stop();
      const place = url === null ? { folder: join(folder, "database") } : { url };
      await writeSemester(place, { ...row.past, course: people.course, labHash: lab.hash });
      server = await startClass(variables);
    }
    const { value, unit, detail } = await row.measure({ ...people, browser, server, lab });
    return { measurement: { name, value: round(value), unit, peer: null, ratio: null }, detail };
  } finally {
    await server.stop();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function firstLab(): LabName {
  const index: unknown = JSON.parse(readFileSync(join(dist, "public/labs/index.json"), "utf8"));
  const [lab] = catalogueSchema.parse(index).labs;
  if (lab === undefined) throw new Error("The build has no labs.");
  return { id: lab.id, version: lab.version, hash: lab.hash };
}
