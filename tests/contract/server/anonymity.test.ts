import { afterAll, expect, test } from "vitest";
import type { Grading } from "../../../src/grader/grading.ts";
import { Browser, labId, openWorkingClass, submissionFile } from "./class.ts";

const open = await openWorkingClass();
afterAll(() => open.close());

const { course, task, ids, people } = open;
const { instructor, student, classmate } = people;

/** Ana's account is called `ana`, and Bia's `bia`: names that they gave in their files stand there too. */
const file = submissionFile({
  labHash: open.labHash,
  names: ["Ana Souza"],
  changed: [{ cell: 9, text: "// feito por Ana Souza, ana@example.edu\nconst idf = 1;" }],
  outputs: [{ cell: 9, summary: "olá, Ana Souza", error: "" }],
});
const name = /\bana\b|\bsouza\b|ana@example/i;
const grading: Grading = {
  state: "graded",
  who: { hash: "h", names: ["Ana Souza"], lab: { id: labId, version: 1, hash: "h" }, at: "2026-03-02T12:00:00.000Z" },
  exercises: [
    {
      ...{ exercise: "idf", title: "IDF", outcome: "failed", points: 0, possible: 2, claimed: null },
      checks: [
        {
          ...{ check: "tres", sealed: false, outcome: "failed", messageId: "outra", detail: "ana@example.edu" },
          ...{ text: "Veio ana, e devia vir 3.", studentText: "Veio ana, e devia vir 3." },
        },
      ],
    },
  ],
  ...{ points: 1, possible: 2, grade: 5, waiting: 0, remarks: [] },
};
const otherFile = submissionFile({ labHash: open.labHash, names: ["Bia"] });
const path = `/api/assignments/${task.id}`;

/** What waits gets 1 point of 2. */
async function gradeAll(count: number): Promise<void> {
  const headers = { authorization: `Bearer ${open.grader.token}` };
  const asGrader = new Browser(open);
  for (let left = count; left > 0; left--) {
    const job = (await (await asGrader.ask("POST", "/api/grader/leases", { headers })).json()) as { grading: string };
    await asGrader.ask("PUT", `/api/grader/gradings/${job.grading}`, { headers, body: { grading } });
  }
}

interface Row {
  readonly id: string;
  readonly studentId: string;
  readonly studentName: string;
}
const listed = async () => (await instructor.json<{ submissions: Row[] }>("GET", `${path}/submissions`)).submissions;
const codeOf = async (response: Response) => (await response.json()).code;

/** All that whoever grades can ask about an assignment's submissions, as it comes over the wire. */
async function allThatIsSaid(): Promise<Record<string, string>> {
  const { submissions } = await instructor.json<{ submissions: Row[] }>("GET", `${path}/submissions`);
  const paths = [
    ...[`${path}/submissions`, `${path}/exercises`, `${path}/comments`, `${path}/rubric`, `${path}/regrades`],
    ...submissions.flatMap(({ id }) => [
      `/api/submissions/${id}`,
      `/api/submissions/${id}/file`,
      `/api/submissions/${id}/feedback`,
      `/api/submissions/${id}/assessment`,
      `/api/submissions/${id}/grades`,
    ]),
  ];
  const { id } = await instructor.json<{ id: string }>("POST", `${path}/regrades`, { labHash: open.labHash });
  paths.push(`/api/regrades/${id}`);
  const said: Record<string, string> = {};
  for (const one of paths) {
    const response = await instructor.ask("GET", one);
    expect(response.status, one).toBe(200);
    said[one] = await response.text();
  }
  await instructor.json("POST", `/api/regrades/${id}/discard`);
  return said;
}

test("the things that are asked for do name students while nothing is hidden", async () => {
  await student.handIn(task.id, file);
  await gradeAll(2);
  await classmate.handIn(task.id, otherFile);
  expect(Object.values(await allThatIsSaid()).filter((text) => name.test(text)).length).toBeGreaterThan(3);
  expect(await instructor.json("GET", `${path}/anonymity`)).toEqual({ state: "shown", by: "", at: null });
});

test("once names are hidden, nothing that whoever grades can ask about the work says a name, an e-mail or an id", async () => {
  await instructor.json("PUT", `${path}/anonymity`, { hidden: true });
  for (const [asked, text] of Object.entries(await allThatIsSaid())) {
    expect(text, asked).not.toMatch(name);
    expect(text, asked).not.toMatch(/\bbia\b/i);
    expect(text, asked).not.toContain(ids.student);
    expect(text, asked).not.toContain(ids.classmate);
  }
});

test("nor does anything say when it was made, received or graded; the order is that of the pseudonyms", async () => {
  const own = await student.json<{ submissions: { receivedAt: string }[] }>("GET", `${path}/submissions`);
  const [receipt] = own.submissions;
  expect(receipt?.receivedAt).toMatch(/^20/);
  for (const [asked, text] of Object.entries(await allThatIsSaid())) {
    // What people who teach did themselves has its moment: a regrade, a comment.
    if (asked.includes("regrades")) continue;
    expect(text.replaceAll(/2000-01-01/g, ""), asked).not.toMatch(/\d{4}-\d\d-\d\d/);
  }
  const pseudonyms = (await listed()).map(({ studentName }) => studentName);
  expect(pseudonyms).toEqual([...pseudonyms].sort());
});

test("a student has one pseudonym in an assignment, and reads their own name", async () => {
  const [first, second] = [await listed(), await listed()];
  expect(first).toEqual(second);
  expect(new Set(first.map(({ studentName }) => studentName)).size).toBe(2);
  expect(first.filter(({ studentName }) => studentName === first[1]?.studentName)).toHaveLength(2);
  const own = await student.json<{ submissions: Row[] }>("GET", `${path}/submissions`);
  expect(own.submissions[0]).toMatchObject({ studentName: "ana", studentId: ids.student });
  expect(await (await student.ask("GET", `/api/submissions/${own.submissions[0]?.id}/file`)).text()).toContain(
    "Ana Souza",
  );
});

test("grades are given to pseudonyms: a name would tell whose work has which grade", async () => {
  const grade = { points: 8, justification: "Bom." };
  const byName = `${path}/grades/${ids.student}`;
  for (const [method, body] of [["PUT", grade], ["DELETE"]] as const) {
    expect(await codeOf(await instructor.ask(method, byName, body ? { body } : {}))).toBe("names-hidden");
  }
  const grades = [{ assignmentId: task.id, studentId: ids.student, points: 8 }];
  const many = { justification: "Planilha", grades };
  expect(await codeOf(await instructor.ask("PUT", `/api/courses/${course.id}/grades`, { body: many }))).toBe(
    "names-hidden",
  );
  const own = await student.json<{ submissions: Row[] }>("GET", `${path}/submissions`);
  const ana = (await listed()).find(({ id }) => id === own.submissions[0]?.id);
  await instructor.json("PUT", `${path}/grades/${ana?.studentId}`, grade);
  expect(await student.json("GET", `${path}/submissions`)).toMatchObject({ grade });
});

test("what is shown does not tell who came late; the server counts it, also in what a person gives", async () => {
  const { id } = await instructor.json<{ id: string }>("POST", `/api/courses/${course.id}/assignments`, {
    ...{ title: "Atrasada", labHash: open.labHash, maxPoints: 10, lateCredit: [{ afterHours: 0, credit: 0.5 }] },
    ...{ opensAt: "2020-01-01T00:00:00Z", dueAt: "2020-02-01T00:00:00Z" },
  });
  const to = `/api/assignments/${id}`;
  const later = { dueAt: "2190-01-01T00:00:00Z", reason: "Doença." };
  await instructor.json("PUT", `${to}/extensions/${ids.classmate}`, later);
  await instructor.json("PUT", `${to}/anonymity`, { hidden: true });
  const [late, inTime] = [await student.handIn(id, file), await classmate.handIn(id, otherFile)];
  // Of the other assignment one waits still.
  await gradeAll(3);
  const gradeOf = async (person: Browser) => (await person.json<{ grade: unknown }>("GET", `${to}/submissions`)).grade;
  expect(await gradeOf(student)).toMatchObject({ points: 2.5, pointsBeforeLate: null });
  expect(await gradeOf(classmate)).toMatchObject({ points: 5, pointsBeforeLate: null });

  /** The same of both, but for the pseudonyms. */
  const shownOf = async (receipt: { id: string }) => {
    const grades = await instructor.json<{ lateCredit: unknown; students: Record<string, unknown>[] }>(
      "GET",
      `/api/submissions/${receipt.id}/grades`,
    );
    return { ...grades, students: grades.students.map((one) => ({ ...one, id: "", name: "" })) };
  };
  const byChecks = await shownOf(late);
  expect(byChecks).toMatchObject({ lateCredit: [{ afterHours: 0, credit: 0.5 }], students: [{ points: 5 }] });
  expect(await shownOf(inTime)).toEqual(byChecks);
  const regrade = await instructor.json<{ id: string }>("POST", `${to}/regrades`, { labHash: open.labHash });
  const { students } = await instructor.json<{ students: { before: number }[] }>("GET", `/api/regrades/${regrade.id}`);
  expect(students.map(({ before }) => before)).toEqual([5, 5]);
  await instructor.json("POST", `/api/regrades/${regrade.id}/discard`);

  for (const receipt of [late, inTime])
    await instructor.json("PUT", `/api/submissions/${receipt.id}/grades`, { points: 8, justification: "Bom." });
  expect(await shownOf(late)).toMatchObject({ students: [{ points: 8, manual: true, pointsBeforeLate: null }] });
  expect(await shownOf(inTime)).toEqual(await shownOf(late));
  expect(await gradeOf(student)).toMatchObject({ points: 4, pointsBeforeLate: 8, manual: true });
  expect(await gradeOf(classmate)).toMatchObject({ points: 8, pointsBeforeLate: 8 });
  // As what is computed, it follows the dates.
  await instructor.json("PUT", `${to}/extensions/${ids.student}`, later);
  expect(await gradeOf(student)).toMatchObject({ points: 8, pointsBeforeLate: 8 });
  await instructor.json("DELETE", `${to}/extensions/${ids.student}`);
  expect(await gradeOf(student)).toMatchObject({ points: 4 });

  await instructor.json("PUT", `${to}/anonymity`, { hidden: false });
  expect(await shownOf(late)).toMatchObject({ lateCredit: null, students: [{ points: 4, pointsBeforeLate: 8 }] });
  // Given in view of the name and the moment it is what it is.
  await instructor.json("PUT", `/api/submissions/${late.id}/grades`, { points: 6, justification: "Avisou." });
  expect(await gradeOf(student)).toMatchObject({ points: 6, pointsBeforeLate: null });
});

test("the gradebook leaves the assignment out, and says so", async () => {
  const book = await instructor.json<{ hidden: string[]; assignments: { id: string }[] }>(
    "GET",
    `/api/courses/${course.id}/gradebook`,
  );
  expect(book.hidden).toEqual(["Tarefa 2"]);
  expect(book.assignments.map(({ id }) => id)).not.toContain(task.id);
});

test("names come back when somebody reveals them, which is written down and cannot be undone", async () => {
  await instructor.json("PUT", `${path}/anonymity`, { hidden: false });
  expect(await instructor.json("GET", `${path}/anonymity`)).toMatchObject({ state: "revealed", by: "Rita" });
  expect((await listed()).at(-1)).toMatchObject({ studentName: "ana", studentId: ids.student });
  expect(await codeOf(await instructor.ask("PUT", `${path}/anonymity`, { body: { hidden: true } }))).toBe(
    "names-revealed",
  );
  expect(open.logged.some((line) => line.includes('"event":"names-revealed"'))).toBe(true);
  const book = await instructor.json<{ hidden: string[] }>("GET", `/api/courses/${course.id}/gradebook`);
  expect(book.hidden).toEqual([]);
});
