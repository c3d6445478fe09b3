import type { gradings } from "../database/schema.ts";

type Row = typeof gradings.$inferSelect;

export type RegradePolicy = "replace" | "never-lower";

/**
 * What a submission is worth once a regrade is published. What the new version could not grade takes nothing away; and
 * under `never-lower` neither does what it graded lower. So no grade of such a regrade falls, whatever dates do later.
 */
export function taken<G extends Pick<Row, "state" | "points" | "possible">>(
  now: G,
  next: G | null,
  policy: RegradePolicy,
): G {
  const after = shareOf(next);
  if (next === null || after === null) return now;
  const before = shareOf(now);
  return policy === "never-lower" && before !== null && after < before ? now : next;
}

/** Part of the points that checks give; null where there is no grade. */
function shareOf(row: Pick<Row, "state" | "points" | "possible"> | null): number | null {
  if (row?.state !== "graded" || row.points === null || row.possible === null || row.possible === 0) return null;
  return row.points / row.possible;
}
