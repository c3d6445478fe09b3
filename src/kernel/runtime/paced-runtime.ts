import { Runtime } from "@observablehq/runtime";
import { browser } from "./browser.ts";

/**
 * The runtime would wait for an animation frame, which browsers do not give to what is out of sight. Here changes run
 * at once; only generators, which would otherwise take the whole processor, keep the pace of frames.
 * A class, since the runtime's constructor already asks for its first turn: cells wait until that one is over.
 */
export class PacedRuntime extends Runtime {
  override _computeSoon(): Promise<void> {
    const turn = this._precomputes.length > 0 ? new Promise<void>(nextFrame) : Promise.resolve();
    return turn.then(() => (this._disposed ? undefined : this._computeNow()));
  }
}

/** Whichever comes first: an animation frame, or a short while. */
function nextFrame(done: () => void): void {
  let called = false;
  const once = (): void => {
    if (called) return;
    called = true;
    done();
  };
  browser.requestAnimationFrame(once);
  browser.setTimeout(once, 40);
}
