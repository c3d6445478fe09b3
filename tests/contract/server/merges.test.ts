import { afterAll, expect, test } from "vitest";
import { appendEvent } from "../../../src/grading/journal-chain.ts";
import { Browser, openWorkingClass, submissionFile } from "./class.ts";

const open = await openWorkingClass();
afterAll(() => open.close());
const { instructor: rita, otherInstructor: otto, student: ana, classmate: bia, otherStudent: davi } = open.people;
const { course, otherCourse, ids, task } = open;

const merges = `/api/courses/${course.id}/merges`;
const pair = { keptId: ids.student, email: "bia@example.edu" };
const propose = async () => (await rita.json<{ id: string }>("POST", merges, pair)).id;
const answer = (browser: Browser, id: string, agrees: boolean) =>
  browser.ask("PUT", `/api/account/merges/${id}`, { body: { agrees } });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;
const row = { lab: "module/lab", cell: 1, text: "um texto de Bia", at: "2026-03-02T10:00:00.000Z", ran: false };

test("who does not teach every course concerned learns nothing, not even that an account is there", async () => {
  const wanted = `/api/courses/${otherCourse.id}/merges`;
  const body = (email: string) => ({ body: { keptId: ids.otherStudent, email } });
  const stranger = await otto.ask("POST", `${wanted}/preview`, body("ana@example.edu"));
  const nobody = await otto.ask("POST", `${wanted}/preview`, body("ninguem@example.edu"));
  expect(await stranger.text()).toBe(await nobody.text());
  expect(await codeOf(await otto.ask("POST", wanted, body("ana@example.edu")))).toBe("merge-unknown");
  expect(await codeOf(await otto.ask("POST", merges, { body: pair }))).toBe("not-allowed");
});

test("an account that teaches, and one and the same account, are not merged by anybody", async () => {
  for (const email of ["otto@example.edu", "rita@example.edu"]) {
    expect(await codeOf(await rita.ask("POST", merges, { body: { ...pair, email } }))).toBe("merge-unknown");
  }
  expect(await codeOf(await rita.ask("POST", merges, { body: { ...pair, email: "ana@example.edu" } }))).toBe(
    "merge-same",
  );
});

test("whoever taught by mistake and is a student again makes no courses, and can be merged", async () => {
  const member = `/api/courses/${course.id}/members/${ids.classmate}`;
  await rita.json("PATCH", member, { role: "instructor" });
  expect(await codeOf(await rita.ask("POST", `${merges}/preview`, { body: pair }))).toBe("merge-unknown");
  await rita.json("PATCH", member, { role: "student" });
  expect(await codeOf(await bia.ask("POST", "/api/courses", { body: { name: "Minha turma" } }))).toBe("not-allowed");
  expect((await rita.ask("POST", `${merges}/preview`, { body: pair })).status).toBe(200);
});

test("a proposal does nothing until both owners have agreed, each from their own account", async () => {
  const id = await propose();
  expect(await propose()).toBe(id);
  expect(await codeOf(await answer(davi, id, true))).toBe("merge-ended");
  expect(await codeOf(await answer(rita, id, true))).toBe("merge-ended");
  expect(await (await answer(ana, id, true)).json()).toEqual({ merged: false });
  // Agreeing twice from one side is not agreeing from both.
  expect(await (await answer(ana, id, true)).json()).toEqual({ merged: false });
  expect(await bia.json("GET", "/api/session")).toMatchObject({ user: { name: "bia" } });
  await answer(bia, id, false);
  expect(await codeOf(await answer(ana, id, true))).toBe("merge-ended");
  expect(await rita.json("GET", merges)).toMatchObject([{ id, state: "refused" }]);
});

test("what was withdrawn is agreed to by nobody", async () => {
  const id = await propose();
  await rita.json("DELETE", `${merges}/${id}`);
  expect(await codeOf(await answer(bia, id, true))).toBe("merge-ended");
  expect(await bia.json("GET", "/api/account/merges")).toEqual([]);
});

test("when both have agreed the accounts are one: nothing of either is lost, and both are signed out", async () => {
  const file = submissionFile({ labHash: open.labHash, names: ["Bia"] });
  const twin = await bia.handIn(task.id, open.file);
  const { id: own } = await bia.handIn(task.id, file);
  const what = { type: "reset", cell: 1 } as const;
  const event = appendEvent({ lab: row.lab, events: [] }, what, { at: row.at, writer: "tab" });
  await bia.json("POST", "/api/sync", { events: [event], history: [row] });
  const levels = [0, 2].map((points) => ({ label: `${points}`, points, descriptor: "" }));
  const rubric = await rita.json<{ id: string; versionId: string }>("POST", `/api/courses/${course.id}/rubrics`, {
    ...{ name: "Projeto", criteria: [{ name: "Método", weight: 100, levels }] },
  });
  await rita.json("PUT", `/api/assignments/${task.id}/rubric`, { rubric: rubric.id });
  const choices = [{ level: 1, justification: "O método está descrito." }];
  await rita.json("PUT", `/api/submissions/${twin.id}/assessment`, { versionId: rubric.versionId, choices });
  const grade = `/api/assignments/${task.id}/grades`;
  await rita.json("PUT", `${grade}/${ids.classmate}`, { points: 8, justification: "Prova oral" });
  const due = (day: string) => ({ dueAt: `2190-0${day}-01T00:00:00.000Z` });
  await rita.json("PUT", `/api/assignments/${task.id}/extensions/${ids.student}`, due("2"));
  await rita.json("PUT", `/api/assignments/${task.id}/extensions/${ids.classmate}`, due("3"));

  expect(await rita.json("POST", `${merges}/preview`, pair)).toEqual({
    kept: { name: "ana", email: "ana@example.edu" },
    gone: { name: "bia", email: "bia@example.edu" },
    moved: { courses: 0, submissions: 2, gradesInConflict: 0, workItems: 2 },
  });
  const id = await propose();
  expect(await ana.json("GET", "/api/account/merges")).toMatchObject([{ id, proposedBy: "Rita", agreed: false }]);
  await answer(bia, id, true);
  expect(await (await answer(ana, id, true)).json()).toEqual({ merged: true });

  for (const browser of [ana, bia]) expect(await browser.json("GET", "/api/session")).toMatchObject({ user: null });
  const biasPassword = { email: "bia@example.edu", password: "senha de bia" };
  expect(await codeOf(await bia.ask("POST", "/api/session", { body: biasPassword }))).toBe("wrong-password");
  await ana.json("POST", "/api/session", { email: "ana@example.edu", password: "senha de ana" });

  const mine = await ana.json<{ submissions: { id: string }[]; grade: object }>(
    ...(["GET", `/api/assignments/${task.id}/submissions`] as const),
  );
  // The same file from both accounts is one submission.
  expect(mine.submissions.map((one) => one.id).sort()).toEqual([open.submission.id, own].sort());
  expect(mine.submissions.map((one) => one.id)).not.toContain(twin.id);
  // With the rubric that was filled in for either of them.
  expect(await ana.json("GET", `/api/submissions/${open.submission.id}/assessment`)).toMatchObject({
    assessment: { points: 10, choices },
  });
  expect(mine.grade).toMatchObject({ points: 8, manual: true });
  expect((await ana.ask("GET", `/api/submissions/${own}/file`)).status).toBe(200);
  const { items } = await ana.json<{ items: { body: string }[] }>("GET", "/api/sync?after=0");
  expect(items.map(({ body }) => JSON.parse(body))).toEqual([event, row]);
  expect(await ana.json("GET", `/api/assignments/${task.id}/extensions/${ids.student}`)).toMatchObject(due("3"));

  const members = await rita.json<{ name: string }[]>("GET", `/api/courses/${course.id}/members`);
  expect(members.map(({ name }) => name).sort()).toEqual(["Rita", "ana"]);
  expect(await rita.json("GET", merges)).toMatchObject([{ id, state: "done" }, {}, {}]);
  expect(open.logged.join("")).toContain('"event":"accounts-merged"');
  // The address is free: whoever comes with it begins anew.
  await bia.signUp("bia");
  expect(await bia.json("GET", "/api/courses")).toEqual([]);
});

test("whoever proposed it must still be the one who may when it is done", async () => {
  const [one, two] = [new Browser(open), new Browser(open)];
  const kept = await one.signUp("caio");
  await two.signUp("caio2");
  await one.json("POST", "/api/memberships", { joinCode: otherCourse.joinCode });
  const wanted = { keptId: kept, email: "caio2@example.edu" };
  const { id } = await otto.json<{ id: string }>("POST", `/api/courses/${otherCourse.id}/merges`, wanted);
  await answer(one, id, true);
  // The other account joins a course of somebody else.
  await two.json("POST", "/api/memberships", { joinCode: course.joinCode });
  expect(await codeOf(await answer(two, id, true))).toBe("merge-unknown");
  expect(await two.json("GET", "/api/session")).toMatchObject({ user: { name: "caio2" } });
});
