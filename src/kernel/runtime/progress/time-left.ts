/** Earlier than this the pace is a guess. */
const surestAfterMs = 500;

/**
 * How long work goes on at its mean pace so far, in ms; null where nobody can tell.
 * @param total - null where it is not known
 */
export function timeLeft(done: number, total: number | null, elapsedMs: number): number | null {
  if (total === null || !(done > 0) || !(done < total) || elapsedMs < surestAfterMs) return null;
  return (elapsedMs / done) * (total - done);
}
