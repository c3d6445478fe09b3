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
}): () => number {
  const { port1, port2 } = new MessageChannel();
  let busySince = 0;
  let told = false;
  port1.onmessage = () => {
    busySince = 0;
    told = false;
  };
  return () => {
    const now = browser.now();
    if (busySince === 0) {
      busySince = now;
      port2.postMessage(0);
    } else if (now - busySince > options.limitMs) {
      busySince = now;
      throw new BlockedError(options.words().blocked(options.limitMs / 1000));
    } else if (!told && now - busySince > tellAfterMs) {
      told = true;
      options.onBusy();
    }
    return passesBetweenLooks;
  };
}
