import { type RefObject, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { type Span, spanOf } from "./span.ts";

interface Seen {
  readonly rows: Span;
  readonly columns: Span;
}

interface ItemSizes {
  readonly rowPx: number;
  readonly columnPx: number;
}

const all: Span = { from: 0, to: Number.POSITIVE_INFINITY };
const everything: Seen = { rows: all, columns: all };
/** Until the place is measured. */
const beginning: Seen = { rows: { from: 0, to: 24 }, columns: { from: 0, to: 12 } };

/** The rows and columns that are in sight in a place that scrolls; all of them while the page is printed. */
export function useSeen(place: RefObject<HTMLElement | null>, { rowPx, columnPx }: ItemSizes): Seen {
  const [seen, setSeen] = useState(beginning);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const take = (now: Seen) =>
      setSeen((was) => (isSame(was.rows, now.rows) && isSame(was.columns, now.columns) ? was : now));
    const look = () => {
      const { scrollTop, clientHeight, scrollLeft, clientWidth } = current;
      const now = {
        rows: spanOf({ startPx: scrollTop, lengthPx: clientHeight, itemPx: rowPx }),
        columns: spanOf({ startPx: scrollLeft, lengthPx: clientWidth, itemPx: columnPx }),
      };
      // In the frame that scrolls, not in one after it: what comes into sight is there when it does.
      flushSync(() => take(now));
    };
    const print = () => flushSync(() => take(everything));
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    current.addEventListener("scroll", look, { passive: true });
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", look);
    return () => {
      sizes.disconnect();
      current.removeEventListener("scroll", look);
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", look);
    };
  }, [place, rowPx, columnPx]);
  return seen;
}

const isSame = (one: Span, other: Span) => one.from === other.from && one.to === other.to;
