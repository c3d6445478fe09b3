import type { KernelEvent } from "./kernel-event.ts";

/** Events that may pass at once; the store of them fills again with time. */
const burst = 5_000;
const perSecond = 10_000;
/** Held events are delivered this often. */
const heldMs = 50;
const heldLogs = 200;
/** Messages in one second that no notebook sends: a kernel that sends more is ended. */
const floodPerSecond = 20_000;
/** Immense messages are a flood as well: copying them may take the host two seconds at once, and this share of its time. */
const spentAtOnceMs = 2_000;
const spentShare = 0.4;

/**
 * Keeps a kernel that sends too much from freezing the host: past a burst, of each kind of event of each cell only the
 * last is kept and delivered twenty times a second; past all measure the kernel is reported as a flood.
 */
export function createEventValve(options: {
  readonly deliver: (event: KernelEvent) => void;
  readonly onFlood: () => void;
  readonly now?: () => number;
}) {
  const now = options.now ?? (() => performance.now());
  let tokens = burst;
  let filledAt = now();
  let secondStart = filledAt;
  let inSecond = 0;
  let spentMs = 0;
  let spentAt = filledAt;
  const held = new Map<string, KernelEvent>();
  const logs: KernelEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    timer = undefined;
    const events = [...held.values(), ...logs.splice(0)];
    held.clear();
    for (const event of events) options.deliver(event);
  };

  const hold = (event: KernelEvent): void => {
    timer ??= setTimeout(flush, heldMs);
    if (event.type === "log") {
      // The newest lines tell most.
      if (logs.length === heldLogs) logs.shift();
      logs.push(event);
      return;
    }
    if (event.type === "heights") {
      const before = held.get("heights");
      const heights = new Map(before?.type === "heights" ? before.heights : []);
      for (const [id, height] of event.heights) heights.set(id, height);
      held.set("heights", { type: "heights", heights: [...heights] });
      return;
    }
    // A cell has one state: the last of pending, fulfilled, rejected counts.
    const isState = event.type === "pending" || event.type === "fulfilled" || event.type === "rejected";
    const key = `${isState ? "state" : event.type} ${"id" in event ? event.id : ""}`;
    held.delete(key);
    held.set(key, event);
  };

  return {
    /** Counts a message, of whatever kind; false once it is one of a flood. */
    admit(): boolean {
      const at = now();
      if (at - secondStart >= 1_000) {
        secondStart = at;
        inSecond = 0;
      }
      inSecond += 1;
      if (inSecond <= floodPerSecond) return true;
      options.onFlood();
      return false;
    },
    /** Counts the time that it took to copy a message. */
    spent(ms: number): void {
      const at = now();
      spentMs = Math.max(0, spentMs - (at - spentAt) * spentShare) + ms;
      spentAt = at;
      if (spentMs > spentAtOnceMs) options.onFlood();
    },
    pass(event: KernelEvent): void {
      const at = now();
      tokens = Math.min(burst, tokens + ((at - filledAt) / 1_000) * perSecond);
      filledAt = at;
      if (tokens >= 1 && held.size === 0 && logs.length === 0) {
        tokens -= 1;
        options.deliver(event);
      } else hold(event);
    },
    close(): void {
      clearTimeout(timer);
      held.clear();
      logs.length = 0;
    },
  };
}
