import type { FromKernel } from "./protocol.ts";

const beatMs = 1_000;
/** Beats without an answer, and without a cell that could be the cause, after which the kernel is taken for dead. */
const silentBeats = 10;

/**
 * Pings the kernel every second. No answer to a ping by the next beat means that it is busy, or gone.
 * Only whole beats count, not the clock: a laptop that slept has missed none.
 */
export function createWatchdog(options: {
  readonly ping: (timeoutMs: number) => Promise<boolean>;
  readonly onUnresponsive: (id: string | null) => void;
  readonly onResponsive: () => void;
  readonly onSilent: () => void;
}) {
  /** Cells whose code was entered and not left, in order; the last one has the page. */
  const entered = new Set<string>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let missed = 0;
  let awaiting = false;

  const beat = (): void => {
    if (awaiting) {
      missed += 1;
      if (missed === 1) options.onUnresponsive([...entered].at(-1) ?? null);
      else if (missed >= silentBeats && entered.size === 0) options.onSilent();
      return;
    }
    awaiting = true;
    // The answer may come long after the beat; the ping's own time-out is not what tells.
    void options.ping(2 ** 31 - 1).then((answered) => {
      if (!answered) return;
      awaiting = false;
      if (missed > 0) options.onResponsive();
      missed = 0;
    });
  };

  return {
    start(): void {
      timer ??= setInterval(beat, beatMs);
    },
    stop(): void {
      clearInterval(timer);
    },
    /** Follows which cell has the page. */
    note(message: Pick<FromKernel, "type"> & { readonly id: string }): void {
      if (message.type === "enter") {
        entered.delete(message.id);
        entered.add(message.id);
      } else if (message.type === "leave" || message.type === "fulfilled" || message.type === "rejected") {
        entered.delete(message.id);
      }
    },
    forget(id: string): void {
      entered.delete(id);
    },
  };
}
