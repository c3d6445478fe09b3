import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { appendEvent } from "../../../src/grading/journal-chain.ts";
import { Bodies } from "../../../src/server/bodies/bodies.ts";
import { openDatabase } from "../../../src/server/database/open-database.ts";
import {
  assignments,
  courses,
  gradings,
  labVersions,
  submissions,
  users,
} from "../../../src/server/database/schema.ts";
import { GradingQueue } from "../../../src/server/gradings/grading-queue.ts";
import { eraseOldWork } from "../../../src/server/privacy/retention.ts";
import { consentVersion } from "../../../src/shared/consent.ts";
import { Browser, openWorkingClass, submissionFile } from "./class.ts";

const open = await openWorkingClass();
afterAll(() => open.close());
const { instructor, student, classmate, otherInstructor } = open.people;

interface Everything {
  readonly account: { readonly name: string; readonly email: string };
  readonly consents: readonly { readonly version: string }[];
  readonly memberships: readonly { readonly course: string }[];
  readonly submissions: readonly { readonly task: string; readonly file: string | null }[];
  readonly work: readonly unknown[];
}

const row = { lab: "module/lab", cell: 1, text: "um texto só de Ana", at: "2026-03-02T10:00:00.000Z", ran: false };
const journal = { lab: row.lab, writer: "ana", at: row.at };
const first = appendEvent({ lab: row.lab, events: [] }, { type: "reset", cell: 1 }, journal);
const events = [first, appendEvent({ lab: row.lab, events: [first] }, { type: "reset", cell: 2 }, journal)];

test("a student downloads everything that the server keeps about them, and nothing of others or sealed", async () => {
  await student.json("POST", "/api/sync", { events, history: [row] });
  await student.json("PUT", "/api/account/self-test", {
    browser: "Firefox 140",
    checks: [{ id: "memory", outcome: "slow", value: "4 GB" }],
  });
  const response = await student.ask("GET", "/api/account/data");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="bancada-conta-/);
  const text = await response.text();
  const all = JSON.parse(text) as Everything;
  expect(all.account).toMatchObject({ name: "ana", email: "ana@example.edu" });
  expect(all.memberships).toMatchObject([{ course: "Turma A" }]);
  expect(all.submissions).toMatchObject([{ task: "Tarefa 2", file: open.file.text }]);
  expect(all.work).toEqual([...events, row]);
  for (const secret of ["bia@example.edu", "rita@example.edu", '"outcomes"', '"password"', "scrypt", '"token"']) {
    expect(text).not.toContain(secret);
  }
});

test("the text on one's data is agreed to in a version, at sign-up or later", async () => {
  const nova = new Browser(open);
  const person = { name: "Nova", email: "nova.consent@example.edu", password: "uma senha longa" };
  expect((await nova.ask("POST", "/api/account", { body: { ...person, consent: "another" } })).status).toBe(400);
  await nova.json("POST", "/api/account", { ...person, consent: consentVersion });
  expect(await nova.json("GET", "/api/session")).toMatchObject({ consent: consentVersion });
  expect(await classmate.json("GET", "/api/session")).toMatchObject({ consent: null });
  await classmate.json("PUT", "/api/account/consent", { version: consentVersion });
  await classmate.json("PUT", "/api/account/consent", { version: consentVersion });
  expect(await classmate.json("GET", "/api/session")).toMatchObject({ consent: consentVersion });
});

test("whoever teaches sees what each student's computer can do, and who has not looked yet", async () => {
  expect(await instructor.json("GET", `/api/courses/${open.course.id}/self-tests`)).toMatchObject([
    { studentName: "ana", result: { browser: "Firefox 140" } },
    { studentName: "bia", result: null, receivedAt: null },
  ]);
});

test("an account is deleted by its owner alone, who types its address; not one that a course or the server needs", async () => {
  const refusal = async (browser: Browser, email: string) =>
    (await (await browser.ask("DELETE", "/api/account", { body: { email } })).json()) as { code: string };
  expect(await refusal(open.people.nobody, "ana@example.edu")).toMatchObject({ code: "sign-in-first" });
  expect(await refusal(classmate, "ana@example.edu")).toMatchObject({ code: "other-email" });
  expect(await refusal(instructor, "rita@example.edu")).toMatchObject({ code: "runs-the-server" });
  expect(await refusal(otherInstructor, "otto@example.edu")).toMatchObject({ code: "last-instructor" });
  expect(await student.json("GET", "/api/session")).toMatchObject({ user: { name: "ana" } });
});

test("who deletes their account is gone: name, address, work and files; points and moments stay, without a name", async () => {
  const path = `/api/submissions/${open.submission.id}`;
  await student.json("DELETE", "/api/account", { email: "ana@example.edu" });
  expect(await student.json("GET", "/api/session")).toMatchObject({ user: null });
  const again = { email: "ana@example.edu", password: "senha de ana" };
  expect(await (await student.ask("POST", "/api/session", { body: again })).json()).toMatchObject({
    code: "wrong-password",
  });
  const list = await instructor.json<{ submissions: object[] }>("GET", `/api/assignments/${open.task.id}/submissions`);
  expect(list.submissions).toMatchObject([
    { id: open.submission.id, studentName: expect.stringMatching(/^Conta apagada/) },
  ]);
  expect(await (await instructor.ask("GET", `${path}/file`)).json()).toMatchObject({ code: "erased" });
  const members = await (await instructor.ask("GET", `/api/courses/${open.course.id}/members`)).text();
  expect(members).not.toContain("ana@example.edu");
  // Nobody waits for a grader that could find nothing.
  const status = await instructor.json("GET", `/api/courses/${open.course.id}/grading`);
  expect(status).toMatchObject({ waiting: 0 });
  // The address is free: whoever comes with it begins anew.
  await student.signUp("ana");
  expect(await student.json("GET", "/api/sync")).toMatchObject({ items: [], last: 0 });
});

test("a file that two students handed in stays for the other", async () => {
  const [caio, duda] = [new Browser(open), new Browser(open)];
  const file = submissionFile({ labHash: open.labHash, names: ["Caio", "Duda"] });
  const receipts = [];
  for (const [name, browser] of [["caio", caio] as const, ["duda", duda] as const]) {
    await browser.signUp(name);
    await browser.json("POST", "/api/memberships", { joinCode: open.course.joinCode });
    receipts.push(await browser.handIn(open.task.id, file));
  }
  await caio.json("DELETE", "/api/account", { email: "caio@example.edu" });
  expect((await duda.ask("GET", `/api/submissions/${receipts[1]?.id}/file`)).status).toBe(200);
});

test("a course keeps what was handed in for the months that it says, from its last date on", async () => {
  const { course } = open;
  const path = `/api/courses/${course.id}/retention`;
  expect(await classmate.json("GET", path)).toEqual({
    ...{ months: null, erasesAt: null },
    countsFrom: "2190-01-01T00:00:00.000Z",
  });
  // The last assignment is due in 2190.
  expect(await instructor.json("PUT", path, { months: 6 })).toMatchObject({
    months: 6,
    erasesAt: "2190-07-01T00:00:00.000Z",
  });
  for (const months of [0, 121, 1.5, "6"])
    expect((await instructor.ask("PUT", path, { body: { months } })).status).toBe(400);
});

test("when the months are over the files go, and what grading said of them; the points stay", async () => {
  const { db, pool, close } = await openDatabase({ folder: null });
  const queue = await GradingQueue.open({ pool, leaseSeconds: 240, onError: (error) => expect(error).toBeNull() });
  const bodies = new Bodies(mkdtempSync(join(tmpdir(), "bodies-")));
  const past = new Date("2020-01-31T12:00:00Z");
  const hash = await bodies.keep("o que Ana entregou");
  await db.insert(users).values({ id: "ana", name: "Ana", email: "ana@example.edu" });
  await db.insert(labVersions).values({ hash: "l", labId: "module/lab", version: 1, titlePt: "a", titleEn: "a" });
  await db.insert(courses).values({ id: "c", name: "A", joinCode: "A", retentionMonths: 6, createdAt: past });
  const task = { id: "t", courseId: "c", title: "T", labHash: "l", opensAt: past, dueAt: past };
  await db.insert(assignments).values({ ...task, lateCredit: [], maxPoints: 10, counts: "best" });
  const submission = { id: "s", assignmentId: "t", submittedBy: "ana", bodyHash: hash, sizeBytes: 1, claimedAt: past };
  await db.insert(submissions).values(submission);
  await db
    .insert(gradings)
    .values({ id: "1".repeat(32), submissionId: "s", labHash: "l", state: "graded", points: 7, possible: 10 });
  expect(await eraseOldWork({ db, bodies, queue }, new Date("2020-07-30T12:00:00Z"))).toBe(0);
  expect(await bodies.read(hash)).not.toBeNull();
  expect(await eraseOldWork({ db, bodies, queue }, new Date("2020-08-01T12:00:00Z"))).toBe(1);
  expect(await bodies.read(hash)).toBeNull();
  expect(await db.select().from(gradings)).toMatchObject([{ state: "graded", points: 7, outcomes: null }]);
  expect(await eraseOldWork({ db, bodies, queue }, new Date("2020-08-02T12:00:00Z"))).toBe(0);
  await queue.close();
  await close();
});
