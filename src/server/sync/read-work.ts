import { canonicalJson } from "../../shared/canonical.ts";
import { sha256Hex } from "../../shared/hash.ts";
import { type HistoryRow, historyRowSchema } from "../../shared/lost-text.ts";
import { longestItem } from "../../shared/sync.ts";
import { type Entry, entrySchema, keyOf, wins } from "../../shared/work-entry.ts";
import { labPattern, latestTime, readEvent, type SentEvent } from "./chain.ts";

export interface Refused {
  readonly kind: "event" | "entry" | "history";
  readonly key: string;
  readonly fault: string;
}

/** What a client sent, as far as it can be understood, and what of it cannot. */
export interface ReadWork {
  /** By writer. */
  readonly events: ReadonlyMap<string, readonly SentEvent[]>;
  readonly entries: readonly Entry[];
  readonly history: readonly HistoryRow[];
  readonly refused: readonly Refused[];
}

interface Sent {
  readonly events: readonly unknown[];
  readonly entries: readonly unknown[];
  readonly history: readonly unknown[];
}

/** Reads each item for itself: one that no page writes holds up no other. */
export function readWork({ events, entries, history }: Sent): ReadWork {
  const refused: Refused[] = [];
  const refuse = (kind: Refused["kind"], at: number) => refused.push({ kind, key: `#${at}`, fault: "malformed" });
  const byWriter = new Map<string, SentEvent[]>();
  for (const [at, sent] of events.entries()) {
    const event = readEvent(sent);
    const own = event && byWriter.get(event.writer);
    if (event === null) refuse("event", at);
    else if (own) own.push(event);
    else byWriter.set(event.writer, [event]);
  }
  const byKey = new Map<string, Entry>();
  for (const [at, sent] of entries.entries()) {
    const entry = readEntry(sent);
    if (entry === null) {
      refuse("entry", at);
      continue;
    }
    const name = `${entry.lab} ${entry.key}`;
    const other = byKey.get(name);
    if (!other || wins(entry, other)) byKey.set(name, entry);
  }
  const rows = history.flatMap((sent, at) => {
    const read = historyRowSchema.safeParse(sent);
    const fits = read.success && labPattern.test(read.data.lab) && isShort(read.data) && read.data.at.length <= 40;
    if (!fits) refuse("history", at);
    return fits ? [read.data] : [];
  });
  return { events: byWriter, entries: [...byKey.values()], history: rows, refused };
}

function readEntry(sent: unknown): Entry | null {
  const read = entrySchema.safeParse(sent);
  if (!read.success) return null;
  const { lab, key, time, writer, at, value } = read.data;
  const fits =
    labPattern.test(lab) &&
    key === keyOf(value) &&
    /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(key) &&
    time <= latestTime &&
    /^[\w-]{1,64}$/.test(writer) &&
    at.length <= 40 &&
    isShort(value);
  return fits ? read.data : null;
}

const isShort = (value: object): boolean => JSON.stringify(value).length <= longestItem;

/** The same text of the same moment is one row, from wherever it comes. */
export const historyKey = ({ lab, cell, at, text }: HistoryRow): string =>
  sha256Hex(canonicalJson({ lab, cell, at, text }));
