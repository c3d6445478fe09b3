import * as z from "zod/mini";
import { type JournalEvent, journalEventSchema } from "../../grading/journal.ts";
import { type Entry, entrySchema } from "../../shared/work-entry.ts";
import type { Clock } from "./clock.ts";

const messageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), from: z.string() }),
  z.object({ type: z.literal("here"), from: z.string() }),
  z.object({ type: z.literal("leave"), from: z.string() }),
  z.object({ type: z.literal("entries"), from: z.string(), entries: z.array(entrySchema) }),
  z.object({ type: z.literal("events"), from: z.string(), events: z.array(journalEventSchema) }),
]);

type Message = z.infer<typeof messageSchema>;

/** The name of the channel on which the tabs speak that have a lab of this database open. */
export const channelOf = (database: { readonly name: string }, lab: string): string => `${database.name}:${lab}`;

/** The part of a BroadcastChannel that is used. */
export type Channel = Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">;

interface Heard {
  readonly entries: (entries: readonly Entry[]) => void;
  readonly events: (events: readonly JournalEvent[]) => void;
  /** Another tab came or went. */
  readonly count: () => void;
}

const heartbeatMs = 20_000;
// Timers of a hidden tab may fire once a minute.
const silentAfterMs = 150_000;

/** The other tabs that have the same lab open. BroadcastChannel works over plain http too. */
export class Tabs {
  readonly #channel: Channel | null;
  readonly #writer: string;
  readonly #clock: Clock;
  readonly #heardOf = new Map<string, number>();
  readonly #on: Heard;
  #cancelHeartbeat: () => void = () => undefined;

  constructor(channel: Channel | null, writer: string, clock: Clock, on: Heard) {
    this.#channel = channel;
    this.#writer = writer;
    this.#clock = clock;
    this.#on = on;
    if (!channel) return;
    channel.onmessage = (event) => this.#receive(event.data);
    this.hello();
    this.#beat();
  }

  get count(): number {
    return this.#heardOf.size;
  }

  /** Says that this tab is there, and asks who else is. */
  hello(): void {
    this.#post({ type: "hello", from: this.#writer });
  }

  entries(entries: readonly Entry[]): void {
    if (entries.length > 0) this.#post({ type: "entries", from: this.#writer, entries: [...entries] });
  }

  events(events: readonly JournalEvent[]): void {
    if (events.length > 0) this.#post({ type: "events", from: this.#writer, events: [...events] });
  }

  leave(): void {
    this.#post({ type: "leave", from: this.#writer });
  }

  close(): void {
    this.leave();
    this.#cancelHeartbeat();
    this.#channel?.close();
  }

  #post(message: Message): void {
    try {
      this.#channel?.postMessage(message);
    } catch {
      // A closed channel only means that the other tabs see the edit when they next read the database.
    }
  }

  #beat(): void {
    this.#cancelHeartbeat = this.#clock.after(heartbeatMs, () => {
      this.#post({ type: "here", from: this.#writer });
      const now = this.#clock.monotonic();
      const silent = [...this.#heardOf].filter(([, at]) => now - at > silentAfterMs);
      for (const [writer] of silent) this.#heardOf.delete(writer);
      if (silent.length > 0) this.#on.count();
      this.#beat();
    });
  }

  #receive(data: unknown): void {
    const parsed = messageSchema.safeParse(data);
    if (!parsed.success || parsed.data.from === this.#writer) return;
    const message = parsed.data;
    const before = this.#heardOf.size;
    if (message.type === "leave") this.#heardOf.delete(message.from);
    else this.#heardOf.set(message.from, this.#clock.monotonic());
    if (this.#heardOf.size !== before) this.#on.count();
    if (message.type === "hello") this.#post({ type: "here", from: this.#writer });
    if (message.type === "entries") this.#on.entries(message.entries);
    if (message.type === "events") this.#on.events(message.events);
  }
}
