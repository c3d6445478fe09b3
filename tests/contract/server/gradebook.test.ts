import { afterAll, expect, test } from "vitest";
import type { Grading } from "../../../src/grader/grading.ts";
import { Browser, labId, openWorkingClass } from "./class.ts";

const open = await openWorkingClass();
afterAll(() => open.close());

interface Book {
  readonly students: readonly {
    name: string;
    cells: readonly { points: number | null; manual: boolean; justification: string; state: string | null }[];
  }[];
  readonly assignments: readonly { id: string }[];
}

const { course, task, ids, people, submission } = open;
const { instructor, student, otherInstructor } = people;
const gradePath = (studentId: string) => `/api/assignments/${task.id}/grades/${studentId}`;

async function cellOf(name: string) {
  const { students, assignments } = await instructor.json<Book>("GET", `/api/courses/${course.id}/gradebook`);
  const at = assignments.findIndex(({ id }) => id === task.id);
  return students.find((one) => one.name === name)?.cells[at];
}

/** What a grader finds of the one submission that waits. */
async function grade(points: number): Promise<void> {
  const asGrader = (method: string, path: string, body?: unknown) =>
    new Browser(open).ask(method, `/api/grader/${path}`, {
      headers: { authorization: `Bearer ${open.grader.token}` },
      ...(body === undefined ? {} : { body }),
    });
  const job = (await (await asGrader("POST", "leases")).json()) as { grading: string };
  const grading: Grading = {
    state: "graded",
    who: { hash: "h", names: [], lab: { id: labId, version: 1, hash: "h" }, at: "2026-03-02T12:00:00.000Z" },
    ...{ exercises: [], points, possible: 2, grade: null, waiting: 0, remarks: [] },
  };
  expect((await asGrader("PUT", `gradings/${job.grading}`, { grading })).status).toBe(204);
}

test("before anything is graded a cell says what stands there", async () => {
  expect(await cellOf("ana")).toMatchObject({ points: null, state: "waiting" });
  expect(await cellOf("bia")).toMatchObject({ points: null, state: null });
});

test("a grade that a person gave is not replaced by one that is computed later, and can be taken back", async () => {
  const given = { points: 9, justification: "Explicou em aula.\nMuito bem." };
  expect((await instructor.ask("PUT", gradePath(ids.student), { body: given })).status).toBe(204);
  await grade(1);
  expect(await cellOf("ana")).toMatchObject({ ...given, manual: true, state: "graded" });
  const seen = await student.json<{ grade: object }>("GET", `/api/assignments/${task.id}/submissions`);
  expect(seen.grade).toEqual({ ...given, pointsBeforeLate: null, manual: true });
  expect((await instructor.ask("DELETE", gradePath(ids.student))).status).toBe(204);
  expect(await cellOf("ana")).toMatchObject({ points: 5, manual: false, justification: "" });
  const again = await instructor.ask("DELETE", gradePath(ids.student));
  expect(await again.json()).toMatchObject({ code: "not-found" });
});

test("a grade without a reason, over the most, or of somebody who does not study here is refused", async () => {
  const refused = async (studentId: string, body: object) =>
    (await (await instructor.ask("PUT", gradePath(studentId), { body })).json()).code;
  expect(await refused(ids.student, { points: 5, justification: "  " })).toBe("invalid");
  expect(await refused(ids.student, { points: 10.5, justification: "x" })).toBe("grade-out-of-range");
  expect(await refused(ids.otherStudent, { points: 5, justification: "x" })).toBe("not-a-student");
  expect(await cellOf("ana")).toMatchObject({ points: 5, manual: false });
});

test("many grades are given together or not at all, and never in another's course", async () => {
  const one = (studentId: string, points: number) => ({ assignmentId: task.id, studentId, points });
  const send = (who: Browser, of: string, grades: object[]) =>
    who.ask("PUT", `/api/courses/${of}/grades`, { body: { justification: "Planilha", grades } });
  const half = await send(instructor, course.id, [one(ids.student, 6), one(ids.classmate, 11)]);
  expect(await half.json()).toMatchObject({ code: "grade-out-of-range" });
  expect(await cellOf("ana")).toMatchObject({ points: 5, manual: false });
  // Otto teaches his own course; the assignment is Rita's.
  const foreign = await send(otherInstructor, open.otherCourse.id, [one(ids.student, 0)]);
  expect(await foreign.json()).toMatchObject({ code: "not-found" });
  expect((await send(instructor, course.id, [one(ids.student, 6), one(ids.classmate, 0)])).status).toBe(204);
  expect([await cellOf("ana"), await cellOf("bia")]).toMatchObject([{ points: 6 }, { points: 0, manual: true }]);
});

test("feedback and comments are read by who handed in, can be rewritten and taken off, and used again", async () => {
  const path = `/api/submissions/${submission.id}`;
  const hasFeedback = async (): Promise<boolean[]> => {
    const list = `/api/assignments/${task.id}/submissions`;
    type List = { submissions: { id: string; hasFeedback: boolean }[] };
    const lists = [await student.json<List>("GET", list), await instructor.json<List>("GET", list)];
    return lists.map(({ submissions }) => submissions.find(({ id }) => id === submission.id)?.hasFeedback ?? false);
  };
  expect(await hasFeedback()).toEqual([false, false]);
  const whole = { strengths: "Código limpo.", improvements: "", nextStep: "Compare." };
  await instructor.json("PUT", `${path}/feedback`, { ...whole, nextStep: "Outro." });
  await instructor.json("PUT", `${path}/feedback`, whole);
  expect(await hasFeedback()).toEqual([true, true]);
  const comment = { cell: 9, text: "<b>Por quê?</b>" };
  const { id } = await instructor.json<{ id: string }>("POST", `${path}/comments`, comment);
  const read = await student.json("GET", `${path}/feedback`);
  expect(read).toMatchObject({ ...whole, comments: [{ ...comment, author: "Rita" }] });
  expect(await instructor.json("GET", `/api/assignments/${task.id}/comments`)).toEqual([comment.text]);
  await instructor.json("DELETE", `${path}/comments/${id}`);
  expect(await student.json("GET", `${path}/feedback`)).toMatchObject({ comments: [] });
  await instructor.json("PUT", `${path}/feedback`, { strengths: "", improvements: "", nextStep: "" });
  expect(await hasFeedback()).toEqual([false, false]);
  const again = await instructor.json<{ id: string }>("POST", `${path}/comments`, comment);
  expect(await hasFeedback()).toEqual([true, true]);
  await instructor.json("DELETE", `${path}/comments/${again.id}`);
  expect(await hasFeedback()).toEqual([false, false]);
});

test("the school's list holds each address once, and lets nobody in", async () => {
  const path = `/api/courses/${course.id}/expected`;
  const caio = { name: "Caio", email: "caio@example.edu" };
  await instructor.json("POST", path, { people: [caio, { ...caio, email: "CAIO@example.edu", name: "Caio Reis" }] });
  expect(await instructor.json("GET", path)).toEqual([{ ...caio, name: "Caio Reis" }]);
  const newcomer = new Browser(open);
  await newcomer.signUp("caio");
  expect(await newcomer.json("GET", "/api/courses")).toEqual([]);
});
