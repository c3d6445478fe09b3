import type { KernelEvent } from "../../kernel/client.ts";
import type { Clock } from "../storage/clock.ts";
import type { StartSandbox } from "./sandbox-port.ts";

/** Something that the kernel told, and when (ms, as `Clock.monotonic`). `started`: a fresh kernel, with no cell in it. */
export type TapedEvent = (
  | Extract<KernelEvent, { type: "pending" | "fulfilled" | "rejected" | "tensors" | "log" | "record" }>
  | { readonly type: "started" }
) & { readonly at: number };

/** Lines of the log, and other events, kept for who listens later. */
const kept = 1_000;
/** Each is a list of calls, and may be long. */
const keptRecords = 50;

/**
 * Keeps what only the panels want to know until they are fetched, without drawing anything: what is printed hundreds of
 * times a second must not draw the notebook anew.
 */
export class EventTape {
  readonly #lines: TapedEvent[] = [];
  readonly #others: TapedEvent[] = [];
  readonly #records: TapedEvent[] = [];
  #listener: ((event: TapedEvent) => void) | null = null;

  /** The sandboxes that this starts are recorded. */
  recording(start: StartSandbox, clock: Clock): StartSandbox {
    return (how) => {
      this.#record({ type: "started", at: clock.monotonic() });
      return start({
        ...how,
        onMessage: (event) => {
          switch (event.type) {
            case "pending":
            case "fulfilled":
            case "rejected":
            case "tensors":
            case "log":
            case "record":
              this.#record({ ...event, at: clock.monotonic() });
          }
          how.onMessage(event);
        },
      });
    };
  }

  /** Hands over all that was kept, in its order, and then each event as it comes. There is one listener. */
  play(listener: (event: TapedEvent) => void): void {
    const events = [...this.#lines.splice(0), ...this.#others.splice(0), ...this.#records.splice(0)].sort(
      (a, b) => a.at - b.at,
    );
    this.#listener = listener;
    for (const event of events) listener(event);
  }

  #record(event: TapedEvent): void {
    if (this.#listener) {
      this.#listener(event);
      return;
    }
    const [list, most] =
      event.type === "log"
        ? [this.#lines, kept]
        : event.type === "record"
          ? [this.#records, keptRecords]
          : [this.#others, kept];
    list.push(event);
    if (list.length > most) list.shift();
  }
}
