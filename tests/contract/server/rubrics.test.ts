import { afterAll, expect, test } from "vitest";
import type { Grading } from "../../../src/grader/grading.ts";
import { Browser, type Course, labId, openTestClassOfTwoVersions, openWorkingClass, submissionFile } from "./class.ts";

const open = await openWorkingClass();
const twoVersions = await openTestClassOfTwoVersions();
afterAll(() => Promise.all([open.close(), twoVersions.close()]));

const { course, task, people, submission } = open;
const { instructor, student, classmate, otherInstructor } = people;

interface Rubric {
  readonly id: string;
  readonly versionId: string;
  readonly version: number;
}
interface Assessed {
  readonly assessment: { readonly rubric: Rubric; readonly points: number; readonly holds: boolean } | null;
}

const level = (label: string, points: number) => ({ label, points, descriptor: `O que é ${label}` });
const levels = [level("Falta", 0), level("Parte", 1), level("Tudo", 2)];
const criteria = [
  { name: "Método", weight: 75, levels },
  { name: "Texto", weight: 25, levels },
];
const filled = (first: number, second: number) => [
  { level: first, justification: "O método está descrito.\nFalta a métrica." },
  { level: second, justification: "Claro." },
];
const assessmentOf = (id: string) => `/api/submissions/${id}/assessment`;
const assess = (id: string, versionId: string, choices: object[]) =>
  instructor.ask("PUT", assessmentOf(id), { body: { versionId, choices } });
const codeOf = async (response: Response) => (await response.json()).code;
const gradeOf = async (who: Browser) =>
  (await who.json<{ grade: object | null }>("GET", `/api/assignments/${task.id}/submissions`)).grade;

/** What a grader finds of what waits. */
async function grade(asGrader: Browser, token: string, points: number): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const job = (await (await asGrader.ask("POST", "/api/grader/leases", { headers })).json()) as { grading: string };
  const grading: Grading = {
    state: "graded",
    who: { hash: "h", names: [], lab: { id: labId, version: 1, hash: "h" }, at: "2026-03-02T12:00:00.000Z" },
    ...{ exercises: [], points, possible: 2, grade: null, waiting: 0, remarks: [] },
  };
  const brought = await asGrader.ask("PUT", `/api/grader/gradings/${job.grading}`, { headers, body: { grading } });
  expect(brought.status).toBe(204);
}

let rubric: Rubric;

test("a rubric whose weights do not add up to 100, or without a level worth points, is refused", async () => {
  const make = (body: object) => instructor.ask("POST", `/api/courses/${course.id}/rubrics`, { body });
  const light = await make({ name: "Leve", criteria: criteria.slice(0, 1) });
  expect(await light.json()).toMatchObject({ code: "weights-not-whole", values: { sum: 75 } });
  const worthless = [{ name: "Método", weight: 100, levels: [level("a", 0), level("b", 0)] }];
  expect(await codeOf(await make({ name: "Zero", criteria: worthless }))).toBe("invalid");
  const made = await make({ name: "Projeto", criteria });
  expect(made.status).toBe(201);
  rubric = (await made.json()) as Rubric;
});

test("an assignment takes a rubric of its own course, and no other", async () => {
  const foreign = await otherInstructor.json<Rubric>("POST", `/api/courses/${open.otherCourse.id}/rubrics`, {
    ...{ name: "De outra turma", criteria },
  });
  const path = `/api/assignments/${task.id}/rubric`;
  expect(await codeOf(await instructor.ask("PUT", path, { body: { rubric: foreign.id } }))).toBe("not-found");
  await instructor.json("PUT", path, { rubric: rubric.id });
  // Who hands in reads it before, with what each level asks for.
  for (const who of [instructor, student, classmate]) {
    expect(await who.json("GET", path)).toMatchObject({ rubric: { id: rubric.id, version: 1, criteria } });
  }
});

test("a rubric that nobody was assessed with is changed in its place", async () => {
  const changed = await instructor.json<Rubric>("PUT", `/api/rubrics/${rubric.id}`, {
    name: "Projeto final",
    criteria,
  });
  expect(changed).toMatchObject({ versionId: rubric.versionId, version: 1, name: "Projeto final" });
});

test("every criterion needs a level that is there, and a reason", async () => {
  const refused = async (choices: object[]) => codeOf(await assess(submission.id, rubric.versionId, choices));
  expect(await refused(filled(2, 2).slice(0, 1))).toBe("rubric-not-filled");
  expect(await refused(filled(2, 3))).toBe("rubric-not-filled");
  expect(await refused([{ level: 0, justification: " " }, ...filled(0, 0).slice(1)])).toBe("invalid");
  expect(await gradeOf(student)).toBeNull();
});

test("its total is the grade, the student reads criteria, levels and reasons, and grading does not replace it", async () => {
  expect((await assess(submission.id, rubric.versionId, filled(1, 2))).status).toBe(204);
  await grade(new Browser(open), open.grader.token, 2);
  // 75 % × 1/2 + 25 % × 2/2 of 10
  expect(await gradeOf(student)).toEqual({
    points: 6.25,
    pointsBeforeLate: null,
    manual: true,
    justification: "Método: Parte\nTexto: Tudo",
  });
  const { assessment } = await student.json<Assessed>("GET", assessmentOf(submission.id));
  expect(assessment).toMatchObject({ points: 6.25, holds: true, choices: filled(1, 2), rubric: { criteria } });
  expect(await codeOf(await classmate.ask("GET", assessmentOf(submission.id)))).toBe("not-allowed");
  const list = await student.json("GET", `/api/assignments/${task.id}/submissions`);
  expect(list).toMatchObject({ submissions: [{ id: submission.id, hasFeedback: true }] });
});

test("a rubric in use gets a new version: what was assessed keeps the one that it was made with", async () => {
  const other = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
    ...{ title: "Tarefa 9", labHash: open.labHash, maxPoints: 4 },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
  });
  await instructor.json("PUT", `/api/assignments/${other.id}/rubric`, { rubric: rubric.id });
  const turned = [
    { name: "Método", weight: 50, levels },
    { name: "Texto", weight: 50, levels },
  ];
  const next = await instructor.json<Rubric>("PUT", `/api/rubrics/${rubric.id}`, { name: "Projeto", criteria: turned });
  expect(next.version).toBe(2);
  expect(await instructor.json("GET", `/api/assignments/${other.id}/rubric`)).toMatchObject({ rubric: { version: 2 } });
  expect(await instructor.json("GET", `/api/assignments/${task.id}/rubric`)).toMatchObject({ rubric: { version: 1 } });
  const { assessment } = await student.json<Assessed>("GET", assessmentOf(submission.id));
  expect(assessment).toMatchObject({ points: 6.25, rubric: { version: 1, criteria } });
  expect(await codeOf(await assess(submission.id, next.versionId, filled(1, 2)))).toBe("other-rubric");
  await instructor.json("PUT", `/api/assignments/${task.id}/rubric`, { rubric: rubric.id });
  expect((await assess(submission.id, next.versionId, filled(1, 2))).status).toBe(204);
  expect(await gradeOf(student)).toMatchObject({ points: 7.5 });
});

test("of two grades that people give the last holds; taking the assessment back leaves a later grade alone", async () => {
  const path = `/api/assignments/${task.id}/grades/${open.ids.student}`;
  await instructor.json("PUT", path, { points: 9, justification: "Prova oral" });
  expect((await student.json<Assessed>("GET", assessmentOf(submission.id))).assessment?.holds).toBe(false);
  await instructor.json("DELETE", assessmentOf(submission.id));
  expect(await gradeOf(student)).toMatchObject({ points: 9 });
  expect(await codeOf(await instructor.ask("DELETE", assessmentOf(submission.id)))).toBe("not-found");
});

test("an assessment that is taken back gives way to what was computed", async () => {
  const { rubric: now } = await instructor.json<{ rubric: Rubric }>("GET", `/api/assignments/${task.id}/rubric`);
  expect((await assess(submission.id, now.versionId, filled(0, 0))).status).toBe(204);
  expect(await gradeOf(student)).toMatchObject({ points: 0, manual: true });
  await instructor.json("DELETE", assessmentOf(submission.id));
  expect(await gradeOf(student)).toMatchObject({ points: 10, manual: false });
  expect((await student.json<Assessed>("GET", assessmentOf(submission.id))).assessment).toBeNull();
});

test("a rubric that was taken off is still what its assignments are assessed with", async () => {
  await instructor.json("DELETE", `/api/rubrics/${rubric.id}`);
  const { rubrics } = await instructor.json<{ rubrics: Rubric[] }>("GET", `/api/courses/${course.id}/rubrics`);
  expect(rubrics).toEqual([]);
  const { rubric: still } = await instructor.json<{ rubric: Rubric }>("GET", `/api/assignments/${task.id}/rubric`);
  const { id } = await classmate.handIn(task.id, submissionFile({ labHash: open.labHash, names: ["Bia"] }));
  expect((await assess(id, still.versionId, filled(2, 2))).status).toBe(204);
});

test("a regrade leaves an assessment's total as it is, and marks that its basis changed", async () => {
  const running = twoVersions;
  const [rita, ana, asGrader] = [new Browser(running), new Browser(running), new Browser(running)];
  const person = { name: "Rita", email: "rita@example.edu", password: "senha de rita" };
  await rita.json("POST", "/api/first-instructor", { ...person, token: running.firstInstructor.token });
  const { id, joinCode } = await rita.json<Course>("POST", "/api/courses", { name: "Turma A" });
  await ana.signUp("ana");
  await ana.json("POST", "/api/memberships", { joinCode });
  const assignment = await rita.json<{ id: string }>("POST", `/api/courses/${id}/assignments`, {
    ...{ title: "Tarefa", labHash: running.earlierHash, maxPoints: 10 },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" },
  });
  const { token } = await rita.json<{ token: string }>("POST", "/api/graders", { name: "um corretor" });
  await ana.handIn(assignment.id, submissionFile({ labHash: running.earlierHash }));
  const own = await ana.json<{ submissions: { id: string }[] }>("GET", `/api/assignments/${assignment.id}/submissions`);
  await grade(asGrader, token, 2);
  const made = await rita.json<Rubric>("POST", `/api/courses/${id}/rubrics`, { name: "Projeto", criteria });
  await rita.json("PUT", `/api/assignments/${assignment.id}/rubric`, { rubric: made.id });
  const choices = { versionId: made.versionId, choices: filled(1, 2) };
  await rita.json("PUT", assessmentOf(own.submissions[0]?.id ?? ""), choices);
  const cell = async () => {
    const book = await rita.json<{ students: { cells: object[] }[] }>("GET", `/api/courses/${id}/gradebook`);
    return book.students[0]?.cells[0];
  };
  expect(await cell()).toMatchObject({ points: 6.25, manual: true, basisChanged: false });
  const { labHash } = running;
  const regrade = await rita.json<{ id: string }>("POST", `/api/assignments/${assignment.id}/regrades`, { labHash });
  await grade(asGrader, token, 1);
  await rita.json("POST", `/api/regrades/${regrade.id}/publish`, { policy: "replace" });
  expect(await cell()).toMatchObject({ points: 6.25, manual: true, basisChanged: true });
});
