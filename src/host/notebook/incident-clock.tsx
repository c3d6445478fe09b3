import { useEffect, useState } from "react";
import type { ExerciseView } from "../session/snapshot.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

/** Since when an incident has been open, and when it ended: kept for the visit, so that a reload does not stop the clock. */
function useIncident(key: string, over: boolean): { readonly start: number; readonly end: number | null } {
  const [times] = useState(() => {
    const kept = read(key);
    return { start: kept?.start ?? Date.now(), end: kept?.end ?? null };
  });
  const [end, setEnd] = useState(times.end);
  useEffect(() => {
    const now = over ? (end ?? Date.now()) : null;
    if (now !== end) setEnd(now);
    write(key, { start: times.start, end: now });
  }, [key, over, end, times.start]);
  return { start: times.start, end };
}

interface Kept {
  readonly start: number;
  readonly end: number | null;
}

function read(key: string): Kept | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (typeof found !== "object" || found === null || !("start" in found) || typeof found.start !== "number")
      return null;
    return { start: found.start, end: "end" in found && typeof found.end === "number" ? found.end : null };
  } catch {
    return null;
  }
}

function write(key: string, kept: Kept): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A clock that restarts on reload is a small loss.
  }
}

/** The running clock of an incident, stopped by its last check. */
export function IncidentClock({ item }: { item: ExerciseView }) {
  const texts = useMessages().lab.exercise;
  const language = useLanguage();
  const { session } = useActions();
  const { lab } = session.getSnapshot();
  const { start, end } = useIncident(`bancada.incident.${lab.id}.${item.exercise.id}`, item.outcome === "passed");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (end !== null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [end]);
  const text = clockText((end ?? now) - start, language);
  return (
    <span className={`clock ${end === null ? "" : "clock--stopped"}`} role="timer" aria-live="off">
      {" · "}
      {end === null ? texts.clock(text) : texts.clockStopped(text)}
    </span>
  );
}

/** `3:07`, `1:02:45`. */
export function clockText(ms: number, language: string): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2, useGrouping: false });
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  return hours > 0 ? `${hours}:${two.format(minutes)}:${two.format(seconds)}` : `${minutes}:${two.format(seconds)}`;
}
