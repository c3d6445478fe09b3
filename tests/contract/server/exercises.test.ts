import { afterAll, beforeAll, expect, test } from "vitest";
import type { Grading } from "../../../src/grader/grading.ts";
import { Browser, labId, openWorkingClass, submissionFile } from "./class.ts";

const open = await openWorkingClass();
afterAll(() => open.close());

const { task, people, submission, assignment } = open;
const { instructor, student, classmate } = people;
const printed = "PRINTED-IN-GRADING-42";

/** A failing answer with the values that a check saw, and the way to it. */
const failing = (seen: string, attempts: number): Grading => ({
  state: "graded",
  who: { hash: "h", names: [], lab: { id: labId, version: 1, hash: "h" }, at: "2026-03-02T12:00:00.000Z" },
  exercises: [
    {
      ...{ exercise: "idf", title: "IDF", outcome: "failed", points: 0, possible: 2, claimed: null },
      checks: [
        {
          ...{ check: "tres", sealed: false, outcome: "failed", messageId: "outra", detail: "" },
          ...{ text: `Veio ${seen}.`, studentText: `Veio ${seen}.` },
        },
      ],
      effort: { cell: 9, attempts, hints: 1, solutionOpened: false, spentMs: 120_000 },
    },
  ],
  ...{ points: 0, possible: 2, grade: 0, waiting: 0, remarks: [] },
  outputs: [
    { cell: 9, summary: `${printed} \0 \ud800`, error: "" },
    { cell: 9, summary: `${printed}, twice`, error: "" },
  ],
});

let second = "";
beforeAll(async () => {
  const headers = { authorization: `Bearer ${open.grader.token}` };
  const asGrader = new Browser(open);
  const gradeNext = async (grading: Grading) => {
    const job = (await (await asGrader.ask("POST", "/api/grader/leases", { headers })).json()) as { grading: string };
    const path = `/api/grader/gradings/${job.grading}`;
    expect((await asGrader.ask("PUT", path, { headers, body: { grading } })).status).toBe(204);
    // What comes second, from a lease that had run out, changes nothing: no output is there twice.
    expect((await asGrader.ask("PUT", path, { headers, body: { grading } })).status).toBe(204);
  };
  await gradeNext(failing("3", 7));
  second = (await classmate.handIn(task.id, submissionFile({ labHash: open.labHash, names: ["Bia"] }))).id;
  await gradeNext(failing("4", 2));
});

test("one mistake with other values is one group, with effort and who is stuck", async () => {
  const [idf] = await instructor.json<object[]>("GET", `/api/assignments/${task.id}/exercises`);
  expect(idf).toMatchObject({
    ...{ exercise: "idf", cell: 9, failed: 2 },
    effort: { told: 2, attempts: 4.5, openedHints: 2, hints: 2, spentMs: 120_000 },
    failures: [{ check: "tres", count: 2 }],
    stuck: [{ submission: submission.id, name: "ana", attempts: 7 }],
  });
});

test("a comment on many is left once on each, and on none where one is not of the assignment", async () => {
  const path = `/api/assignments/${task.id}/comments`;
  const comment = { cell: 9, text: "Olhe o zero." };
  const send = (submissions: string[]) => instructor.ask("POST", path, { body: { ...comment, submissions } });
  expect(await (await send([submission.id, "a".repeat(32)])).json()).toMatchObject({ code: "not-found" });
  expect(await student.json("GET", `/api/submissions/${submission.id}/feedback`)).toMatchObject({ comments: [] });
  expect(await (await send([submission.id])).json()).toEqual({ added: 1 });
  expect(await (await send([submission.id, second, second])).json()).toEqual({ added: 1 });
  expect(await (await send([submission.id, second])).json()).toEqual({ added: 0 });
  for (const [who, id] of [
    [student, submission.id],
    [classmate, second],
  ] as const) {
    const { comments } = await who.json<{ comments: object[] }>("GET", `/api/submissions/${id}/feedback`);
    expect(comments).toMatchObject([comment]);
  }
  const elsewhere = `/api/assignments/${assignment.id}/comments`;
  const foreign = await instructor.ask("POST", elsewhere, { body: { ...comment, submissions: [second] } });
  expect(await foreign.json()).toMatchObject({ code: "not-found" });
});

test("a comment is used again in the other assignments of the course, the assignment's own first, and by its author in any course", async () => {
  const { otherInstructor } = open.people;
  const offered = (who: Browser, of: string) => who.json<string[]>("GET", `/api/assignments/${of}/comments`);
  const another = await instructor.json<{ id: string }>("POST", `/api/submissions/${submission.id}/comments`, {
    ...{ cell: 9, text: "Dê nome ao que conta." },
  });
  // Once on one submission; the other stands on two, and comes first.
  const both = ["Olhe o zero.", "Dê nome ao que conta."];
  expect(await offered(instructor, task.id)).toEqual(both);
  expect(await offered(instructor, assignment.id)).toEqual(both);
  // Otto teaches another course: Rita's comments are none of his, and hers go where she goes.
  const taskIn = (who: Browser, of: string) =>
    who.json<{ id: string }>("POST", `/api/courses/${of}/assignments`, {
      ...{ title: "Noutra turma", labHash: open.labHash, maxPoints: 10 },
      ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
    });
  expect(await offered(otherInstructor, (await taskIn(otherInstructor, open.otherCourse.id)).id)).toEqual([]);
  const own = await instructor.json<{ id: string }>("POST", "/api/courses", { name: "Turma da noite" });
  expect(await offered(instructor, (await taskIn(instructor, own.id)).id)).toEqual(both);
  await instructor.json("DELETE", `/api/submissions/${submission.id}/comments/${another.id}`);
  expect(await offered(instructor, assignment.id)).toEqual(["Olhe o zero."]);
});

test("what cells showed in grading is told to whoever teaches, once a cell, and to no student", async () => {
  const path = `/api/submissions/${submission.id}`;
  expect(await instructor.json("GET", path)).toMatchObject({
    rerun: [{ cell: 9, summary: `${printed}, twice`, error: "" }],
  });
  for (const one of [path, `${path}/feedback`, `${path}/assessment`, `/api/assignments/${task.id}/submissions`]) {
    expect(await (await student.ask("GET", one)).text(), one).not.toContain(printed);
  }
});

test("it goes with the account of whoever handed in", async () => {
  expect(await (await classmate.ask("GET", "/api/account/data")).text()).not.toContain(printed);
  await classmate.json("DELETE", "/api/account", { email: "bia@example.edu" });
  const erased = await instructor.json<{ rerun: object[]; grading: object | null }>(
    "GET",
    `/api/submissions/${second}`,
  );
  expect(erased).toMatchObject({ rerun: [], grading: null });
});
