import fc from "fast-check";
import { expect, test } from "vitest";
import { creditAt, type LateCredit, lateCreditSchema } from "./late-credit.ts";

const dueAt = new Date("2026-03-08T23:59:00-03:00");
const hoursLate = (hours: number) => new Date(dueAt.getTime() + hours * 3_600_000);
const credit = (hours: number, lateCredit: LateCredit) => creditAt({ receivedAt: hoursLate(hours), dueAt, lateCredit });
const steps: LateCredit = [
  { afterHours: 0, credit: 0.8 },
  { afterHours: 48, credit: 0.5 },
  { afterHours: 168, credit: 0 },
];

test("work in time earns everything, also at the very moment", () => {
  expect([-100, -0.01, 0].map((hours) => credit(hours, steps))).toEqual([1, 1, 1]);
});

test("each step begins after its hours", () => {
  expect([0.01, 47.9, 48, 48.1, 168, 169, 9999].map((hours) => credit(hours, steps))).toEqual([
    0.8, 0.8, 0.8, 0.5, 0.5, 0, 0,
  ]);
});

test("without steps late work earns nothing; a first step later than the due date is a time of grace", () => {
  expect(credit(0.01, [])).toBe(0);
  expect(credit(23, [{ afterHours: 24, credit: 0 }])).toBe(1);
  expect(credit(25, [{ afterHours: 24, credit: 0 }])).toBe(0);
});

test("steps that go back in time, or reward waiting, are refused", () => {
  expect(lateCreditSchema.safeParse([...steps].reverse()).success).toBe(false);
  expect(
    lateCreditSchema.safeParse([
      { afterHours: 0, credit: 0.5 },
      { afterHours: 1, credit: 0.6 },
    ]).success,
  ).toBe(false);
});

test("under any timeline that is accepted, waiting never earns more", () => {
  const step = fc.record({
    afterHours: fc.integer({ min: 0, max: 500 }),
    credit: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), fc.integer({ max: 600 }), fc.nat(600), (timeline, hours, more) => {
      const read = lateCreditSchema.safeParse(timeline);
      fc.pre(read.success);
      expect(credit(hours + more, timeline)).toBeLessThanOrEqual(credit(hours, timeline));
    }),
  );
});
