import { expect, test } from "vitest";
import type { GradedCheck, GradedExercise } from "../../grader/grading.ts";
import type { Outcome } from "../../grading/outcome.ts";
import { countExercises } from "./count-exercises.ts";

const check = (outcome: Outcome, messageId: string, text: string): GradedCheck => ({
  ...{ check: "tres", sealed: false, outcome, messageId, text, studentText: text, detail: "" },
});
const exercise = (outcome: Outcome, change: Partial<GradedExercise> = {}): GradedExercise => ({
  ...{ exercise: "idf", title: "IDF", outcome, points: 0, possible: 2, claimed: null, checks: [] },
  ...change,
});
const effort = (attempts: number, minutes: number, hints = 0) => ({
  effort: { cell: 9, attempts, hints, solutionOpened: false, spentMs: minutes * 60_000 },
});
const of = (...all: readonly GradedExercise[]) =>
  countExercises(all.map((one, at) => ({ submission: `s${at}`, name: `Pessoa ${at}`, exercises: [one] })))[0];

test("outcomes are those of the grading, and effort is the middle of those who tried", () => {
  expect(
    of(
      exercise("passed", effort(1, 2)),
      exercise("passed", effort(4, 10, 2)),
      exercise("failed", effort(3, 4, 1)),
      exercise("not-attempted", effort(0, 0)),
      exercise("broken"),
    ),
  ).toMatchObject({
    ...{ cell: 9, passed: 2, failed: 1, notAttempted: 1, broken: 1 },
    effort: { told: 3, attempts: 3, spentMs: 4 * 60_000, openedHints: 2, hints: 3, openedSolution: 0 },
  });
});

test("of an even number the median lies between the two in the middle; of none there is none", () => {
  expect(of(exercise("failed", effort(2, 1)), exercise("failed", effort(5, 2)))?.effort).toMatchObject({
    ...{ attempts: 3.5, spentMs: 90_000 },
  });
  expect(of(exercise("failed"))?.effort).toBeNull();
});

test("one message with other values is one mistake; another message, or none, is another", () => {
  const failing = (...checks: GradedCheck[]) => exercise("failed", { checks });
  const { failures } = of(
    failing(check("failed", "outra", "De [1; 2] veio 3.")),
    failing(check("failed", "outra", "De [1; 2] veio 4.")),
    failing(check("failed", "outra", "De [1; 2] veio 3.")),
    failing(check("failed", "", "x is not defined")),
    failing(check("passed", "outra", "")),
  ) ?? { failures: [] };
  expect(failures).toEqual([
    { check: "tres", text: "De [1; 2] veio 3.", count: 3, submissions: ["s0", "s1", "s2"] },
    { check: "tres", text: "x is not defined", count: 1, submissions: ["s3"] },
  ]);
});

test("what several checks met alike, as an answer that never came, is one mistake of a submission", () => {
  const late = ["tres", "vazio"].map((id) => ({ ...check("failed", "$timeout", "A resposta não veio."), check: id }));
  const { failures } = of(exercise("failed", { checks: late }), exercise("failed", { checks: late })) ?? {};
  expect(failures).toEqual([{ check: "tres", text: "A resposta não veio.", count: 2, submissions: ["s0", "s1"] }]);
});

test("who tried five times or twenty minutes and did not pass is stuck, the most attempts first", () => {
  const { stuck } = of(
    exercise("failed", effort(5, 1)),
    exercise("failed", effort(4, 19)),
    exercise("failed", effort(2, 20)),
    exercise("failed", effort(9, 1, 3)),
    exercise("passed", effort(30, 60)),
  ) ?? { stuck: [] };
  expect(stuck.map(({ submission }) => submission)).toEqual(["s3", "s0", "s2"]);
  expect(stuck[0]).toEqual({ submission: "s3", name: "Pessoa 3", attempts: 9, hints: 3, spentMs: 60_000 });
});
