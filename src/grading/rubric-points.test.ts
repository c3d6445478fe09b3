import { expect, test } from "vitest";
import { rubricPoints, weightSum } from "./rubric-points.ts";

const levels = (...points: number[]) => points.map((one) => ({ points: one }));
const criteria = [
  { weight: 60, levels: levels(0, 2, 4) },
  { weight: 40, levels: levels(0, 10) },
];

test("the best level of every criterion is worth all, the worst nothing", () => {
  expect(rubricPoints(criteria, [2, 1], 10)).toBe(10);
  expect(rubricPoints(criteria, [0, 0], 10)).toBe(0);
});

test("a level earns its share of the best, times the weight", () => {
  // 60 % × 2/4 + 40 % × 10/10 of 8 points
  expect(rubricPoints(criteria, [1, 1], 8)).toBe(5.6);
});

test("a criterion that is not decided yet earns nothing", () => {
  expect(rubricPoints(criteria, [1, null], 10)).toBe(3);
  expect(rubricPoints(criteria, [], 10)).toBe(0);
});

test("weights as people write them are a whole, dust apart", () => {
  const sum = (...all: number[]) => weightSum(all.map((weight) => ({ weight })));
  expect(sum(33.3, 33.3, 33.4)).toBe(100);
  expect(sum(0.1, 0.2, 99.7)).toBe(100);
  expect(sum(33.3, 33.3, 33.3)).toBe(99.9);
  expect(sum()).toBe(0);
});
