import type { Draw } from "../draw.ts";

export const dayMinutes = 1440;
/** How long the sources are written. */
export const endMinute = 180 * dayMinutes;

/** A customer as nobody sees them. Moments are minutes since the sources begin. */
export interface Customer {
  readonly id: number;
  /** From 0 to 1: who is likelier to leave has less money, buys less, and has a higher score. */
  readonly risk: number;
  /** When predictions are asked for, and whether the customer left in the 30 days after. */
  readonly observed: readonly { readonly minute: number; readonly churn: boolean }[];
  /** When the customer left; infinite where they did not. */
  readonly leftMinute: number;
  /** Were no purchases written in the 45 days before the first prediction? */
  readonly isSilent: boolean;
}

/** @param isAskedTwice - asked again, if still there */
export function customer(id: number, isAskedTwice: boolean, draw: Draw): Customer {
  const risk = draw.unit();
  const leaves = () => draw.chance(0.05 + 0.4 * risk);
  const first = draw.integer(50 * dayMinutes, 90 * dayMinutes);
  // what happened in the 30 days after the first is known by then
  const second = first + draw.integer(31 * dayMinutes, 50 * dayMinutes);
  const [leavesFirst, leavesSecond] = [leaves(), leaves()];
  const after = draw.integer(dayMinutes, 30 * dayMinutes);
  const isSilent = draw.chance(0.12);
  const isAskedAgain = isAskedTwice && !leavesFirst;
  return {
    id,
    risk,
    observed: [
      { minute: first, churn: leavesFirst },
      ...(isAskedAgain ? [{ minute: second, churn: leavesSecond }] : []),
    ],
    leftMinute: leavesFirst ? first + after : isAskedAgain && leavesSecond ? second + after : Number.POSITIVE_INFINITY,
    isSilent,
  };
}
