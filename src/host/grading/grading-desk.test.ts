import { expect, test } from "vitest";
import type { LabShelf } from "../../grader/grade-submission.ts";
import type { Grading } from "../../grader/grading.ts";
import { page, submissionWith } from "../../submission/submission.fixture.ts";
import { writeSubmission } from "../../submission/write-submission.ts";
import { GradingDesk, gradedOf, SiteUnreached } from "./grading-desk.ts";

const lab = { id: "module/lab", version: 1, hash: "lab-hash" };
const texts = { "pt-BR": "um", en: "one" };
const file = (name: string, hash = lab.hash) => {
  const bytes = new TextEncoder().encode(
    writeSubmission(submissionWith({ lab: { ...lab, hash }, names: [name] }), page),
  );
  return { name, read: async () => bytes };
};
const done: Grading = {
  state: "not-graded",
  who: null,
  reason: "crash",
  message: { "pt-BR": "Pronto.", en: "Done." },
  detail: "",
};

interface Call {
  readonly shelf: LabShelf;
  readonly signal: AbortSignal;
  readonly end: (grading: Grading) => void;
  readonly fail: (error: unknown) => void;
}

/** A desk whose gradings end when the test says so. */
function openDesk() {
  const calls: Call[] = [];
  const desk = new GradingDesk({
    grade: (_bytes, shelf, signal) =>
      new Promise((end, fail) => {
        calls.push({ shelf, signal, end, fail });
        signal.addEventListener("abort", () => fail(signal.reason));
      }),
  });
  const state = () => desk.get().rows.map(({ file: name, isGrading, grading }) => [name, isGrading, grading !== null]);
  return { desk, calls, state };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

test("submissions wait for their lab, and are graded in the order of their names, one at a time", async () => {
  const { desk, calls, state } = openDesk();
  await desk.add([file("b.html"), file("a.html"), file("old.html", "other")]);
  expect(desk.get().locked.map(({ hash }) => hash)).toEqual(["lab-hash", "other"]);
  expect(calls).toHaveLength(0);
  desk.open([{ ...lab, texts }]);
  await settled();
  expect(desk.get().locked.map(({ hash }) => hash)).toEqual(["other"]);
  expect(await calls[0]?.shelf.find(lab.id, lab.hash)).toEqual(texts);
  expect(await calls[0]?.shelf.find(lab.id, "other")).toBeNull();
  calls[0]?.end(done);
  await settled();
  calls[1]?.end(done);
  await settled();
  expect(state()).toEqual([
    ["a.html", false, true],
    ["b.html", false, true],
    ["old.html", false, false],
  ]);
  expect(calls).toHaveLength(2);
  desk.open([{ id: lab.id, hash: "other", texts: null }]);
  await settled();
  expect(calls).toHaveLength(3);
});

test("who stops, or looks at another tab, loses nothing: the one at hand is graded anew", async () => {
  const { desk, calls, state } = openDesk();
  desk.open([{ ...lab, texts }]);
  await desk.add([file("a.html")]);
  await settled();
  desk.stop();
  await settled();
  expect(calls[0]?.signal.aborted).toBe(true);
  expect(state()).toEqual([["a.html", false, false]]);
  desk.goOn();
  await settled();
  desk.setVisible(false);
  await settled();
  expect(calls[1]?.signal.aborted).toBe(true);
  expect(calls).toHaveLength(2);
  desk.setVisible(true);
  await settled();
  calls[2]?.end(done);
  await settled();
  expect(gradedOf(desk.get())).toEqual([{ file: "a.html", grading: done }]);
});

test("where the site does not answer nobody is graded, and it says so until one goes on", async () => {
  const { desk, calls, state } = openDesk();
  desk.open([{ ...lab, texts }]);
  await desk.add([file("a.html")]);
  await settled();
  calls[0]?.fail(new SiteUnreached());
  await settled();
  expect(desk.get()).toMatchObject({ isGoing: false, trouble: { kind: "unreached" } });
  expect(state()).toEqual([["a.html", false, false]]);
  desk.goOn();
  await settled();
  expect(desk.get().trouble).toBeNull();
  calls[1]?.end(done);
  await settled();
  expect(gradedOf(desk.get())).toHaveLength(1);
});

test("a file that comes again under its name takes the place of the other, though that one is being graded", async () => {
  const { desk, calls } = openDesk();
  desk.open([{ ...lab, texts }]);
  await desk.add([file("a.html")]);
  await settled();
  await desk.add([file("a.html")]);
  calls[0]?.end({ ...done, detail: "of the first" });
  await settled();
  calls[1]?.end({ ...done, detail: "of the second" });
  await settled();
  expect(gradedOf(desk.get()).map(({ grading }) => grading.state === "not-graded" && grading.detail)).toEqual([
    "of the second",
  ]);
});

test("two people's files of one name both stay, and newer work of one of them takes the place of theirs", async () => {
  const { desk } = openDesk();
  const by = (...names: string[]) => {
    const bytes = new TextEncoder().encode(writeSubmission(submissionWith({ lab, names }), page));
    return { name: "lab.html", read: async () => bytes };
  };
  await desk.add([by("Ana"), by("Bia"), by(), by("Bia"), by()]);
  expect(desk.get().rows.map(({ file: name, names }) => [name, ...names])).toEqual([
    ["lab.html", "Ana"],
    ["lab.html (2)", "Bia"],
    ["lab.html (3)"],
  ]);
});

test("whoever clears the desk while files are being read gets no more of them, and nothing of them is graded", async () => {
  const { desk, calls } = openDesk();
  desk.open([{ ...lab, texts }]);
  const adding = desk.add([file("a.html"), file("b.html")]);
  desk.clear();
  await adding;
  await settled();
  expect(desk.get().rows).toEqual([]);
  expect(calls).toHaveLength(0);
});

test("a file that cannot be read has no grade, and the others go on", async () => {
  const { desk } = openDesk();
  await desk.add([{ name: "gone.html", read: () => Promise.reject(new Error("gone")) }]);
  await settled();
  expect(gradedOf(desk.get())).toMatchObject([{ grading: { state: "not-graded", reason: "file" } }]);
});
