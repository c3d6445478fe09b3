import { browser } from "./browser.ts";
import type { Words } from "./words.ts";

/** How many passes of loops go by between two looks at the clock. */
const passesBetweenLooks = 20_000;
/** After this long without a pause, the host is told which cell keeps the page busy. */
const tellAfterMs = 250;

/** Thrown into a loop that does not end. */
export class BlockedError extends RangeError {
  override readonly name = "BlockedError";
}

export interface LoopGuard {
  /** Called now and then by loops; returns the passes until the next call. */
  readonly tick: () => number;
  /** The cell that was ended is over: the next one has all of its time. */
  readonly left: () => void;
}

/**
 * Ends loops that keep the frame busy for longer than `limitMs` without a pause.
 * The mark is cleared by a message, and so only when the event loop ran: `while (true) await null` is caught too.
 * It cannot end a single call that never returns (a catastrophic regular expression): the host's watchdog ends the frame.
 */
export function createLoopGuard(options: {
  readonly limitMs: number;
  readonly words: () => Words;
  /** The page has been busy for a while. */
  readonly onBusy: () => void;
}): LoopGuard {
  const { port1, port2 } = new MessageChannel();
  let busySince = 0;
  let told = false;
  let tripped = false;
  port1.onmessage = () => {
    busySince = 0;
    told = false;
    tripped = false;
  };
  const tick = (): number => {
    const now = browser.now();
    if (busySince === 0) {
      busySince = now;
      port2.postMessage(0);
    } else if (now - busySince > options.limitMs) {
      // Thrown again at every look, so that a loop that catches it ends as well.
      tripped = true;
      throw new BlockedError(options.words().blocked(options.limitMs / 1000));
    } else if (!told && now - busySince > tellAfterMs) {
      told = true;
      options.onBusy();
    }
    return passesBetweenLooks;
  };
  const left = (): void => {
    if (!tripped) return;
    tripped = false;
    busySince = browser.now();
  };
  return { tick, left };
}
