import { hash } from "node:crypto";
import { type JournalEvent, journalEventSchema } from "../../grading/journal.ts";

/** An event as a client sent it, and as it is kept. */
export interface SentEvent
  extends Pick<JournalEvent, "id" | "lab" | "writer" | "index" | "time" | "previous" | "hash"> {
  /** The event as JSON. */
  readonly body: string;
  /** Does its hash fit? Counted anew: the server trusts no client. */
  readonly isSealed: boolean;
}

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
export function readEvent(sent: unknown): SentEvent | null {
  const read = journalEventSchema.safeParse(sent);
  if (!read.success) return null;
  const { lab, writer, index, time, at } = read.data;
  const { sealed, body } = textsOf(read.data);
  const fits =
    labPattern.test(lab) &&
    writerPattern.test(writer) &&
    index <= mostIndex &&
    time <= latestTime &&
    at.length <= 40 &&
    body.length <= longestEvent;
  if (!fits) return null;
  return { ...read.data, body, isSealed: hash("sha256", sealed) === read.data.hash };
}

/**
 * What the hash of an event is counted over, and the whole event: the texts that `canonicalJson` gives, in a third of its time,
 * since the keys of an event that was read are known.
 */
export function textsOf({ at, hash, id, index, lab, previous, time, what, writer }: JournalEvent) {
  const inOrder = Object.fromEntries(Object.entries(what).sort(([a], [b]) => (a < b ? -1 : 1)));
  const sealed = JSON.stringify({ at, id, index, lab, previous, time, what: inOrder, writer });
  const beforeHash = `{"at":${JSON.stringify(at)},`;
  const body = `${beforeHash}"hash":${JSON.stringify(hash)},${sealed.slice(beforeHash.length)}`;
  return { sealed, body };
}

/**
 * What of one writer's events goes on from the end that was acknowledged. What does not follow from `head` is refused, with
 * all that comes after it.
 * @param head - null: nothing of this writer is known
 * @param events - of one writer, in any order; those at or before `head` were sent before, and are the caller's to compare
 */
export function continueChain(
  head: Head | null,
  events: readonly SentEvent[],
): { readonly next: readonly SentEvent[]; readonly fault: ChainFault | null } {
  const byIndex = new Map<number, SentEvent>();
  for (const event of [...events].sort((a, b) => a.index - b.index)) {
    const same = byIndex.get(event.index);
    if (same && same.hash !== event.hash) return { next: [], fault: "forked" };
    byIndex.set(event.index, event);
  }
  const next: SentEvent[] = [];
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

function faultOf(last: Head | null, event: SentEvent): ChainFault | null {
  if (event.index !== (last === null ? 0 : last.index + 1)) return "missing";
  if (!event.isSealed) return "altered";
  if (event.previous !== (last?.hash ?? "")) return "altered";
  const follows = last === null || (event.lab === last.lab && event.time > last.time);
  return follows && event.id === `${event.writer}:${event.index}` ? null : "misplaced";
}
