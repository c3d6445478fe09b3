import { expect, test } from "vitest";
import { movedBy, readDays } from "./moved.ts";

test("a moment moves by days of 24 hours, across months and years", () => {
  expect(movedBy("2026-02-27T02:59:00.000Z", 7)).toBe("2026-03-06T02:59:00.000Z");
  expect(movedBy("2026-01-01T02:59:00.000Z", -1)).toBe("2025-12-31T02:59:00.000Z");
});

test("only a whole number of days within a year moves anything", () => {
  expect(["7", "-7", "+3", " 366 ", "0", "367", "1,5", "1e2", "", "dez"].map(readDays)).toEqual([
    ...[7, -7, 3, 366],
    ...[null, null, null, null, null, null],
  ]);
});
