import fc from "fast-check";
import { expect, test } from "vitest";
import type { CheckReport, ExerciseReport, LabFacts } from "../grading/grade-page.ts";
import type { Outcome } from "../grading/outcome.ts";
import { exerciseOutcome } from "../grading/score.ts";
import { journalOf, submissionWith } from "../submission/submission.fixture.ts";
import { feedbackOf } from "./feedback.ts";
import { gradingOf, tenPoints } from "./grading.ts";

const exercise = (id: string, points: number) => ({
  id,
  cell: 9,
  title: id,
  points,
  publicShare: 0.4,
  solutionCap: 0.5,
});
const lab = (...exercises: readonly ReturnType<typeof exercise>[]): LabFacts => ({
  exercises,
  reflectionPoints: 3,
  problems: [],
});
const check = (outcome: Outcome, sealed: boolean, change: Partial<CheckReport> = {}): CheckReport => ({
  check: sealed ? "hidden" : "open",
  sealed,
  outcome,
  messageId: "",
  text: "",
  studentText: "",
  detail: "",
  durationMs: Math.random(),
  ...change,
});
const report = (id: string, ...checks: readonly CheckReport[]): ExerciseReport => ({
  exercise: id,
  outcome: exerciseOutcome(checks.map(({ outcome }) => outcome)),
  checks,
});

test("public checks earn their share, sealed ones the rest", () => {
  const grading = gradingOf(
    submissionWith(),
    lab(exercise("a", 2), exercise("b", 3)),
    [
      report("a", check("passed", false), check("passed", true)),
      report("b", check("passed", false), check("failed", true)),
    ],
    tenPoints,
  );
  expect(grading.exercises.map(({ points }) => points)).toEqual([2, 1.2]);
  expect(grading).toMatchObject({ points: 3.2, possible: 5, grade: 6.4, waiting: 3 });
});

test("a broken check touches no points: the exercise waits for a person", () => {
  const grading = gradingOf(
    submissionWith(),
    lab(exercise("a", 2), exercise("b", 3)),
    [
      report("a", check("passed", false), check("passed", true)),
      report("b", check("passed", false), check("broken", true)),
    ],
    tenPoints,
  );
  expect(grading).toMatchObject({ points: 2, possible: 2, grade: 10, waiting: 6 });
  expect(grading.exercises[1]?.points).toBeNull();
});

test("a solution opened before passing cuts what is earned", () => {
  const opened = { type: "opened", labVersion: 1, labHash: "lab-hash", studentSeed: 7 } as const;
  const journal = journalOf("module/lab", opened, { type: "solution-opened", exercise: "a" });
  const passed = [report("a", check("passed", false), check("passed", true))];
  expect(gradingOf(submissionWith({ journal }), lab(exercise("a", 2)), passed, tenPoints).points).toBe(1);
});

test("the grade is of the submission, the lab, the outcomes and the policy alone: times and claims change nothing", () => {
  const outcome = fc.constantFrom<Outcome>("not-attempted", "failed", "passed", "broken");
  fc.assert(
    fc.property(fc.array(fc.tuple(outcome, outcome), { maxLength: 5 }), outcome, (all, claimed) => {
      const facts = lab(...all.map((_, at) => exercise(`e${at}`, at + 1)));
      const grade = (claims: Outcome) =>
        gradingOf(
          submissionWith({ claimed: all.map((_, at) => ({ exercise: `e${at}`, outcome: claims, points: 99 })) }),
          facts,
          all.map(([open, sealed], at) => report(`e${at}`, check(open, false), check(sealed, true))),
          tenPoints,
        );
      const { points, possible } = grade("not-attempted");
      expect(grade(claimed)).toMatchObject({ points, possible });
      expect(grade(claimed)).toEqual(grade(claimed));
      expect(points).toBeLessThanOrEqual(possible);
    }),
  );
});

test("a journal that was altered, another seed and another lab are said, and cost nothing", () => {
  const whole = submissionWith();
  const codes = (change: Partial<typeof whole>) =>
    gradingOf({ ...whole, ...change }, lab(), [], tenPoints).remarks.map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ journal: whole.journal.map((event) => ({ ...event, at: "1999-01-01T00:00:00.000Z" })) })).toEqual([
    "journal-altered",
  ]);
  expect(codes({ journal: [] })).toEqual(["journal-altered", "other-seed", "other-lab"]);
  expect(codes({ studentSeed: 8 })).toEqual(["other-seed"]);
  expect(codes({ lab: { ...whole.lab, hash: "h" } })).toEqual(["other-lab"]);
});

test("feedback names no sealed check, and carries its message without values", () => {
  const secret = check("failed", true, { check: "secreto", text: "deu 42", studentText: "deu …", detail: "stack" });
  const open = check("failed", false, { text: "deu 3", studentText: "deu 3" });
  const feedback = feedbackOf(
    gradingOf(submissionWith({ language: "en" }), lab(exercise("a", 2)), [report("a", open, secret)], tenPoints),
  );
  expect(feedback.language).toBe("en");
  expect(JSON.stringify(feedback)).not.toMatch(/secreto|42|stack/);
  expect(feedback.exercises[0]).toMatchObject({
    checks: [{ check: "open", outcome: "failed", text: "deu 3" }],
    sealed: { passed: 0, all: 1, texts: ["deu …"] },
  });
});
