import { expect, test } from "vitest";
import { rubricPoints, weighsAll } from "./rubric-points.ts";

const level = (points: number) => ({ label: `${points}`, points, descriptor: "" });
const criteria = [
  { name: "Método", weight: 60, levels: [level(0), level(2), level(4)] },
  { name: "Texto", weight: 40, levels: [level(0), level(10)] },
];

test("the best level of every criterion is worth all, the worst nothing", () => {
  expect(rubricPoints(criteria, [{ level: 2 }, { level: 1 }], 10)).toBe(10);
  expect(rubricPoints(criteria, [{ level: 0 }, { level: 0 }], 10)).toBe(0);
});

test("a level earns its share of the best, times the weight", () => {
  // 60 % × 2/4 + 40 % × 10/10 of 8 points
  expect(rubricPoints(criteria, [{ level: 1 }, { level: 1 }], 8)).toBe(5.6);
});

test("a choice that is missing or names no level is worth nothing that could be written", () => {
  expect(rubricPoints(criteria, [{ level: 1 }], 10)).toBeNull();
  expect(rubricPoints(criteria, [{ level: 1 }, { level: 2 }], 10)).toBeNull();
});

test("weights are whole at 100, dust apart", () => {
  const weights = (...all: number[]) => all.map((weight) => ({ weight }));
  expect(weighsAll(weights(33.3, 33.3, 33.4))).toBe(true);
  expect(weighsAll(weights(0.1, 0.2, 99.7))).toBe(true);
  expect(weighsAll(weights(33.3, 33.3, 33.3))).toBe(false);
  expect(weighsAll([])).toBe(false);
});
