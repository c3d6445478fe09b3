import { useCallback, useEffect, useRef, useState } from "react";
import type { Mark } from "../../attendance/attendance-data.ts";
import { askClass } from "../../class/class-server.ts";

type Marks = ReadonlyMap<string, Mark>;
type Saving = "saved" | "saving" | "failed";

interface OpenMarks {
  readonly marks: Marks;
  readonly saving: Saving;
  /** What the server said where it refused. */
  readonly refusal: string;
  readonly set: (changes: Iterable<readonly [string, Mark]>) => void;
  readonly retry: () => void;
}

/**
 * The marks of one meeting, by student: they stand as they were clicked at once, and go to the server one sending after the
 * other, whatever was clicked meanwhile together.
 */
export function useMarks(meeting: string, before: Marks): OpenMarks {
  const [marks, setMarks] = useState(before);
  const [saving, setSaving] = useState<Saving>("saved");
  const [refusal, setRefusal] = useState("");
  const unsent = useRef(new Map<string, Mark>());
  const isSending = useRef(false);
  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    setSaving("saving");
    while (unsent.current.size > 0) {
      const sent = unsent.current;
      unsent.current = new Map();
      const json = { marks: [...sent].map(([studentId, mark]) => ({ studentId, mark })) };
      const answer = await askClass({ method: "PUT", path: `meetings/${meeting}/marks`, json });
      if (answer.ok) continue;
      // What was clicked later stays; the rest waits to be sent again.
      unsent.current = new Map([...sent, ...unsent.current]);
      setRefusal(answer.why === "later" ? "" : answer.text);
      isSending.current = false;
      return setSaving("failed");
    }
    isSending.current = false;
    setSaving("saved");
  }, [meeting]);
  const set = useCallback(
    (changes: Iterable<readonly [string, Mark]>) => {
      const list = [...changes];
      for (const [student, mark] of list) unsent.current.set(student, mark);
      setMarks((now) => new Map([...now, ...list]));
      void send();
    },
    [send],
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (unsent.current.size > 0 || isSending.current) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);
  return { marks, saving, refusal, set, retry: () => void send() };
}
