import { type JournalEvent, journalEventSchema } from "../../grading/journal.ts";
import { sealEvent } from "../../grading/journal-chain.ts";

/** The end of a writer's chain that was acknowledged. */
export interface Head {
  readonly lab: string;
  readonly index: number;
  readonly time: number;
  readonly hash: string;
}

export type ChainFault = "malformed" | "altered" | "missing" | "forked" | "misplaced";

/** Times are counted, not measured: nobody types so much. Beyond it a clock of this kind would soon not count any more. */
export const latestTime = 1e12;
const mostIndex = 10_000_000;
const longestEvent = 100_000;
const writerPattern = /^[\w-]{1,64}$/;
export const labPattern = /^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/;

/** An event as a client sent it; null where it is none, or one that no page writes. */
export function readEvent(sent: unknown): JournalEvent | null {
  const read = journalEventSchema.safeParse(sent);
  if (!read.success) return null;
  const { lab, writer, index, time, at } = read.data;
  const fits =
    labPattern.test(lab) &&
    writerPattern.test(writer) &&
    index <= mostIndex &&
    time <= latestTime &&
    at.length <= 40 &&
    JSON.stringify(read.data).length <= longestEvent;
  return fits ? read.data : null;
}

/**
 * What of one writer's events goes on from the end that was acknowledged. The server trusts no client: each hash is counted
 * anew, and what does not follow from `head` is refused, with all that comes after it.
 * @param head - null: nothing of this writer is known
 * @param events - of one writer, in any order; those at or before `head` were sent before, and are the caller's to compare
 */
export function continueChain(
  head: Head | null,
  events: readonly JournalEvent[],
): { readonly next: readonly JournalEvent[]; readonly fault: ChainFault | null } {
  const byIndex = new Map<number, JournalEvent>();
  for (const event of [...events].sort((a, b) => a.index - b.index)) {
    const same = byIndex.get(event.index);
    if (same && same.hash !== event.hash) return { next: [], fault: "forked" };
    byIndex.set(event.index, event);
  }
  const next: JournalEvent[] = [];
  let last = head;
  for (const event of byIndex.values()) {
    if (head && event.index <= head.index) continue;
    const fault = faultOf(last, event);
    if (fault) return { next, fault };
    next.push(event);
    last = event;
  }
  return { next, fault: null };
}

function faultOf(last: Head | null, event: JournalEvent): ChainFault | null {
  if (event.index !== (last === null ? 0 : last.index + 1)) return "missing";
  if (sealEvent(event).hash !== event.hash) return "altered";
  if (event.previous !== (last?.hash ?? "")) return "altered";
  const follows = last === null || (event.lab === last.lab && event.time > last.time);
  return follows && event.id === `${event.writer}:${event.index}` ? null : "misplaced";
}
