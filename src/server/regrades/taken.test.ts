import fc from "fast-check";
import { expect, test } from "vitest";
import { taken } from "./taken.ts";

interface Worth {
  readonly state: "waiting" | "graded" | "broken";
  readonly points: number | null;
  readonly possible: number | null;
}

const graded = (points: number, possible = 10): Worth => ({ state: "graded", points, possible });
const broken: Worth = { state: "broken", points: null, possible: null };
const waiting: Worth = { state: "waiting", points: null, possible: null };

test("a regrade that replaces takes what the new version gave, higher or lower", () => {
  expect(taken(graded(4), graded(7), "replace")).toEqual(graded(7));
  expect(taken(graded(7), graded(4), "replace")).toEqual(graded(4));
});

test("a regrade that never lowers takes only what is as high, by the share of the points and not by their number", () => {
  expect(taken(graded(7), graded(4), "never-lower")).toEqual(graded(7));
  expect(taken(graded(5, 10), graded(4, 5), "never-lower")).toEqual(graded(4, 5));
  expect(taken(graded(5, 10), graded(6, 20), "never-lower")).toEqual(graded(5, 10));
});

test("what the new version could not grade, or has not graded, takes nothing away", () => {
  for (const policy of ["replace", "never-lower"] as const) {
    expect([broken, waiting, null].map((next) => taken(graded(3), next, policy))).toEqual([
      graded(3),
      graded(3),
      graded(3),
    ]);
  }
});

test("what was not graded before is graded by the new version", () => {
  expect(taken(broken, graded(2), "never-lower")).toEqual(graded(2));
});

test("under never-lower no share falls", () => {
  const grade = fc.record({ points: fc.nat(100), possible: fc.integer({ min: 100, max: 200 }) });
  fc.assert(
    fc.property(grade, grade, (before, after) => {
      const [now, next] = [graded(before.points, before.possible), graded(after.points, after.possible)];
      const { points, possible } = taken(now, next, "never-lower");
      expect((points ?? 0) / (possible ?? 1)).toBeGreaterThanOrEqual(before.points / before.possible);
    }),
  );
});
