import { useEffect, useRef, useState } from "react";
import type { ExerciseView } from "../session/snapshot.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

/**
 * Since when an incident has been seen, and when it ended: kept for the visit, so that a reload does not stop the clock.
 * It begins when the exercise comes into view: whoever opens a lab has an hour of it before the incident.
 */
function useIncident(key: string, over: boolean) {
  const [times, setTimes] = useState<Kept>(() => read(key) ?? { start: null, end: null });
  const place = useRef<HTMLSpanElement>(null);
  const { start, end } = times;
  useEffect(() => {
    const exercise = place.current?.closest("[data-exercise]");
    if (start !== null || !exercise) return;
    const seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setTimes({ start: Date.now(), end: null });
    });
    seen.observe(exercise);
    return () => seen.disconnect();
  }, [start]);
  useEffect(() => {
    if (start !== null && over !== (end !== null)) setTimes({ start, end: over ? Date.now() : null });
  }, [start, end, over]);
  useEffect(() => write(key, times), [key, times]);
  return { ...times, place };
}

interface Kept {
  readonly start: number | null;
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
  const { start, end, place } = useIncident(
    `bancada.incident.${lab.id}.${item.exercise.id}`,
    item.outcome === "passed",
  );
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (end !== null) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [end]);
  const text = clockText(start === null ? 0 : (end ?? now) - start, language);
  return (
    <span ref={place} className={`clock ${end === null ? "" : "clock--stopped"}`} role="timer" aria-live="off">
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
