import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { openDatabase } from "../../../src/server/database/open-database.ts";
import { gradings, submissions } from "../../../src/server/database/schema.ts";
import { mulberry32 } from "../../../src/shared/random.ts";
import { page as emptyPage, submissionWith } from "../../../src/submission/submission.fixture.ts";
import { writeSubmission } from "../../../src/submission/write-submission.ts";
import { startPostgres } from "../../contract/server/postgres.ts";
import { KillableClass } from "./killable-class.ts";

/** `npm run reliability -- class` is the full size, 2,000; `BANCADA_SEED` repeats a run. */
const count = Number(process.env.BANCADA_SUBMISSIONS ?? 8);
const seed = Number(process.env.BANCADA_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** An account is slowed after a hundred submissions. */
const perStudent = 50;

class Person {
  readonly #class: KillableClass;
  #cookie = "";

  constructor(of: KillableClass) {
    this.#class = of;
  }

  async ask(method: string, path: string, body?: string, signal?: AbortSignal): Promise<Response> {
    const response = await fetch(`${this.#class.url}${path}`, {
      method,
      headers: { origin: this.#class.url, cookie: this.#cookie, "content-type": "application/json" },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    });
    const set = response.headers.getSetCookie().map((one) => one.split(";")[0]);
    if (set.length > 0) this.#cookie = set.join("; ");
    return response;
  }

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.ask(method, path, body === undefined ? undefined : JSON.stringify(body));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? null : JSON.parse(text)) as T;
  }
}

interface File {
  readonly text: string;
  readonly hash: string;
  readonly isRight: boolean;
}

function fileOf(lab: KillableClass["lab"], number: number): File {
  const isRight = number % 3 !== 0;
  const changed = [{ cell: 1, text: `const double = (x) => ${isRight ? 2 : 3} * x; // ${number}` }];
  const text = writeSubmission(submissionWith({ lab, changed }), emptyPage);
  return { text, hash: createHash("sha256").update(text).digest("hex"), isRight };
}

async function openCourse(of: KillableClass, students: number) {
  const instructor = new Person(of);
  const rita = { name: "Rita", email: "rita@example.edu", password: "senha de rita" };
  await instructor.json("POST", "/api/first-instructor", { token: of.firstToken, ...rita });
  const course = await instructor.json<{ id: string; joinCode: string }>("POST", "/api/courses", { name: "Turma" });
  const { id: task } = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
    ...{ title: "Dobro", labHash: of.lab.hash, maxPoints: 10 },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
  });
  const people = await Promise.all(
    Array.from({ length: students }, async (_, at) => {
      const student = new Person(of);
      const who = { name: `Aluno ${at}`, email: `aluno${at}@example.edu`, password: `senha do aluno ${at}` };
      await student.json("POST", "/api/account", who);
      await student.json("POST", "/api/memberships", { joinCode: course.joinCode });
      return student;
    }),
  );
  return { instructor, task, people };
}

test.describe.configure({ mode: "serial" });

for (const engine of ["PGlite", "PostgreSQL"] as const) {
  test(`${count} submissions on ${engine} while server, database, graders and senders are killed: each that was acknowledged is there once, graded once`, async () => {
    test.setTimeout(240_000 + count * 5_000);
    const random = mulberry32(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    const postgres = engine === "PostgreSQL" ? await startPostgres() : null;
    test.skip(postgres?.url === null, postgres?.url === null ? postgres.why : "");
    const of = await KillableClass.open(postgres?.url ?? "");
    try {
      const { instructor, task, people } = await openCourse(of, Math.ceil(count / perStudent));
      const files = Array.from({ length: count }, (_, number) => fileOf(of.lab, number));
      const acknowledged = new Map<string, string>();

      /** As the page's outbox: sends until there is a receipt, whoever dies meanwhile; sometimes the sender does. */
      const send = async (person: Person, { hash, text }: File) => {
        while (!acknowledged.has(hash)) {
          const dies = below(4) === 0 ? AbortSignal.timeout(1 + below(40)) : AbortSignal.timeout(30_000);
          try {
            const response = await person.ask("PUT", `/api/assignments/${task}/submissions/${hash}`, text, dies);
            const answer = await response.text();
            if (response.ok) acknowledged.set(hash, (JSON.parse(answer) as { id: string }).id);
            else if (response.status < 429) throw new RangeError(`${response.status} ${answer}`);
          } catch (error) {
            if (error instanceof RangeError) throw error;
          }
          if (!acknowledged.has(hash)) await pause(100);
        }
      };
      const sending = people.map(async (person, at) => {
        for (const file of files.filter((_, number) => number % people.length === at)) await send(person, file);
      });

      const killed = { server: 0, grader: 0, database: 0 };
      const states = async () => {
        const list = await instructor.json<{ submissions: { state: string }[] }>(
          "GET",
          `/api/assignments/${task}/submissions`,
        );
        return list.submissions.map(({ state }) => state);
      };
      const leastKills = Math.max(3, Math.floor(count / 20));
      const isDone = async () =>
        acknowledged.size === count && !(await states().catch(() => ["waiting"])).includes("waiting");
      for (let kills = 0; kills < leastKills; ) {
        await pause(300 + below(3_000));
        const what = (["server", "grader", ...(postgres?.url ? (["database"] as const) : [])] as const)[
          kills % (postgres?.url ? 3 : 2)
        ];
        if (what === "server") {
          await of.kill();
          await of.start();
        } else if (what === "grader") {
          // It may be on its way up.
          if (!of.killGrader()) continue;
        } else if (postgres?.url) await postgres.crash();
        killed[what ?? "server"] += 1;
        kills += 1;
      }
      await Promise.all(sending);
      await expect.poll(isDone, { timeout: 180_000 + count * 4_000, intervals: [1_000] }).toBe(true);
      await of.stop();

      const place = postgres?.url ? { url: postgres.url } : { folder: join(of.data, "database") };
      const { db, close } = await openDatabase(place);
      const kept = await db.select().from(submissions);
      const graded = await db.select().from(gradings);
      await close();
      expect(kept.map(({ bodyHash }) => bodyHash).sort()).toEqual(files.map(({ hash }) => hash).sort());
      for (const { hash, isRight } of files) {
        const submission = kept.find(({ bodyHash }) => bodyHash === hash);
        expect(submission?.id).toBe(acknowledged.get(hash));
        const its = graded.filter(({ submissionId }) => submissionId === submission?.id);
        expect(its.map(({ state, points }) => ({ state, points }))).toEqual([
          { state: "graded", points: isRight ? 1 : 0 },
        ]);
      }
      test
        .info()
        .annotations.push({ type: "kills", description: `${engine}, seed ${seed}: ${JSON.stringify(killed)}` });
    } finally {
      await of.stop();
      of.remove();
      if (postgres?.url) await postgres.stop();
    }
  });
}
