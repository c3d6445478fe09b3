// Joins of random tables against the rule, written down as it is said: every pair, filtered, sorted, the last.
import fc from "fast-check";
import { expect, test } from "vitest";
import { pointInTime } from "./point-in-time.ts";

/** Few keys and moments, so that ties and the ends of windows are common. */
const moment = fc.option(fc.integer({ min: 0, max: 12 }), { nil: Number.NaN, freq: 8 });
const featureRow = fc.record({ key: fc.integer({ min: -1, max: 3 }), ms: moment, created: moment });
const entityRow = fc.record({ key: fc.integer({ min: -1, max: 3 }), ms: fc.integer({ min: 0, max: 14 }) });
const asked = fc.record({
  features: fc.array(featureRow, { maxLength: 40 }),
  entities: fc.array(entityRow, { maxLength: 12 }),
  ttlMs: fc.integer({ min: 0, max: 5 }),
  filterByCreated: fc.boolean(),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function byTheRule({ features, entities, ttlMs, filterByCreated }: Asked): number[] {
  const missingFirst = (a: number, b: number) =>
    Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : Number.isNaN(b) ? 1 : a - b;
  return entities.map((entity) => {
    const held = features
      .map((row, i) => ({ ...row, i }))
      .filter((row) => row.key >= 0 && row.key === entity.key)
      .filter((row) => Number.isNaN(row.ms) || (row.ms <= entity.ms && (ttlMs === 0 || row.ms >= entity.ms - ttlMs)))
      .filter((row) => !filterByCreated || Number.isNaN(row.ms) || row.created <= entity.ms)
      .toSorted((a, b) => missingFirst(a.created, b.created))
      .toSorted((a, b) => missingFirst(a.ms, b.ms));
    return held.at(-1)?.i ?? -1;
  });
}

test("takes what the rule takes", () => {
  fc.assert(
    fc.property(asked, (case_) => {
      const { features, entities, ttlMs, filterByCreated } = case_;
      const found = pointInTime({
        entityKeys: Int32Array.from(entities, ({ key }) => key),
        entityMs: Float64Array.from(entities, ({ ms }) => ms),
        featureKeys: Int32Array.from(features, ({ key }) => key),
        featureMs: Float64Array.from(features, ({ ms }) => ms),
        createdMs: Float64Array.from(features, ({ created }) => created),
        nKeys: 4,
        ttlMs,
        filterByCreated,
      });
      expect([...found]).toEqual(byTheRule(case_));
    }),
    { numRuns: 2000 },
  );
});
