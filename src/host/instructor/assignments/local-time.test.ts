import fc from "fast-check";
import { expect, test } from "vitest";
import { fromField, toField } from "./local-time.ts";

test("a moment to the minute goes through the field and comes back", () => {
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2199, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const shown = toField(new Date(minute * 60_000));
      // By what is shown: an hour that the clock goes through twice in autumn is read as one of the two.
      expect(toField(new Date(fromField(shown) ?? ""))).toBe(shown);
    }),
  );
});

test("an empty or half filled field names no moment", () => {
  expect(["", "2026-03-", "ontem"].map(fromField)).toEqual([null, null, null]);
});
