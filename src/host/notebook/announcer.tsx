import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import type { SessionSnapshot } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";

export interface Toast {
  readonly text: string;
  readonly action: { readonly label: string; run(): void } | null;
}

const shownMs = 8_000;

/** A line that is said once and shown for a while, with at most one action (undo). */
export function useAnnouncer() {
  const [toast, setToast] = useState<Toast | null>(null);
  const say = useCallback((text: string, action: Toast["action"] = null) => setToast({ text, action }), []);
  const dismiss = useCallback(() => setToast(null), []);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), shownMs);
    return () => clearTimeout(timer);
  }, [toast]);
  return { toast, say, dismiss };
}

interface AnnouncerProps {
  readonly snapshot: SessionSnapshot;
  readonly toast: Toast | null;
  readonly onDismiss: () => void;
}

/** Speaks when an exercise's outcome changes, to people who do not see it, and shows the toast. */
export function Announcer({ snapshot, toast, onDismiss }: AnnouncerProps) {
  const m = useMessages();
  const texts = m.lab.exercise;
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const now = new Map<string, string>();
    for (const { exercise, outcome, verdicts, checking } of snapshot.exercises) {
      const failed = verdicts.filter((verdict) => verdict.outcome === "failed").length;
      const text =
        outcome === "passed"
          ? texts.announcePassed(exercise.title)
          : outcome === "failed"
            ? texts.announceFailed(exercise.title, failed)
            : "";
      const was = before.current?.get(exercise.id);
      // While it is being checked the old word stands.
      now.set(exercise.id, checking && was !== undefined ? was : text);
    }
    if (before.current) {
      for (const [id, text] of now) if (text && before.current.get(id) !== text) setSpoken(text);
    }
    before.current = now;
  }, [snapshot.exercises, texts]);
  return (
    <>
      <div className="hidden-text" role="status">
        {spoken}
      </div>
      <div className="toast-place" role="status">
        {toast ? (
          <div className="toast">
            <span>{toast.text}</span>
            {toast.action ? (
              <Button
                onClick={() => {
                  toast.action?.run();
                  onDismiss();
                }}
              >
                {toast.action.label}
              </Button>
            ) : null}
            <Button look="quiet" icon="cross" label={m.close} onClick={onDismiss} />
          </div>
        ) : null}
      </div>
    </>
  );
}
