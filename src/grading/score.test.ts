import fc from "fast-check";
import { expect, test } from "vitest";
import type { Outcome } from "./outcome.ts";
import { exerciseOutcome, type Result, type Scoring, scoreExercise, sumPoints } from "./score.ts";

const scoring: Scoring = { id: "idf", points: 2, publicShare: 0.5, solutionCap: 0.5 };
const result: Result = { publicOutcomes: [], sealedOutcomes: [], solutionBeforePassing: false };
const p: Outcome = "passed";
const f: Outcome = "failed";

test.each<[string, Partial<Scoring>, Partial<Result>, number]>([
  ["everything passes", {}, { publicOutcomes: [p, p], sealedOutcomes: [p] }, 2],
  ["only the public checks pass", {}, { publicOutcomes: [p, p], sealedOutcomes: [f] }, 1],
  ["only the sealed checks pass", {}, { publicOutcomes: [p, f], sealedOutcomes: [p] }, 1],
  ["the sealed checks were not run", {}, { publicOutcomes: [p, p], sealedOutcomes: null }, 1],
  [
    "a check is broken: its share is not given, the other is",
    {},
    { publicOutcomes: [p, "broken"], sealedOutcomes: [p] },
    1,
  ],
  ["the shares differ", { publicShare: 0.25 }, { publicOutcomes: [p], sealedOutcomes: [p, f] }, 0.5],
  ["there is no sealed check", {}, { publicOutcomes: [p] }, 2],
  ["there is no public check", {}, { sealedOutcomes: [p] }, 2],
  ["there is no check", {}, {}, 0],
  ["not attempted", {}, { publicOutcomes: ["not-attempted"], sealedOutcomes: ["not-attempted"] }, 0],
  ["the solution was opened first", {}, { publicOutcomes: [p], sealedOutcomes: [p], solutionBeforePassing: true }, 1],
  [
    "the lab's cap is another",
    { solutionCap: 0.8 },
    { publicOutcomes: [p], sealedOutcomes: null, solutionBeforePassing: true },
    0.8,
  ],
])("points when %s", (_when, change, outcomes, points) => {
  expect(scoreExercise({ ...scoring, ...change }, { ...result, ...outcomes })).toBeCloseTo(points, 12);
});

test("an exercise fails by one failed check, and passes only by all", () => {
  expect(exerciseOutcome([p, p])).toBe("passed");
  expect(exerciseOutcome([p, "broken", f])).toBe("failed");
  expect(exerciseOutcome([p, "broken"])).toBe("broken");
  expect(exerciseOutcome([p, "not-attempted"])).toBe("not-attempted");
  expect(exerciseOutcome([])).toBe("not-attempted");
});

const outcome = fc.constantFrom<Outcome>("not-attempted", "failed", "passed", "broken");

test("never gives more than the points, nor less than nothing, whatever a lab's shares say", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.array(outcome),
      fc.option(fc.array(outcome)),
      fc.boolean(),
      (points, publicShare, solutionCap, publicOutcomes, sealedOutcomes, solutionBeforePassing) => {
        const given = scoreExercise(
          { id: "x", points, publicShare, solutionCap },
          { publicOutcomes, sealedOutcomes, solutionBeforePassing },
        );
        expect(given).toBeGreaterThanOrEqual(0);
        expect(given).toBeLessThanOrEqual(points);
      },
    ),
  );
});

test("a check more that passes never takes points away", () => {
  fc.assert(
    fc.property(
      fc.array(outcome, { minLength: 1 }),
      fc.array(outcome, { minLength: 1 }),
      fc.nat(),
      (open, sealed, at) => {
        const better = open.map((was, index) => (index === at % open.length ? p : was));
        const before = scoreExercise(scoring, { ...result, publicOutcomes: open, sealedOutcomes: sealed });
        const after = scoreExercise(scoring, { ...result, publicOutcomes: better, sealedOutcomes: sealed });
        expect(after).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});

test("sums without binary dust", () => {
  expect(sumPoints([0.1, 0.2])).toBe(0.3);
  expect(sumPoints([])).toBe(0);
});
