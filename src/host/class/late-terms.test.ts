import fc from "fast-check";
import { expect, test } from "vitest";
import { creditAt } from "../../server/assignments/late-credit.ts";
import { lateTerms } from "./late-terms.ts";

const dueAt = "2026-03-08T23:59:00.000Z";
const hour = (hours: number) => new Date(Date.parse(dueAt) + hours * 3_600_000);
const steps = [
  { afterHours: 0, credit: 0.8 },
  { afterHours: 48, credit: 0.5 },
  { afterHours: 168, credit: 0 },
];

test("before the due date each part of the points stands with the moment from which it counts", () => {
  expect(lateTerms({ dueAt, lateCredit: steps }, hour(-5))).toEqual([
    { from: dueAt, credit: 0.8 },
    { from: hour(48).toISOString(), credit: 0.5 },
    { from: hour(168).toISOString(), credit: 0 },
  ]);
});

test("after it, what counts now comes first, and what is over is left out", () => {
  expect(lateTerms({ dueAt, lateCredit: steps }, hour(50))).toEqual([
    { from: null, credit: 0.5 },
    { from: hour(168).toISOString(), credit: 0 },
  ]);
  expect(lateTerms({ dueAt, lateCredit: steps }, hour(500))).toEqual([{ from: null, credit: 0 }]);
});

test("without steps late work earns nothing; steps that begin later leave a time of grace", () => {
  expect(lateTerms({ dueAt, lateCredit: [] }, hour(-1))).toEqual([{ from: dueAt, credit: 0 }]);
  expect(lateTerms({ dueAt, lateCredit: [{ afterHours: 24, credit: 0 }] }, hour(-1))).toEqual([
    { from: dueAt, credit: 1 },
    { from: hour(24).toISOString(), credit: 0 },
  ]);
});

test("a device that was never told says nothing", () => {
  expect(lateTerms({ dueAt, lateCredit: null }, hour(1))).toBeNull();
});

test("what it says is what the server gives, at any moment", () => {
  const step = fc.record({ afterHours: fc.integer({ min: 0, max: 200 }), credit: fc.constantFrom(0, 0.25, 0.5, 1) });
  const timelines = fc
    .uniqueArray(step, { maxLength: 4, selector: ({ afterHours }) => afterHours })
    .map((all) => all.sort((a, b) => a.afterHours - b.afterHours));
  fc.assert(
    fc.property(timelines, fc.integer({ min: -50, max: 250 }), fc.nat(300), (lateCredit, now, later) => {
      const receivedAt = hour(now + later);
      fc.pre(receivedAt > new Date(dueAt));
      const terms = lateTerms({ dueAt, lateCredit }, hour(now)) ?? [];
      const said = terms.filter(({ from }) => from === null || receivedAt > new Date(from)).at(-1);
      expect(said?.credit).toBe(creditAt({ receivedAt, dueAt: new Date(dueAt), lateCredit }));
    }),
  );
});
