import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Grading } from "../../../src/grader/grading.ts";
import { Browser, type Course, labId, openTestClassOfTwoVersions, submissionFile } from "./class.ts";
import { startPostgres } from "./postgres.ts";

const postgres = await startPostgres();
if (postgres.url === null) console.warn(`PostgreSQL is left out of regrades: ${postgres.why}`);
afterAll(async () => {
  if (postgres.url !== null) await postgres.stop();
});

interface Job {
  readonly grading: string;
  readonly hash: string;
  readonly labHash: string;
}
interface Comparison {
  readonly state: string;
  readonly all: number;
  readonly left: number;
  readonly came: number;
  readonly students: readonly {
    name: string;
    before: number | null;
    replaced: number | null;
    neverLower: number | null;
    manual: number | null;
    changes: readonly { exercise: string; before: string; after: string }[];
  }[];
}
interface Book {
  readonly students: readonly {
    name: string;
    cells: readonly { points: number | null; manual: boolean; basisChanged: boolean; justification: string }[];
  }[];
}

const graded = (points: number): Grading => ({
  state: "graded",
  who: { hash: "h", names: [], lab: { id: labId, version: 1, hash: "h" }, at: "2026-03-02T12:00:00.000Z" },
  exercises: [
    {
      ...{ exercise: "idf", title: "IDF", outcome: points === 2 ? "passed" : "failed", points, possible: 2 },
      ...{ claimed: null, checks: [] },
    },
  ],
  ...{ points, possible: 2, grade: 5 * points, waiting: 0, remarks: [] },
});

async function open(variables: Record<string, string>) {
  const running = await openTestClassOfTwoVersions(variables);
  const [rita, ana, bia] = [new Browser(running), new Browser(running), new Browser(running)] as const;
  const { token: first } = running.firstInstructor;
  const person = { token: first, name: "Rita", email: "rita@example.edu", password: "senha de rita" };
  await rita.json("POST", "/api/first-instructor", person);
  const course = await rita.json<Course>("POST", "/api/courses", { name: "Turma A" });
  const ids = { ana: await ana.signUp("ana"), bia: await bia.signUp("bia") };
  for (const one of [ana, bia]) await one.json("POST", "/api/memberships", { joinCode: course.joinCode });
  const task = await rita.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
    ...{ title: "Tarefa", labHash: running.earlierHash, maxPoints: 10 },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
  });
  const { token } = await rita.json<{ token: string }>("POST", "/api/graders", { name: "um corretor" });
  const asGrader = (method: string, path: string, body?: unknown) =>
    new Browser(running).ask(method, `/api/grader/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
    });
  /** Null: nothing waits. */
  const lease = async (): Promise<Job | null> => {
    const response = await asGrader("POST", "leases");
    return response.status === 204 ? null : ((await response.json()) as Job);
  };
  const bring = (job: Job | null, points: number) =>
    asGrader("PUT", `gradings/${job?.grading}`, { grading: graded(points) });
  const gradeOf = async (student: Browser) =>
    (await student.json<{ grade: { points: number } | null }>("GET", `/api/assignments/${task.id}/submissions`)).grade;
  const book = async () => {
    const { students } = await rita.json<Book>("GET", `/api/courses/${course.id}/gradebook`);
    return new Map(students.map(({ name, cells }) => [name, cells[0]]));
  };
  return { running, rita, ana, bia, ids, course, task, lease, bring, gradeOf, book };
}

describe.each(["PGlite", "PostgreSQL"])("a regrade on %s", (name) => {
  describe.skipIf(name === "PostgreSQL" && postgres.url === null)("from a mended check to new grades", () => {
    let all: Awaited<ReturnType<typeof open>>;
    let regrade = "";
    let files: { ana: string; bia: string };
    const read = () => all.rita.json<Comparison>("GET", `/api/regrades/${regrade}`);
    const start = async () => {
      const { labHash } = all.running;
      const path = `/api/assignments/${all.task.id}/regrades`;
      regrade = (await all.rita.json<{ id: string }>("POST", path, { labHash })).id;
    };
    const move = (move: string, body?: unknown) =>
      all.rita.ask("POST", `/api/regrades/${regrade}/${move}`, body === undefined ? {} : { body });

    beforeAll(async () => {
      all = await open(name === "PostgreSQL" && postgres.url !== null ? { DATABASE_URL: postgres.url } : {});
      const { ana, bia, task, running, lease, bring } = all;
      const file = (names: string[]) => submissionFile({ labHash: running.earlierHash, names });
      const [ofAna, ofBia] = [file(["Ana"]), file(["Bia"])];
      files = { ana: ofAna.hash, bia: ofBia.hash };
      await ana.handIn(task.id, ofAna);
      await bia.handIn(task.id, ofBia);
      for (const _ of [1, 2]) {
        const job = await lease();
        expect(job?.labHash).toBe(running.earlierHash);
        await bring(job, job?.hash === ofAna.hash ? 2 : 1);
      }
    }, 60_000);
    afterAll(() => all.running.close());

    test("nobody's grade changes while it runs, and what students hand in comes before it", async () => {
      const { ana, bia, task, running, lease, bring, gradeOf } = all;
      await all.rita.json("PUT", `/api/assignments/${task.id}/grades/${all.ids.bia}`, {
        ...{ points: 7, justification: "Explicou em aula." },
      });
      await start();
      expect(await read()).toMatchObject({ state: "running", all: 2, left: 2 });
      const again = await all.rita.ask("POST", `/api/assignments/${task.id}/regrades`, {
        body: { labHash: running.labHash },
      });
      expect(await again.json()).toMatchObject({ code: "regrade-under-way" });
      const late = submissionFile({ labHash: running.earlierHash, names: ["Ana", "outra vez"] });
      await ana.handIn(task.id, late);
      const first = await lease();
      expect(first).toMatchObject({ hash: late.hash, labHash: running.earlierHash });
      await bring(first, 0);
      const second = await lease();
      expect(second).toMatchObject({ labHash: running.labHash });
      await bring(second, second?.hash === files.ana ? 1 : 2);
      expect(await read()).toMatchObject({ left: 2, came: 1 });
      expect([await gradeOf(ana), await gradeOf(bia)]).toMatchObject([{ points: 10 }, { points: 7 }]);
    });

    test("what came in while it runs is queued too by going on, without a stop before", async () => {
      expect((await move("resume")).status).toBe(204);
      expect(await read()).toMatchObject({ state: "running", left: 2, came: 0 });
    });

    test("it stops, is not published half done, and goes on with what came in meanwhile", async () => {
      const { lease, bring } = all;
      expect((await move("stop")).status).toBe(204);
      expect(await lease()).toBeNull();
      expect(await (await move("publish", { policy: "replace" })).json()).toMatchObject({ code: "regrade-not-done" });
      expect((await move("resume")).status).toBe(204);
      for (const _ of [1, 2]) {
        const job = await lease();
        await bring(job, job?.hash === files.bia ? 2 : job?.hash === files.ana ? 1 : 0);
      }
      expect(await lease()).toBeNull();
      expect((await read()).left).toBe(0);
    });

    test("old stands against new, by student and exercise, under either policy", async () => {
      expect((await read()).students).toMatchObject([
        { name: "ana", before: 10, replaced: 5, neverLower: 10, manual: null, changes: [{ exercise: "idf" }] },
        { name: "bia", before: 5, replaced: 10, neverLower: 10, manual: 7 },
      ]);
    });

    test("published without lowering, nobody loses; a person's grade stays, and is marked", async () => {
      const { ana, bia, gradeOf, book, rita, task, ids } = all;
      expect((await move("publish", { policy: "never-lower" })).status).toBe(204);
      expect(await (await move("publish", { policy: "replace" })).json()).toMatchObject({ code: "regrade-ended" });
      expect([await gradeOf(ana), await gradeOf(bia)]).toMatchObject([{ points: 10 }, { points: 7, manual: true }]);
      expect((await book()).get("bia")).toMatchObject({ points: 7, manual: true, basisChanged: true });
      await rita.json("DELETE", `/api/assignments/${task.id}/grades/${ids.bia}`);
      expect((await book()).get("bia")).toMatchObject({ points: 10, manual: false, basisChanged: false });
    });

    test("a second regrade with the same version has nothing to run, and may replace", async () => {
      await start();
      expect(await read()).toMatchObject({ left: 0 });
      expect((await move("publish", { policy: "replace" })).status).toBe(204);
      expect(await all.gradeOf(all.ana)).toMatchObject({ points: 5 });
    });

    test("what is handed in after it is graded with the version that was published, also from who had the old one open", async () => {
      const { ana, task, running, lease, bring } = all;
      await ana.handIn(task.id, submissionFile({ labHash: running.labHash, names: ["Ana", "com a nova"] }));
      await ana.handIn(task.id, submissionFile({ labHash: running.earlierHash, names: ["Ana", "com a velha"] }));
      for (const _ of [1, 2]) {
        const job = await lease();
        expect(job?.labHash).toBe(running.labHash);
        await bring(job, 1);
      }
      await start();
      expect(await read()).toMatchObject({ left: 0 });
      expect((await move("discard")).status).toBe(204);
    });

    test("a regrade that is discarded changes nothing, and leaves room for another", async () => {
      const before = await all.book();
      await start();
      expect((await move("discard")).status).toBe(204);
      expect(await all.book()).toEqual(before);
      await start();
      expect((await move("discard")).status).toBe(204);
    });
  });
});
