import type { LateCredit } from "./late-credit.ts";

interface Dates {
  readonly solutionsOpen: "never" | "after-late-work" | "on-date";
  readonly solutionsOpenAt: Date | null;
  readonly dueAt: Date;
  readonly lateCredit: LateCredit;
  /** The latest due date of a single student; null: nobody has one of their own. */
  readonly lastExtension: Date | null;
}

/** Hours after the due date from which late work is worth nothing; null: it always is worth something. */
export function lateHours(lateCredit: LateCredit): number | null {
  if (lateCredit.length === 0) return 0;
  return lateCredit.find(({ credit }) => credit === 0)?.afterHours ?? null;
}

/**
 * From when everybody in the course may see the solutions. After late work: once nobody, with an extension either, can
 * hand in for points any more.
 * @returns null: never
 */
export function solutionsOpenFrom(dates: Dates): Date | null {
  const { solutionsOpen, solutionsOpenAt, dueAt, lateCredit, lastExtension } = dates;
  if (solutionsOpen === "never") return null;
  if (solutionsOpen === "on-date") return solutionsOpenAt;
  const hours = lateHours(lateCredit);
  const last = Math.max(dueAt.getTime(), lastExtension?.getTime() ?? 0);
  return hours === null ? null : new Date(last + hours * 3_600_000);
}
