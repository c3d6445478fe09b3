import type { FromKernel } from "../protocol.ts";
import { browser, poster } from "./browser.ts";

type Post = (message: FromKernel | readonly FromKernel[], transfer?: Transferable[]) => void;

/** The client takes no longer lists. */
const most = 500;
/** A state does not wait longer than this for company while cells run: the host draws meanwhile. */
const patienceMs = 4;

/**
 * States of cells travel together: for 200 cells in a row, posting each by itself takes longer than running them.
 * `enter` takes what waits along and goes at once, since the code that begins may never end; so does every other message.
 */
export function batching(post: Post, now = browser.now): (message: FromKernel, transfer?: Transferable[]) => void {
  let waiting: FromKernel[] = [];
  let asked = false;
  let flushedAt = 0;
  const { port1, port2 } = new MessageChannel();
  const ask = poster(port2);
  const flush = (): void => {
    flushedAt = now();
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    post(batch);
  };
  port1.onmessage = () => {
    asked = false;
    flush();
  };
  return (message, transfer) => {
    const state = message.type === "pending" || message.type === "fulfilled" || message.type === "leave";
    if (!state && message.type !== "enter") {
      flush();
      post(message, transfer);
      return;
    }
    waiting.push(message);
    if (!state || waiting.length === most || now() - flushedAt > patienceMs) flush();
    else if (!asked) {
      asked = true;
      ask(0);
    }
  };
}
