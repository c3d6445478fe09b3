import type { SentEvent } from "./chain.ts";
import type { Item } from "./write-items.ts";

/**
 * A chain of events is kept in segments: its first hundred in one row, the next hundred in another. Which one an event lies in
 * follows from its place alone. A line of the row's body is an event as JSON, in the order of the chain, so the next ones
 * are put at its end without reading it.
 */
const eventsInSegment = 100;

export const segmentKey = ({ writer, index }: Pick<SentEvent, "writer" | "index">): string =>
  `${writer}:${Math.floor(index / eventsInSegment)}`;

/** What is to be put at the end of segments, or begins them. @param events - of one chain, in its order */
export function asSegments(events: readonly SentEvent[]): readonly Item[] {
  const byKey = new Map<string, SentEvent[]>();
  for (const event of events) {
    const key = segmentKey(event);
    const own = byKey.get(key);
    if (own) own.push(event);
    else byKey.set(key, [event]);
  }
  return [...byKey].flatMap(([key, own]) => {
    const last = own.at(-1);
    if (!last) return [];
    const { lab, time, writer } = last;
    return [
      { lab, kind: "events", key, time, writer, body: own.map(({ body }) => body).join("\n"), count: own.length },
    ];
  });
}

interface SyncedItem {
  readonly kind: "event" | "entry" | "history";
  /** As JSON. */
  readonly body: string;
}

/** The events, entries and texts that rows hold, in their order. */
export function itemsIn(rows: readonly Pick<Item, "kind" | "body">[]): SyncedItem[] {
  return rows.flatMap(({ kind, body }): SyncedItem[] =>
    kind === "events" ? body.split("\n").map((event) => ({ kind: "event", body: event })) : [{ kind, body }],
  );
}
