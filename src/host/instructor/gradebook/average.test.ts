import { expect, test } from "vitest";
import { averageOf } from "./average.ts";

const task = (maxPoints: number, dueAt: string) => ({ id: dueAt, title: "Tarefa", maxPoints, dueAt });
const grade = (points: number | null) => ({
  points,
  manual: false,
  justification: "",
  basisChanged: false,
  state: null,
});
const tasks = [task(10, "2026-03-01T00:00:00Z"), task(4, "2026-04-01T00:00:00Z"), task(10, "2026-06-01T00:00:00Z")];
const now = new Date("2026-05-01T00:00:00Z");

test("assignments weigh the same on the scale of 0 to 10", () => {
  expect(averageOf([grade(5), grade(4), grade(null)], tasks, now)).toBe(7.5);
});

test("what was due and has no grade counts as 0; what is not due yet counts once it has a grade", () => {
  expect(averageOf([grade(10), grade(null), grade(null)], tasks, now)).toBe(5);
  expect(averageOf([grade(10), grade(null), grade(8)], tasks, now)).toBe(6);
});

test("nothing due and nothing graded has no average", () => {
  expect(averageOf([grade(null)], [task(10, "2026-06-01T00:00:00Z")], now)).toBeNull();
});
