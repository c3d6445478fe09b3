import type { Draw } from "../draw.ts";
import { type Customer, dayMinutes, endMinute } from "./customers.ts";

/** A row of a source, in minutes since the sources begin. */
export interface Event {
  readonly id: number;
  readonly minute: number;
  readonly writtenMinute: number;
  readonly value: number;
}

/** How one source is filled. */
export interface Source {
  /** What is true of a customer who is still there. */
  readonly value: (customer: Customer, draw: Draw) => number;
  /** What is noted of one who has left. */
  readonly valueAfter: (draw: Draw) => number;
  /** What is noted by mistake, and corrected days later. */
  readonly mistake: (value: number) => number;
  /** Is nothing written of silent customers before their first prediction? */
  readonly hasGaps: boolean;
  /** Is a value written again, after the customer left, as if it had been known before? */
  readonly isBackfilled: boolean;
}

export const rowsEach = 8;

/** A customer's rows, {@link rowsEach} of them. */
export function eventsOf(customer: Customer, source: Source, draw: Draw): Event[] {
  const out: Event[] = [];
  const add = (minute: number, writtenMinute: number, value: number) =>
    out.push({ id: customer.id, minute, writtenMinute, value });
  const churned = customer.observed.find(({ churn }) => churn);
  if (source.isBackfilled && churned && draw.chance(0.6)) {
    const minute = churned.minute - draw.integer(dayMinutes, 5 * dayMinutes);
    add(minute, customer.leftMinute + draw.integer(5 * dayMinutes, 20 * dayMinutes), source.valueAfter(draw));
  }
  while (out.length < rowsEach) {
    const minute = momentOf(customer, source, draw);
    const value = minute > customer.leftMinute ? source.valueAfter(draw) : source.value(customer, draw);
    const isCorrected = draw.chance(0.05) && out.length + 2 <= rowsEach;
    const isLate = draw.chance(0.1) && !isCorrected;
    const writtenMinute = minute + draw.integer(10, 360) + (isLate ? draw.integer(2, 15) * dayMinutes : 0);
    if (isCorrected) add(minute, writtenMinute, source.mistake(value));
    add(minute, writtenMinute + (isCorrected ? draw.integer(1, 3) * dayMinutes : 0), value);
  }
  return out;
}

function momentOf({ isSilent, observed }: Customer, { hasGaps }: Source, draw: Draw): number {
  const minute = draw.integer(0, endMinute - 1);
  const first = observed[0]?.minute ?? 0;
  const silentFrom = first - 45 * dayMinutes;
  if (!hasGaps || !isSilent || minute < silentFrom || minute > first) return minute;
  return draw.integer(0, silentFrom - 1);
}
