/** Items that follow each other: the first, and the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface SpanOptions {
  readonly startPx: number;
  readonly lengthPx: number;
  readonly itemPx: number;
}

/** The items of equal size that a stretch touches. */
export function spanOf({ startPx, lengthPx, itemPx }: SpanOptions): Span {
  return { from: Math.floor(startPx / itemPx), to: Math.ceil((startPx + lengthPx) / itemPx) };
}

/** A span with some items more at each end, of those that there are; never empty where there are any. */
export function widen({ from, to }: Span, { by, count }: { readonly by: number; readonly count: number }): Span {
  return { from: Math.max(0, Math.min(from - by, count - 1)), to: Math.min(count, to + by) };
}
