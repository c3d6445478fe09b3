import { canonicalJson } from "../shared/canonical.ts";
import { sha256Hex } from "../shared/hash.ts";
import type { JournalEvent, JournalFact } from "./journal.ts";

/** What has to be known to append: everything seen so far, of any writer. */
export interface Journal {
  readonly lab: string;
  readonly events: readonly JournalEvent[];
}

/**
 * Appends what happened to the chain of `writer`, and returns the new event.
 * @param at - ISO 8601, by the device's clock: shown to people, never used to order
 */
export function appendEvent(
  { lab, events }: Journal,
  what: JournalFact,
  { at, writer }: { readonly at: string; readonly writer: string },
): JournalEvent {
  let last: JournalEvent | undefined;
  let time = 0;
  for (const event of events) {
    if (event.writer === writer && (last === undefined || event.index > last.index)) last = event;
    time = Math.max(time, event.time);
  }
  const index = last === undefined ? 0 : last.index + 1;
  const previous = last?.hash ?? "";
  return sealEvent({ id: `${writer}:${index}`, lab, writer, index, time: time + 1, at, previous, what });
}

/** Closes an event with the hash of all its other fields. */
export function sealEvent(event: Omit<JournalEvent, "hash">): JournalEvent {
  return { ...event, hash: eventHash(event) };
}

const eventHash = (event: Unsealed): string => sha256Hex(eventText(event));

type Unsealed = Omit<JournalEvent, "hash"> & { readonly hash?: string };

/** What the hash of an event is counted over: all its other fields. */
export function eventText({ hash: _, ...event }: Unsealed): string {
  return canonicalJson(event);
}

/** The order that every device agrees on: by Lamport time, then writer, then place in the writer's chain. */
export function inOrder(events: readonly JournalEvent[]): JournalEvent[] {
  return [...events].sort(
    (a, b) => a.time - b.time || compareText(a.writer, b.writer) || a.index - b.index || compareText(a.hash, b.hash),
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The union of two journals of one lab, in order, each event once.
 * Two different events with one id are both kept (nothing of a student's is dropped); `verifyChain` names them.
 */
export function mergeJournals(a: readonly JournalEvent[], b: readonly JournalEvent[]): JournalEvent[] {
  const events = new Map<string, JournalEvent>();
  for (const event of [...a, ...b]) events.set(canonicalJson(event), event);
  return inOrder([...events.values()]);
}

export interface ChainProblem {
  /** Id of the event at fault; of the event after it where one is missing. */
  readonly event: string;
  /** `altered`: its hash does not fit; `missing`: an event before it is gone; `forked`: another event has its place; `misplaced`: its id, lab or time does not fit. */
  readonly problem: "altered" | "missing" | "forked" | "misplaced";
}

/**
 * Looks for what was changed, removed or inserted after it was written. No problem means: each writer's events form
 * one unbroken chain from its first. An end that was cut off, or a whole chain written anew, can only be seen by
 * whoever remembers a later hash, as the server does of what it acknowledged.
 */
export function verifyChain(events: readonly JournalEvent[]): ChainProblem[] {
  const writers = new Map<string, JournalEvent[]>();
  for (const event of mergeJournals(events, [])) {
    const chain = writers.get(event.writer);
    if (chain === undefined) writers.set(event.writer, [event]);
    else chain.push(event);
  }
  const lab = events[0]?.lab;
  return [...writers.values()].flatMap((chain) => {
    const byPlace = [...chain].sort((a, b) => a.index - b.index);
    return byPlace.flatMap((event, place) => {
      const problem = problemOf(event, byPlace[place - 1], lab);
      return problem === null ? [] : [{ event: event.id, problem }];
    });
  });
}

function problemOf(
  event: JournalEvent,
  before: JournalEvent | undefined,
  lab: string | undefined,
): ChainProblem["problem"] | null {
  if (event.hash !== eventHash(event)) return "altered";
  if (before?.index === event.index) return "forked";
  if (event.index !== (before === undefined ? 0 : before.index + 1)) return "missing";
  if (event.previous !== (before?.hash ?? "")) return "altered";
  const fits = event.id === `${event.writer}:${event.index}` && event.lab === lab && event.time > (before?.time ?? -1);
  return fits ? null : "misplaced";
}
