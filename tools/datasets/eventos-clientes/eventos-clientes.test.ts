// Is every planted phenomenon there, as large as the data set says? Each is measured over many seeds.
import { describe, expect, test } from "vitest";
import { eventosClientes } from "../../../src/toolkit/datasets/index.ts";
import { eventSizes } from "./measure.ts";

const sizes = Array.from({ length: 30 }, (_, seed) => eventSizes(eventosClientes({ seed })));

/** Mean over seeds, and the ends of its 99 % confidence interval (normal). */
function interval(values: readonly number[]): { low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = 2.58 * Math.sqrt(variance / values.length);
  return { low: mean - half, high: mean + half };
}
const lowest = (f: (size: (typeof sizes)[number]) => number) => interval(sizes.map(f)).low;

describe("planted effects: the 99 % confidence interval over 30 seeds clears the bar", () => {
  test("a row in ten is late, of those that are neither a correction nor corrected", () => {
    const { low, high } = interval(sizes.map(({ late, corrections }) => late / (1 - corrections / (1 - corrections))));
    expect(low).toBeLessThanOrEqual(0.1);
    expect(high).toBeGreaterThanOrEqual(0.1);
    expect(high - low).toBeLessThan(0.01);
  });

  test("corrections are more than 3 rows in a hundred", () => {
    expect(lowest(({ corrections }) => corrections)).toBeGreaterThan(0.03);
  });

  test("no purchases for 45 days before the first prediction: more than 18 customers in a hundred", () => {
    expect(lowest(({ withoutPurchases }) => withoutPurchases)).toBeGreaterThan(0.18);
  });

  test("from a fifth to three tenths of those who are predicted leave", () => {
    const { low, high } = interval(sizes.map(({ churn }) => churn));
    expect(low).toBeGreaterThan(0.2);
    expect(high).toBeLessThan(0.3);
  });

  test("the latest score flatters the score at the moment by more than 5 points of AUC", () => {
    expect(lowest(({ aucLatest, aucPointInTime }) => aucLatest - aucPointInTime)).toBeGreaterThan(0.05);
  });

  test("and that flatters the score as it was known by more than 15, which still tells something", () => {
    expect(lowest(({ aucPointInTime, aucAsKnown }) => aucPointInTime - aucAsKnown)).toBeGreaterThan(0.15);
    expect(lowest(({ aucAsKnown }) => aucAsKnown)).toBeGreaterThan(0.58);
  });
});
