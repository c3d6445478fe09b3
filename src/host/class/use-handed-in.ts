import { useEffect, useState } from "react";
import type { OutboxRow } from "../storage/database.ts";
import { type HandedIn, handedInSchema } from "./class-data.ts";
import { askClass } from "./class-server.ts";
import { theOutbox } from "./the-outbox.ts";

const askEveryMs = 4_000;
const nothing: HandedIn = { submissions: [], grade: null };

export interface HandedInView extends HandedIn {
  /** What the server does not have yet, or did not take. */
  readonly here: readonly OutboxRow[];
}

/** What an account handed in to an assignment: what the server has, and what is still on this device. */
export function useHandedIn(assignment: string, account: string): HandedInView {
  const [server, setServer] = useState<HandedIn>(nothing);
  const [rows, setRows] = useState<readonly OutboxRow[]>([]);
  useEffect(() => {
    let onPage = true;
    let timer: ReturnType<typeof setTimeout>;
    const read = async () => {
      clearTimeout(timer);
      const outbox = await theOutbox()
        .of(account)
        .catch((): readonly OutboxRow[] => []);
      if (onPage) setRows(outbox.filter((row) => row.assignment === assignment));
      const answer = await askClass({ path: `assignments/${assignment}/submissions`, schema: handedInSchema });
      if (!onPage) return;
      if (answer.ok) setServer(answer.value);
      // Somebody looks at what waits for a grade: they see it come.
      const mayChange = !answer.ok || answer.value.submissions.some(({ state }) => state === "waiting");
      if (mayChange) timer = setTimeout(() => void read(), askEveryMs);
    };
    void read();
    const stop = theOutbox().subscribe(() => void read());
    return () => {
      onPage = false;
      clearTimeout(timer);
      stop();
    };
  }, [assignment, account]);
  const there = new Set(server.submissions.map(({ hash }) => hash));
  return { ...server, here: rows.filter(({ hash }) => !there.has(hash)) };
}
