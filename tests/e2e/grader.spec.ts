import { type Browser, expect, test } from "@playwright/test";
import { feedbackOf } from "../../src/grader/feedback.ts";
import { gradedCsv } from "../../src/grader/graded-csv.ts";
import { Grader } from "../../src/grader/grader.ts";
import type { Grading } from "../../src/grader/grading.ts";
import { launchBrowser } from "../../src/grader/launch-browser.ts";
import { page as around, submissionWith } from "../../src/submission/submission.fixture.ts";
import type { Submission } from "../../src/submission/submission.ts";
import { mostBytes } from "../../src/submission/submission.ts";
import { writeSubmission } from "../../src/submission/write-submission.ts";
import { findChromium } from "../../tools/browser.mjs";
import { toLines } from "../../tools/grade/to-lines.ts";
import { attacks, navigations } from "./attacks.ts";
import { forgeryLab, honest } from "./forgery-lab.ts";
import { listen } from "./listener.ts";

const lab = { id: "tests/forgery", version: 1, hash: "forgery-1" };
const texts = { "pt-BR": forgeryLab, en: forgeryLab.replace("<lab ", '<lab language="en" ') };

let grader: Grader;
let browser: Browser | undefined;
test.beforeEach(() => {
  grader = new Grader({
    launch: async () => {
      browser = await launchBrowser({ executablePath: findChromium() ?? "", sandbox: process.getuid?.() !== 0 });
      return browser;
    },
    site: process.env.BANCADA_SITE ?? "",
    shelf: { find: async (id, hash) => (id === lab.id && hash === lab.hash ? texts : null) },
    limitMs: 20_000,
    memoryBytes: 700 * 2 ** 20,
  });
});
test.afterEach(() => grader.close());

const bytesOf = (change: Partial<Submission>) =>
  new TextEncoder().encode(writeSubmission(submissionWith({ lab, ...change }), around));
const changed = [{ cell: 1, text: honest.mean }];
const own = (...all: readonly string[]) =>
  all.map((text, at) => ({ id: 1_000_000 + at, after: 1, mode: "js" as const, text }));
const outcomes = (grading: Grading) =>
  grading.state === "graded"
    ? grading.exercises.map(({ exercise, outcome }) => `${exercise}: ${outcome}`)
    : grading.reason;
const honestOutcomes = ["mean: passed", "net: not-attempted"];

/** All of the browser's renderers but the page's own, which is the first; it would be tried again as a crash. */
async function frameProcesses(): Promise<readonly number[]> {
  const session = await browser?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send("SystemInfo.getProcessInfo")) ?? {};
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  expect(renderers.length).toBeGreaterThan(1);
  return [Math.max(...renderers)];
}

test("an honest submission earns its points, with the student's own cells, and the same grade twice", async () => {
  const bytes = bytesOf({
    changed: [{ cell: 1, text: "const mean = (values) => total(values) / values.length;" }],
    own: own(
      "const total = (values) => values.reduce((sum: number, value: number) => sum + value, 0);",
      "display(`total ${total([1, 2, 3])}`);",
    ).map((cell) => ({ ...cell, mode: "ts" as const })),
  });
  const first = await grader.grade(bytes);
  expect(outcomes(first)).toEqual(honestOutcomes);
  expect(first).toMatchObject({ state: "graded", points: 1, possible: 2, grade: 5, remarks: [] });
  expect(first).toMatchObject({ outputs: [{ cell: 1_000_001, summary: "total 6", error: "" }] });
  expect(await grader.grade(bytes)).toEqual(first);
});

test("a cell that the student switched off does not run", async () => {
  const helper = own("const mean = (values) => 0;");
  const both = await grader.grade(bytesOf({ changed, own: helper }));
  expect(outcomes(both)).toEqual(["mean: failed", "net: not-attempted"]);
  const off = await grader.grade(bytesOf({ changed, own: own("throw new Error('x')"), disabled: [1_000_000] }));
  expect(outcomes(off)).toEqual(honestOutcomes);
});

test("nothing of a submission reaches another machine", async () => {
  const listener = await listen();
  const world = `const E = ${JSON.stringify(`${listener.http}/x`)}, stun = ${listener.stunPort}, tcp = ${JSON.stringify(listener.tcp)};`;
  const tries = attacks.map(
    ({ code }) =>
      `{ await Promise.race([(async () => { ${world} ${code} })().catch(String), new Promise((done) => setTimeout(done, 300))]); }`,
  );
  const grading = await grader.grade(bytesOf({ changed, own: own(...tries) }));
  expect(outcomes(grading)).toEqual(honestOutcomes);
  for (const [, code] of navigations) {
    await grader.grade(bytesOf({ changed, own: own(`{ ${world} ${code} }`) }));
  }
  expect(listener.paths).toEqual([]);
  expect(listener.counts).toEqual({ tcp: 0, udp: 0 });
  await listener.close();
});

test("what loops, waits or floods for ever ends, costs its own points, and spoils nothing for the next", {
  tag: "@waits",
}, async () => {
  test.slow();
  const endless = [
    "const mean = () => { for (;;); };",
    'const mean = (0, eval)("() => { for (;;); }");',
    'const stuck = (0, eval)("for (;;);"); const mean = () => stuck;',
    "const never = await new Promise(() => {}); const mean = () => never;",
    "setInterval(() => { for (let i = 0; i < 1e5; i++) parent.postMessage(i, '*'); }, 0); const mean = () => 0;",
  ];
  for (const text of endless) {
    const grading = await grader.grade(bytesOf({ changed: [{ cell: 1, text }] }));
    expect(outcomes(grading), text).toEqual(["mean: failed", "net: not-attempted"]);
  }
  const aside = await grader.grade(bytesOf({ changed, own: own("for (;;) {}") }));
  expect(outcomes(aside), "a loop beside the work breaks no check").toEqual(honestOutcomes);
  expect(outcomes(await grader.grade(bytesOf({ changed })))).toEqual(honestOutcomes);
});

test("what a submission leaves running is not there for the next, though both run in one process", async () => {
  const talk = `const channel = new BroadcastChannel("left"); setInterval(() => channel.postMessage("here"), 5);`;
  const hears = `const heard = await new Promise((done) => {
    new BroadcastChannel("left").onmessage = () => done(true);
    setTimeout(() => done(false), 500);
  });`;
  const leaves = own(
    `{ ${talk} new Worker(URL.createObjectURL(new Blob([${JSON.stringify(talk)}]))); Object.assign(globalThis, {name: "left", left: true}); }`,
    `Array.prototype.reduce = () => 6; Object.prototype.left = true;`,
    hears,
  );
  const first = await grader.grade(
    bytesOf({ changed: [{ cell: 1, text: "const mean = (values) => (heard ? 3 : 0);" }], own: leaves }),
  );
  const passed = (grading: Grading) =>
    grading.state === "graded" ? grading.exercises[0]?.checks.map(({ outcome }) => outcome) : grading.reason;
  expect(passed(first), "it hears itself, and passes the check of 3").toEqual(["passed", "failed"]);
  const process = await frameProcesses();
  const text = `const mean = heard || "left" in globalThis || globalThis.name !== "" ? () => 0 : ${honest.mean.replace("const mean = ", "")}`;
  const next = await grader.grade(bytesOf({ changed: [{ cell: 1, text }], own: own(hears) }));
  expect(outcomes(next)).toEqual(honestOutcomes);
  expect(await frameProcesses(), "what this test is about").toEqual(process);
});

test("what eats memory is refused by that name, and the next is graded", async () => {
  test.skip(process.platform !== "linux", "only /proc tells what a process holds");
  const text =
    "const kept = []; for (let i = 0; i < 60; i++) { kept.push(new Uint8Array(5e7).fill(1)); await new Promise((r) => setTimeout(r, 20)); } const mean = () => kept.length;";
  const grading = await grader.grade(bytesOf({ changed: [{ cell: 1, text }] }));
  expect(outcomes(grading)).toBe("memory");
  expect(outcomes(await grader.grade(bytesOf({ changed })))).toEqual(honestOutcomes);
});

test("what a submission leaves in memory does not count against the next, which gets another process", async () => {
  test.skip(process.platform !== "linux", "only /proc tells what a process holds");
  expect(outcomes(await grader.grade(bytesOf({ changed })))).toEqual(honestOutcomes);
  const before = await frameProcesses();
  const heavy = own(
    "const kept = Array.from({length: 9}, () => new Uint8Array(5e7).fill(1)); await new Promise((done) => setTimeout(done, 1_000));",
  );
  expect(outcomes(await grader.grade(bytesOf({ changed, own: heavy })))).toEqual(honestOutcomes);
  expect(outcomes(await grader.grade(bytesOf({ changed })))).toEqual(honestOutcomes);
  expect(await frameProcesses()).not.toEqual(before);
});

test("frames that wait for the next submission and lose their process cost it nothing", async () => {
  expect(outcomes(await grader.grade(bytesOf({ changed })))).toEqual(honestOutcomes);
  for (const id of await frameProcesses()) process.kill(id, "SIGKILL");
  expect(outcomes(await grader.grade(bytesOf({ changed })))).toEqual(honestOutcomes);
});

test("outcomes that a file claims count for nothing", async () => {
  const grading = await grader.grade(
    bytesOf({
      changed: [{ cell: 1, text: "const mean = () => 0;" }],
      claimed: [{ exercise: "mean", outcome: "passed", points: 1_000 }],
    }),
  );
  expect(grading).toMatchObject({ state: "graded", points: 0, remarks: [{ code: "claimed-more" }] });
});

test("what cannot be graded says why, and has no points rather than none earned", async () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["file", new Uint8Array(mostBytes + 1)],
    ["file", Uint8Array.of(0x50, 0x4b, 3, 4)],
    ["unknown-lab", bytesOf({ lab: { ...lab, hash: "other" } })],
    ["misfits", bytesOf({ changed: [{ cell: 99, text: "1" }] })],
    ["misfits", bytesOf({ own: own("1").map((cell) => ({ ...cell, id: 1 })) })],
  ];
  for (const [reason, bytes] of cases) {
    const grading = await grader.grade(bytes);
    expect(grading).toMatchObject({ state: "not-graded", reason });
    expect(grading).not.toHaveProperty("points");
  }
});

test("what a sealed check saw reaches no student, though their code tries to write it down", async () => {
  const grading = await grader.grade(
    bytesOf({
      names: ["<img src=x onerror=alert(1)>", "=HYPERLINK(1)"],
      changed: [{ cell: 1, text: "const mean = (values) => values.length === 3 ? 3 : 'visto: ' + values.join(' ');" }],
    }),
  );
  if (grading.state !== "graded") throw new Error(grading.reason);
  const file = { file: "a.html", grading };
  expect(JSON.stringify(grading)).toContain("visto: 0.");
  const feedback = feedbackOf(grading);
  const forStudents = [JSON.stringify(feedback), gradedCsv([file], "pt-BR"), toLines(file, "pt-BR").join("\n")];
  for (const shown of forStudents) {
    expect(shown).not.toContain("visto");
    expect(shown).not.toContain("hidden: ");
    expect(shown).not.toContain("Other lists");
  }
  expect(feedback.exercises[0]?.sealed).toEqual({ passed: 0, all: 1, texts: ["On a hidden list it gave …"] });
});
