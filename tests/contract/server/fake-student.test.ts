import { afterAll, expect, test } from "vitest";
import type { Grading } from "../../../src/grader/grading.ts";
import { accessTable } from "./access-table.ts";
import { Browser, labId, openTaughtClass, submissionFile } from "./class.ts";

const open = await openTaughtClass();
afterAll(() => open.close());
const { instructor, student } = open.people;
const here = "/api/session/fake-student";

interface Session {
  readonly user: { readonly id: string; readonly isFake: boolean; readonly runsServer: boolean } | null;
  readonly courses: readonly { readonly role: string }[];
}

/** Rita in another browser, as her own student. */
async function ritaAsStudent() {
  const rita = new Browser(open);
  await rita.json("POST", "/api/session", { email: "rita@example.edu", password: "senha de rita" });
  await rita.json("PUT", here);
  const { user } = await rita.json<Session>("GET", "/api/session");
  if (user === null) throw new Error("Nobody is signed in.");
  return { rita, fake: user.id };
}
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

test("whoever teaches becomes a student of their courses, with a student's rights, and comes back", async () => {
  const { rita, fake } = await ritaAsStudent();
  const session = await rita.json<Session>("GET", "/api/session");
  expect(session.user).toMatchObject({ isFake: true, runsServer: false, mayCreateCourses: false });
  expect(new Set(session.courses.map(({ role }) => role))).toEqual(new Set(["student"]));
  expect(await codeOf(await rita.ask("GET", `/api/courses/${open.course.id}/members`))).toBe("not-allowed");
  await rita.json("DELETE", here);
  expect((await rita.json<Session>("GET", "/api/session")).user?.isFake).toBe(false);
  expect((await ritaAsStudent()).fake, "the same one again").toBe(fake);
});

test("the cookie gives nobody anything: neither a student, nor somebody who signed out", async () => {
  const { rita } = await ritaAsStudent();
  const stolen = rita.cookies.get("bancada.as-student") ?? "";
  student.cookies.set("bancada.as-student", stolen);
  expect((await student.json<Session>("GET", "/api/session")).user?.id).toBe(open.ids.student);
  student.cookies.delete("bancada.as-student");
  const nobody = new Browser(open);
  nobody.cookies.set("bancada.as-student", stolen);
  expect((await nobody.json<Session>("GET", "/api/session")).user).toBeNull();
  await rita.json("DELETE", "/api/session");
  expect(rita.cookies.has("bancada.as-student")).toBe(false);
});

test("it is in no team and joins no course", async () => {
  const { rita } = await ritaAsStudent();
  const invitation = { body: { email: "ana@example.edu" } };
  const path = `/api/assignments/${open.pairs.toSet}/team/invitations`;
  expect(await codeOf(await rita.ask("POST", path, invitation))).toBe("not-allowed");
  const join = { body: { joinCode: open.otherCourse.joinCode } };
  expect(await codeOf(await rita.ask("POST", "/api/memberships", join))).toBe("not-allowed");
});

test("it hands in and is graded, and whoever teaches reads of it in no roster, gradebook, statistics or export", async () => {
  const { rita, fake } = await ritaAsStudent();
  const { id } = await rita.handIn(open.task.id, submissionFile({ labHash: open.labHash, names: ["ninguém"] }));
  await rita.json("PUT", "/api/account/self-test", {
    browser: "Firefox 140",
    checks: [{ id: "memory", outcome: "good", value: "8 GB" }],
  });
  const asGrader = { authorization: `Bearer ${open.grader.token}` };
  const said = { messageId: "m", text: "ONLY-FAKE", studentText: "ONLY-FAKE", detail: "" };
  const check = { check: "c", sealed: false, outcome: "failed" as const, ...said };
  const grading: Grading = {
    state: "graded",
    who: { hash: "h", names: [], lab: { id: labId, version: 1, hash: "h" }, at: "2026-03-02T12:00:00.000Z" },
    exercises: [
      {
        ...{ exercise: "idf", title: "IDF", outcome: "failed", points: 1, possible: 2, claimed: null },
        checks: [check],
      },
    ],
    ...{ points: 1, possible: 2, grade: 5, waiting: 0, remarks: [] },
  };
  const before = await instructor.json<{ graded: number }>("GET", `/api/courses/${open.course.id}/grading`);
  const grader = new Browser(open);
  for (;;) {
    const leased = await grader.ask("POST", "/api/grader/leases", { headers: asGrader });
    if (leased.status === 204) break;
    const job = (await leased.json()) as { grading: string };
    const path = `/api/grader/gradings/${job.grading}`;
    expect((await grader.ask("PUT", path, { headers: asGrader, body: { grading } })).status).toBeLessThan(300);
  }
  const own = await rita.json<{ grade: { points: number } | null }>(
    "GET",
    `/api/assignments/${open.task.id}/submissions`,
  );
  expect(own.grade?.points).toBe(5);
  const after = await instructor.json<{ graded: number }>("GET", `/api/courses/${open.course.id}/grading`);
  expect(after.graded - before.graded, "Ana's alone").toBe(1);

  // Their own list of what was handed in may show it: they try out how reading and grading look.
  const shows = ["GET /api/assignments/{assignment}/submissions"];
  const counts = Object.entries(accessTable).filter(
    ([route, { allowed }]) => route.startsWith("GET ") && allowed.includes("instructor") && !shows.includes(route),
  );
  expect(counts.length).toBeGreaterThan(20);
  for (const [route, { ask }] of counts) {
    const answer = await (await instructor.ask("GET", ask(open, "instructor").path)).text();
    expect(answer, route).not.toContain(fake);
    expect(answer, route).not.toContain("Estudante de teste");
    expect(answer, route).not.toContain(id);
  }
  const statistics = await instructor.json<{ failed: number }[]>("GET", `/api/assignments/${open.task.id}/exercises`);
  expect(
    statistics.map(({ failed }) => failed),
    "Ana's alone",
  ).toEqual([1]);
});
