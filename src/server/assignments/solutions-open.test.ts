import { expect, test } from "vitest";
import { creditAt } from "./late-credit.ts";
import { solutionsOpenFrom } from "./solutions-open.ts";

const dueAt = new Date("2026-03-08T23:59:00-03:00");
const hours = (count: number) => new Date(dueAt.getTime() + count * 3_600_000);
const afterLateWork = {
  ...{ solutionsOpen: "after-late-work" as const, solutionsOpenAt: null, dueAt, lastExtension: null },
  lateCredit: [
    { afterHours: 0, credit: 0.5 },
    { afterHours: 48, credit: 0 },
  ],
};

test("solutions open once late work is worth nothing, and not a moment before", () => {
  const from = solutionsOpenFrom(afterLateWork);
  expect(from).toEqual(hours(48));
  expect(creditAt({ receivedAt: hours(48.01), dueAt, lateCredit: afterLateWork.lateCredit })).toBe(0);
});

test("where late work is worth nothing at all they open at the due date", () => {
  expect(solutionsOpenFrom({ ...afterLateWork, lateCredit: [] })).toEqual(dueAt);
});

test("they wait for the student with the latest date", () => {
  expect(solutionsOpenFrom({ ...afterLateWork, lastExtension: hours(100) })).toEqual(hours(148));
  expect(solutionsOpenFrom({ ...afterLateWork, lastExtension: hours(-100) })).toEqual(hours(48));
});

test("where late work is always worth something they never open by themselves", () => {
  expect(solutionsOpenFrom({ ...afterLateWork, lateCredit: [{ afterHours: 0, credit: 0.5 }] })).toBeNull();
});

test("a date is a date, and never is never", () => {
  const onDate = { ...afterLateWork, solutionsOpen: "on-date" as const, solutionsOpenAt: hours(1) };
  expect(solutionsOpenFrom(onDate)).toEqual(hours(1));
  expect(solutionsOpenFrom({ ...onDate, solutionsOpen: "never" })).toBeNull();
});
