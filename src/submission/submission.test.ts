// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";
import type { JournalFact } from "../grading/journal.ts";
import { readSubmission } from "./read-submission.ts";
import { journalOf, page, submissionWith } from "./submission.fixture.ts";
import { mostBytes, type Submission } from "./submission.ts";
import { submissionHash } from "./submission-hash.ts";
import { writeSubmission } from "./write-submission.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const written = (submission: Submission, around = page) => writeSubmission(submission, around);
const codeOf = (bytes: Uint8Array) => {
  const read = readSubmission(bytes);
  return read.ok ? "ok" : read.problem.code;
};

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<!--",
        "-->",
        "</script>",
        "<script",
        "\0",
        "\r\n",
        "\r",
        "\uD800",
        "\u2028",
        "👩‍🔬",
        "ç",
        "\\u003c",
        "&lt;",
      ),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 6 });
const anySubmission: fc.Arbitrary<Submission> = fc
  .record({
    cells: ids.chain((all) => fc.tuple(...all.map((cell) => nasty.map((text) => ({ cell, text }))))),
    own: fc.array(fc.record({ after: fc.nat(), mode: fc.constantFrom("js", "ts", "md", "node"), text: nasty }), {
      maxLength: 4,
    }),
    names: fc.array(
      nasty.map((text) => `x${text}`.slice(0, 120)),
      { maxLength: 3 },
    ),
    reflection: nasty,
    summary: nasty,
    language: fc.constantFrom("pt-BR" as const, "en" as const),
    studentSeed: fc.integer(),
  })
  .map(({ cells, own, names, reflection, summary, language, studentSeed }) =>
    submissionWith({
      changed: cells,
      own: own.map((cell, at) => ({ ...cell, id: 1_000_000 + at, mode: cell.mode as "js" })),
      names,
      language,
      studentSeed,
      reflections: [{ reflection: "r", text: reflection }],
      outputs: [{ cell: 1, summary, error: summary }],
    }),
  );

test("what is written is read back, whatever the texts hold", () => {
  fc.assert(
    fc.property(anySubmission, nasty, (submission, text) => {
      const around = { title: text, css: "", body: `<p title="${text}">${text}</p>` };
      const read = readSubmission(bytesOf(written(submission, around)));
      expect(read).toEqual({ ok: true, submission });
    }),
    { numRuns: 200 },
  );
});

test("Git's line ends and an editor's Latin-1 change nothing of the work", () => {
  fc.assert(
    fc.property(anySubmission, (submission) => {
      const crlf = written(submission).replaceAll("\n", "\r\n");
      expect(readSubmission(bytesOf(crlf))).toEqual({ ok: true, submission });
      const latin = Uint8Array.from(Buffer.from(written(submission), "latin1"));
      expect(readSubmission(latin)).toEqual({ ok: true, submission });
    }),
    { numRuns: 50 },
  );
});

test("the same submission is the same bytes", () => {
  fc.assert(fc.property(anySubmission, (submission) => written(submission) === written(structuredClone(submission))));
});

test("the page around the data cannot be taken for the data", () => {
  const forged = written(submissionWith({ names: ["Outra"] }));
  const read = readSubmission(bytesOf(written(submissionWith(), { ...page, body: forged })));
  expect(read.ok && read.submission.names).toEqual(["Ana Souza"]);
});

test("a browser runs nothing of the file, and fetches nothing for it", () => {
  const parsed = new DOMParser().parseFromString(
    written(submissionWith({ names: ["</script><img src=x onerror=alert(1)>"] }), {
      ...page,
      title: "</title><script>1</script>",
    }),
    "text/html",
  );
  expect([...parsed.querySelectorAll("script")].map(({ type }) => type)).toEqual(["application/json"]);
  expect(parsed.querySelectorAll("img")).toHaveLength(0);
  const [policy] = parsed.querySelectorAll("meta[http-equiv]");
  expect(policy?.getAttribute("content")).toMatch(/^default-src 'none'/);
  expect(policy?.compareDocumentPosition(parsed.querySelector("script") as Node)).toBe(4);
});

test("a file that is no submission is refused with what to do, in both languages", () => {
  const text = written(submissionWith());
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["too-large", new Uint8Array(mostBytes + 1)],
    ["packed", Uint8Array.of(0x50, 0x4b, 3, 4)],
    ["packed", Uint8Array.of(0x1f, 0x8b, 8)],
    ["not-submission", new Uint8Array()],
    ["not-submission", bytesOf("<!doctype html><notebook></notebook>")],
    ["damaged", bytesOf(text.slice(0, 600))],
    ["damaged", bytesOf(text.replace('"format"', '"format'))],
    ["newer", bytesOf(text.replace('"format":1', '"format":2'))],
    ["unfitting", bytesOf(text.replace('"format":1', '"format":"1"'))],
    ["unfitting", bytesOf(text.replace('"studentSeed":7', '"studentSeed":7.5'))],
    ["unfitting", bytesOf(text.replace("module/lab", "../../etc"))],
    ["unfitting", bytesOf(text.replace('"format":1', '"format":1,"more":1'))],
    ["unfitting", bytesOf(text.replace(/\{"format.*\}(?=<\/script>)/, "[".repeat(100_000) + "]".repeat(100_000)))],
    ["unfitting", bytesOf(written(submissionWith({ changed: [1, 1].map((cell) => ({ cell, text: "" })) })))],
  ];
  for (const [code, bytes] of cases) {
    const read = readSubmission(bytes);
    expect(read.ok ? "ok" : read.problem.code).toBe(code);
    if (!read.ok) for (const message of Object.values(read.problem.message)) expect(message.length).toBeGreaterThan(40);
  }
});

test("a file of exactly 5 MB is read", () => {
  const padded = written(submissionWith(), { ...page, title: "ascii" }).padEnd(mostBytes, " ");
  expect(codeOf(bytesOf(padded))).toBe("ok");
  expect(codeOf(bytesOf(`${padded} `))).toBe("too-large");
});

test("no bytes make the reader throw", () => {
  const text = written(submissionWith());
  fc.assert(
    fc.property(fc.nat(text.length), fc.string({ unit: "binary" }), fc.nat(40), (at, put, cut) => {
      expect(typeof readSubmission(bytesOf(text.slice(0, at) + put + text.slice(at + cut))).ok).toBe("boolean");
    }),
    { numRuns: 300 },
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => !readSubmission(bytes).ok));
});

const lab = "module/lab";
const opened = { type: "opened", labVersion: 1, labHash: "lab-hash", studentSeed: 7 } as const;
const checked: JournalFact = { type: "checked", exercise: "e", outcome: "failed", passed: [], failed: ["c"] };

test("the same work has the same hash, whenever and however often it is handed in", () => {
  const first = submissionWith({ journal: journalOf(lab, opened, checked) });
  const later = submissionWith({
    at: "2027-01-01T00:00:00.000Z",
    language: "en",
    outputs: [{ cell: 1, summary: "1", error: "" }],
    journal: journalOf(lab, opened, checked, { type: "submitted", hash: submissionHash(first) }, opened, {
      type: "ran",
      cell: 1,
      state: "ok",
      durationMs: 3,
    }),
  });
  expect(submissionHash(later)).toBe(submissionHash(first));
});

test("whatever can change a grade changes the hash", () => {
  const base = submissionWith({ journal: journalOf(lab, opened, checked) });
  const others: readonly Partial<Submission>[] = [
    { changed: [{ cell: 1, text: "x" }] },
    { own: [{ id: 1_000_000, after: 0, mode: "js", text: "" }] },
    { disabled: [1] },
    { studentSeed: 8 },
    { names: ["Ana Souza", "Bia"] },
    { lab: { ...base.lab, hash: "other" } },
    { reflections: [{ reflection: "r", text: "x" }] },
    { journal: journalOf(lab, opened, checked, { type: "solution-opened", exercise: "e" }) },
  ];
  const hashes = [base, ...others.map((other) => ({ ...base, ...other }))].map(submissionHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});
