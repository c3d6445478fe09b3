/** `before` where every field is the same, so that who compares identities sees no change. */
export function sameOr<T extends object>(before: T | undefined, now: T): T {
  if (!before) return now;
  const fields = Object.keys(now) as (keyof T)[];
  return fields.every((field) => sameValue(before[field], now[field])) ? before : now;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => Object.is(item, b[at]));
}

/** `before` where it has the same elements. */
export function sameListOr<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before && sameValue(before, now) ? before : now;
}
