import { createHash } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { mostBytes } from "../../../src/submission/submission.ts";
import { openWorkingClass, submissionFile } from "./class.ts";

const open = await openWorkingClass();
const { student, classmate, instructor } = open.people;
afterAll(() => open.close());

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hand = (text: string, { hash = sha256(text), task = open.task.id } = {}) =>
  classmate.ask("PUT", `/api/assignments/${task}/submissions/${hash}`, { body: text });
const codeOf = async (response: Promise<Response>) => ((await (await response).json()) as { code: string }).code;
const count = async () =>
  (await instructor.json<{ submissions: object[] }>("GET", `/api/assignments/${open.task.id}/submissions`)).submissions
    .length;

test("what is no submission is refused with what to do, in the reader's language, and nothing is kept", async () => {
  const before = await count();
  const cases = ["", "<!doctype html><notebook></notebook>", "PK\u0003\u0004", "\u0000".repeat(100), "'; DROP TABLE x"];
  for (const text of [...cases, open.file.text.slice(0, 900), open.file.text.replace('"format":1', '"format":2')]) {
    expect(await codeOf(hand(text))).toBe("not-a-submission");
  }
  const headers = { "accept-language": "en" };
  const path = `/api/assignments/${open.task.id}/submissions/${sha256("x")}`;
  const refused = await classmate.ask("PUT", path, { body: "x", headers });
  expect(((await refused.json()) as { title: string }).title).toContain("is not a submission of Bancada");
  expect(await count()).toBe(before);
});

test("a file of 5 MB is taken, and one byte more is refused", async () => {
  const { text: short } = submissionFile({ labHash: open.labHash, studentSeed: 5 });
  const text = short + " ".repeat(mostBytes - Buffer.byteLength(short));
  expect(await codeOf(hand(`${text} `))).toBe("too-large");
  expect((await hand(text)).status).toBe(201);
});

test("bytes that are not those that the hash names are refused, and a hash that is none", async () => {
  const { text } = submissionFile({ labHash: open.labHash, studentSeed: 6 });
  expect(await codeOf(hand(text, { hash: "0".repeat(64) }))).toBe("other-bytes");
  for (const hash of ["0", "A".repeat(64), "..%2f..%2fsecret", "%00".repeat(8)]) {
    expect((await hand(text, { hash })).status).toBe(400);
  }
});

test("work of another lab, and of a version that is not here, is refused", async () => {
  const other = submissionFile({ labHash: open.labHash, lab: { id: "module/other", version: 1, hash: open.labHash } });
  expect(await codeOf(hand(other.text))).toBe("other-lab");
  expect(await codeOf(hand(submissionFile({ labHash: "f".repeat(64) }).text))).toBe("lab-not-here");
});

test("before it opens nothing is taken; the student's clock changes nothing", async () => {
  const dates = { opensAt: "2189-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" };
  const { id } = await instructor.json<{ id: string }>("POST", `/api/courses/${open.course.id}/assignments`, {
    ...{ title: "Depois", labHash: open.labHash, maxPoints: 10, ...dates },
  });
  const { text } = submissionFile({ labHash: open.labHash, studentSeed: 7, at: "2189-06-01T00:00:00Z" });
  expect(await codeOf(hand(text, { task: id }))).toBe("not-open-yet");
  const response = await hand(text);
  expect(response.status).toBe(201);
  const { receivedAt, claimedAt } = (await response.json()) as { receivedAt: string; claimedAt: string };
  expect(claimedAt).toBe("2189-06-01T00:00:00.000Z");
  expect(Math.abs(Date.parse(receivedAt) - Date.now())).toBeLessThan(600_000);
});

test("a submission comes back byte by byte, as a file that no browser opens as a page", async () => {
  const response = await student.ask("GET", `/api/submissions/${open.submission.id}/file`);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="module-lab-[0-9a-f]{8}\.html"$/);
  expect(await response.text()).toBe(open.file.text);
});

test("names and texts that are markup, SQL or NUL travel as text", async () => {
  const names = ["<img src=x onerror=alert(1)>", "'; DROP TABLE submissions; --", "a\u0000b", "\ud800"];
  const changed = [{ cell: 2, text: "</script><script>fetch('/api/session')</script>\u0000" }];
  const { text } = submissionFile({ labHash: open.labHash, studentSeed: 8, names, changed });
  expect((await hand(text)).status).toBe(201);
  expect(await count()).toBeGreaterThan(2);
});

test("of what a class hands in at one moment each file is one submission, and what is refused costs nobody else theirs", async () => {
  const path = (hash: string) => `/api/assignments/${open.task.id}/submissions/${hash}`;
  const files = Array.from({ length: 12 }, (_, at) =>
    submissionFile({ labHash: open.labHash, studentSeed: 1000 + at }),
  );
  const before = await count();
  const sent = await Promise.all([
    // Both hand in all of it, and Ana's page sends everything three times.
    ...[student, student, student, classmate].flatMap((who) =>
      files.map(({ hash, text }) => who.ask("PUT", path(hash), { body: text })),
    ),
    hand("no submission"),
    hand(submissionFile({ labHash: open.labHash, studentSeed: 1100, at: "0000-01-01T00:00:00Z" }).text),
    open.people.otherStudent.ask("PUT", path(files[0]?.hash ?? ""), { body: files[0]?.text }),
  ]);
  const statuses = sent.map(({ status }) => status);
  expect(statuses.slice(48)).toEqual([400, 400, 403]);
  const receipts = (await Promise.all(sent.slice(0, 48).map((response) => response.json()))) as {
    id: string;
    hash: string;
  }[];
  expect(receipts.map(({ hash }) => hash)).toEqual([1, 2, 3, 4].flatMap(() => files.map(({ hash }) => hash)));
  expect(new Set(receipts.map(({ id }) => id)).size).toBe(24);
  expect(statuses.filter((status) => status === 201)).toHaveLength(24);
  expect(statuses.filter((status) => status === 200)).toHaveLength(24);
  expect(await count()).toBe(before + 24);
});

test("who sends without end is slowed, and what is there already is not counted", async () => {
  const file = submissionFile({ labHash: open.labHash, studentSeed: 9 });
  for (let at = 0; at < 150; at++) expect((await hand(file.text)).status).toBeLessThan(300);
  const statuses: number[] = [];
  for (let seed = 100; seed < 220 && statuses.at(-1) !== 429; seed++) {
    statuses.push((await hand(submissionFile({ labHash: open.labHash, studentSeed: seed }).text)).status);
  }
  expect(statuses.at(-1)).toBe(429);
  expect(statuses.length).toBeGreaterThan(50);
}, 120_000);
