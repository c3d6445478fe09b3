import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Grading } from "../../../src/grader/grading.ts";
import { Browser, openWorkingClass, type Receipt, sealedText, submissionFile, type WorkingClass } from "./class.ts";
import { gradingWith, secret } from "./graded.ts";
import { startPostgres } from "./postgres.ts";

const postgres = await startPostgres();
if (postgres.url === null) console.warn(`PostgreSQL is left out of grading: ${postgres.why}`);
afterAll(async () => {
  if (postgres.url !== null) await postgres.stop();
});

interface Job {
  readonly grading: string;
  readonly hash: string;
}
interface List {
  readonly submissions: readonly (Receipt & { studentName: string; points: number | null })[];
  readonly grade: { points: number; manual: boolean } | null;
}

describe.each(["PGlite", "PostgreSQL"])("grading on %s", (name) => {
  describe.skipIf(name === "PostgreSQL" && postgres.url === null)("from a file to a grade", () => {
    let open: WorkingClass;
    beforeAll(async () => {
      const variables = name === "PostgreSQL" && postgres.url !== null ? { DATABASE_URL: postgres.url } : {};
      open = await openWorkingClass(variables, { maintenanceSeconds: 1 });
    }, 60_000);
    afterAll(() => open.close());

    const asGrader = (
      method: string,
      path: string,
      { body, token = open.grader.token }: { body?: unknown; token?: string } = {},
    ) =>
      new Browser(open).ask(method, path, {
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
      });
    const lease = async (): Promise<Job | null> => {
      const response = await asGrader("POST", "/api/grader/leases");
      return response.status === 204 ? null : ((await response.json()) as Job);
    };
    /** As graders do, asks until there is one. */
    const nextJob = (): Promise<Job> =>
      vi.waitFor(
        async () => {
          const job = await lease();
          if (job === null) throw new Error("No job waits.");
          return job;
        },
        { interval: 100, timeout: 60_000 },
      );
    /** An hour passes for the graders that have a job. */
    const leasesRunOut = () =>
      open.db.execute(sql`update pgboss.job set started_on = started_on - interval '1 hour' where state = 'active'`);
    const bring = async ({ grading }: Job, what: Grading) => {
      const response = await asGrader("PUT", `/api/grader/gradings/${grading}`, { body: { grading: what } });
      expect(response.status, await response.text()).toBe(204);
    };
    const submissions = (who: "student" | "classmate" | "instructor") =>
      open.people[who].json<List>("GET", `/api/assignments/${open.task.id}/submissions`);
    /** Every file has its own work, so that none is another's. */
    const hand = (who: "student" | "classmate", studentSeed: number) =>
      open.people[who].handIn(open.task.id, submissionFile({ labHash: open.labHash, studentSeed }));

    test("the receipt names the file and the moment; the same file again is the same receipt", async () => {
      const again = await open.people.student.handIn(open.task.id, open.file);
      expect(again).toEqual(open.submission);
      expect(again).toMatchObject({ hash: open.file.hash, state: "waiting" });
      expect((await submissions("student")).submissions).toHaveLength(1);
    });

    test("ten times the same file at one moment is one submission and one job", async () => {
      const file = submissionFile({ labHash: open.labHash, studentSeed: 1 });
      const receipts = await Promise.all(
        Array.from({ length: 10 }, () => open.people.classmate.handIn(open.task.id, file)),
      );
      expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
      expect((await submissions("classmate")).submissions).toHaveLength(1);
    });

    test("a student's list holds their own; whoever teaches sees everybody's", async () => {
      expect((await submissions("student")).submissions.map(({ studentName }) => studentName)).toEqual(["ana"]);
      const all = (await submissions("instructor")).submissions.map(({ studentName }) => studentName);
      expect(all.sort()).toEqual(["ana", "bia"]);
    });

    test("a grader gets each job once, the very bytes, and the whole lab", async () => {
      const jobs = [await lease(), await lease()];
      expect(await lease()).toBeNull();
      expect(jobs.map((job) => job?.hash)).toContain(open.file.hash);
      const job = jobs.find((one) => one?.hash === open.file.hash);
      const bytes = await asGrader("GET", `/api/grader/gradings/${job?.grading}/submission`);
      expect(await bytes.text()).toBe(open.file.text);
      const lab = await asGrader("GET", `/api/grader/labs/${open.labHash}`);
      expect(await lab.json()).toEqual({ "pt-BR": sealedText, en: `${sealedText} en` });
    });

    test("a job whose grader was killed comes back; two graders on one job give one grade", async () => {
      // The two graders of the test before never came back.
      await leasesRunOut();
      const jobs = [await nextJob(), await nextJob()];
      const ofAna = jobs.find(({ hash }) => hash === open.file.hash);
      if (!ofAna) throw new Error("Ana's job did not come back.");
      await Promise.all([
        bring(ofAna, gradingWith({ public: true, sealed: true })),
        bring(ofAna, gradingWith({ public: true, sealed: true })),
      ]);
      await bring(ofAna, gradingWith({ public: false, sealed: false }));
      const list = await submissions("student");
      expect(list.submissions).toMatchObject([{ state: "graded", points: 2 }]);
      expect(list.grade).toEqual({ points: 10, pointsBeforeLate: null, manual: false, justification: "" });
      const ofBia = jobs.find((job) => job !== ofAna);
      if (ofBia) await bring(ofBia, gradingWith({ public: true, sealed: false }));
      expect((await submissions("classmate")).grade).toEqual({
        points: 5,
        pointsBeforeLate: null,
        manual: false,
        justification: "",
      });
      expect(await lease()).toBeNull();
    });

    test("nothing of a sealed check's run is in any answer to a student; whoever teaches reads it all", async () => {
      const path = `/api/submissions/${open.submission.id}`;
      const course = `/api/courses/${open.course.id}`;
      const asked = [path, `${path}/file`, `/api/assignments/${open.task.id}/submissions`, course];
      const all = [...asked, `${course}/assignments`, "/api/courses", "/api/session", "/api/labs"];
      for (const one of all) {
        const response = await open.people.student.ask("GET", one);
        expect(response.status).toBe(200);
        const text = await response.text();
        for (const hidden of [secret, sealedText, "segredo", "vazia"]) {
          expect(text.replace("Teste com uma lista vazia.", "")).not.toContain(hidden);
        }
      }
      const seen = await open.people.student.json<{ feedback: object; grading: null }>("GET", path);
      expect(seen.grading).toBeNull();
      expect(seen.feedback).toMatchObject({
        exercises: [
          { checks: [{ check: "dois" }], sealed: { passed: 1, all: 1, texts: ["Teste com uma lista vazia."] } },
        ],
      });
      const taught = await open.people.instructor.ask("GET", path);
      expect(await taught.text()).toContain(secret);
      expect(open.logged.join("")).not.toContain(secret);
    });

    test("the best submission counts, or the last where the assignment says so", async () => {
      await hand("classmate", 2);
      await bring(await nextJob(), gradingWith({ public: true, sealed: true }));
      await hand("classmate", 3);
      await bring(await nextJob(), gradingWith({ public: false, sealed: false }));
      expect((await submissions("classmate")).grade?.points).toBe(10);
      await open.people.instructor.json("PATCH", `/api/assignments/${open.task.id}`, { counts: "last" });
      await hand("classmate", 4);
      await bring(await nextJob(), gradingWith({ public: true, sealed: false }));
      expect((await submissions("classmate")).grade?.points).toBe(5);
    });

    test("late work counts in part; an extension, a change of the assignment, and a move of all dates settle grades that were given", async () => {
      const { instructor } = open.people;
      const grade = async () => (await submissions("classmate")).grade?.points;
      const task = `/api/assignments/${open.task.id}`;
      const late = { dueAt: "2020-02-01T00:00:00Z", lateCredit: [{ afterHours: 0, credit: 0.8 }] };
      await instructor.json("PATCH", task, late);
      expect(await grade()).toBe(4);
      const extension = `${task}/extensions/${open.ids.classmate}`;
      await instructor.json("PUT", extension, { dueAt: "2190-01-01T00:00:00Z" });
      expect(await grade()).toBe(5);
      await instructor.json("DELETE", extension);
      expect(await grade()).toBe(4);
      // All dates of the course move at once: what was late is not any more, and is again.
      await instructor.json("PATCH", task, { dueAt: new Date(Date.now() - 24 * 3_600_000).toISOString() });
      const move = (days: number) => instructor.json("POST", `/api/courses/${open.course.id}/move-dates`, { days });
      await move(7);
      expect(await grade()).toBe(5);
      await move(-7);
      expect(await grade()).toBe(4);
      await instructor.json("PATCH", task, { dueAt: "2190-01-01T00:00:00Z", lateCredit: [], maxPoints: 100 });
      expect(await grade()).toBe(50);
      await instructor.json("PATCH", task, { maxPoints: 10 });
    });

    test("what cannot be graded has no points, takes none away, and is counted for whoever teaches", async () => {
      await hand("classmate", 5);
      const message = { "pt-BR": "Caiu.", en: "It crashed." };
      await bring(await nextJob(), { state: "not-graded", who: null, reason: "crash", message, detail: secret });
      const { submissions: list, grade } = await submissions("classmate");
      expect(list[0]).toMatchObject({ state: "broken", points: null });
      expect(grade?.points).toBe(5);
      const status = await open.people.instructor.json("GET", `/api/courses/${open.course.id}/grading`);
      expect(status).toEqual({ waiting: 0, graded: 5, broken: 1, gradersAtWork: 1, ownGrader: "none" });
    });

    test("a submission from which three graders never came back is given to no fourth", async () => {
      await hand("classmate", 6);
      for (let at = 0; at < 3; at++) {
        await nextJob();
        await leasesRunOut();
      }
      await expect
        .poll(
          async () => ((await lease()) === null ? (await submissions("classmate")).submissions[0]?.state : "given"),
          {
            timeout: 50_000,
          },
        )
        .toBe("broken");
    }, 60_000);

    test("a grader whose token was taken back, and a made-up token, get nothing", async () => {
      await open.people.instructor.json("DELETE", `/api/graders/${open.grader.id}`);
      for (const token of [open.grader.token, "a".repeat(32), "'; DROP TABLE graders; --"]) {
        expect(await (await asGrader("POST", "/api/grader/leases", { token })).json()).toMatchObject({
          code: "not-a-grader",
        });
      }
    });

    test("a token is in no list, and its hash alone in the database", async () => {
      const { token } = await open.people.instructor.json<{ token: string }>("POST", "/api/graders", { name: "outro" });
      const list = await (await open.people.instructor.ask("GET", "/api/graders")).text();
      expect(list).toContain("outro");
      expect(list).not.toContain(token);
    });
  });
});
