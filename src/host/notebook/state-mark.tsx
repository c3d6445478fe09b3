import { useEffect, useState } from "react";
import { Icon, type IconName } from "../components/icon.tsx";
import type { CellState, CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

export const stateIcons: Readonly<Record<CellState, IconName>> = {
  idle: "ring",
  running: "clock",
  ok: "check",
  failed: "cross",
  blocked: "wait",
  stale: "stale",
  stopped: "stop",
  disabled: "off",
  locked: "lock",
};

/** States in which the time of the last run says something. */
const timed: ReadonlySet<CellState> = new Set(["ok", "failed", "stale", "stopped"]);

/** A cell's state: icon, word and colour, with its time. */
export function StateMark({ view }: { view: Pick<CellView, "state" | "durationMs" | "runningSince" | "blockedBy"> }) {
  const m = useMessages().lab;
  const { nameOf } = useActions();
  const { state } = view;
  const elapsed = useElapsed(state === "running" ? view.runningSince : null);
  const word =
    state === "running" && elapsed > 400
      ? m.runningFor(elapsed)
      : state === "blocked" && view.blockedBy !== null
        ? m.blockedBy(nameOf(view.blockedBy))
        : m.state[state];
  return (
    <span className={`state state--${state}`}>
      <Icon name={stateIcons[state]} />
      <span className="state__word">{word}</span>
      {timed.has(state) && view.durationMs > 0 ? (
        <span className="state__time">{view.durationMs < 1 ? "< 1 ms" : m.okIn(view.durationMs)}</span>
      ) : null}
    </span>
  );
}

/** Time since `since` (performance.now), ten times a second while it is given. */
export function useElapsed(since: number | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (since === null) return;
    const tick = () => setNow(performance.now());
    tick();
    const timer = setInterval(tick, 200);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? 0 : Math.max(0, now - since);
}
