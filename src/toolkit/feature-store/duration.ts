import type { Rule } from "../base/options.ts";

/** A length of time, as Python's `timedelta` takes it: `{days: 3}`, `{hours: 1, minutes: 30}`. */
export interface Duration {
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

const unitsMs = { weeks: 604_800_000, days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1000 };
export type Unit = keyof typeof unitsMs;
export const units = Object.keys(unitsMs) as readonly Unit[];

export const aDuration: Rule = {
  holds: (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(value).every(
      ([unit, amount]) => Object.hasOwn(unitsMs, unit) && typeof amount === "number" && amount >= 0 && amount < 1e9,
    ),
  expected: {
    "pt-BR": `um tempo, com ${units.join(", ")}`,
    en: `a length of time, with ${units.join(", ")}`,
  },
  remedy: {
    "pt-BR": "Por exemplo, ttl: {days: 3}. Com {days: 0}, um valor nunca fica velho.",
    en: "For instance, ttl: {days: 3}. With {days: 0}, a value never grows old.",
  },
};

export const durationMs = (duration: Duration): number =>
  units.reduce((total, unit) => total + (duration[unit] ?? 0) * unitsMs[unit], 0);
