/** The one stretch in which two texts differ: what `start` … `end` of the first becomes. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The least change that makes `after` of `before`; null where they are the same. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/**
 * What undo goes back through: every text once in a row, from the oldest to the one that stands.
 * @param past - oldest first
 */
export function stepsOfUndo(past: readonly string[], now: string, limit = 50): readonly string[] {
  const steps = [...past.map(oneLineEnd), oneLineEnd(now)];
  return steps.filter((text, at) => text !== steps[at + 1]).slice(-limit);
}

/** Monaco holds one kind of line end in a text. */
const oneLineEnd = (text: string): string => text.replaceAll("\r\n", "\n");
