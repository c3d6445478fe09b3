import { cellOf } from "../session/graph.ts";
import type { Session } from "../session/snapshot.ts";
import { type Clock, systemClock } from "../storage/clock.ts";
import { Bell } from "./bell.ts";
import type { LogLine } from "./log/log-line.ts";
import { CallList } from "./network/call-list.ts";
import { parseCalls } from "./network/parse-calls.ts";
import { RecentList } from "./recent-list.ts";
import { TensorWatch } from "./tensors/tensor-watch.ts";

/**
 * What the panels draw from beside the session's snapshot. Each part has its own listeners: a line of the log draws the
 * log, and nothing else of the page.
 */
export class Records {
  readonly log: RecentList<LogLine>;
  readonly tensors: TensorWatch;
  /** Rings when a name may hold another value. */
  readonly values: Bell;
  readonly network: CallList;

  constructor(session: Pick<Session, "tape" | "graph">, clock: Clock) {
    const after = clock.after;
    this.log = new RecentList(1_000, after);
    this.network = new CallList(500, after);
    this.values = new Bell(after);
    this.tensors = new TensorWatch(() => session.graph, after);
    const epoch = clock.now() - clock.monotonic();
    let lines = 0;
    let kernels = 0;
    session.tape.play((event) => {
      this.tensors.receive(event);
      if (event.type === "record") {
        this.network.put(parseCalls(event.text, kernels));
        return;
      }
      if (event.type === "started") {
        kernels += 1;
        this.network.breakOff();
      }
      if (event.type === "log") {
        lines += 1;
        const cell = event.id === "" ? null : cellOf(event.id);
        this.log.add({ key: lines, at: epoch + event.at, cell, level: event.level, text: event.text });
      } else if (event.type !== "tensors") this.values.ring();
    });
  }
}

const known = new WeakMap<Session, Records>();

/** The records of a session: one for as long as it is open, however often the panels are. */
export function recordsOf(session: Session): Records {
  const found = known.get(session) ?? new Records(session, systemClock);
  known.set(session, found);
  return found;
}
