import { useEffect, useState } from "react";
import { type JournalEvent, journalEventSchema } from "../../grading/journal.ts";
import { foldProgress, type LabProgress } from "../../grading/progress.ts";
import { theDatabase } from "../storage/the-database.ts";

export interface ProgressState {
  readonly byLab: ReadonlyMap<string, LabProgress>;
  /** The browser refused to read what is stored. */
  readonly failed: boolean;
  readonly loading: boolean;
}

/** What the journals on this device say, by lab. */
export function useProgress(): ProgressState {
  const [state, setState] = useState<ProgressState>({ byLab: new Map(), failed: false, loading: true });
  useEffect(() => {
    let here = true;
    readJournals().then(
      (events) => here && setState({ byLab: foldByLab(events), failed: false, loading: false }),
      () => here && setState({ byLab: new Map(), failed: true, loading: false }),
    );
    return () => {
      here = false;
    };
  }, []);
  return state;
}

async function readJournals(): Promise<JournalEvent[]> {
  const database = theDatabase();
  try {
    const rows = await (await database.connect()).getAll("journal");
    return rows.filter((row) => journalEventSchema.safeParse(row).success);
  } catch (error) {
    // A connection that does not answer is not asked again: the next use opens another.
    await database.close();
    throw error;
  }
}

export function foldByLab(events: readonly JournalEvent[]): ReadonlyMap<string, LabProgress> {
  const groups = Map.groupBy(events, ({ lab }) => lab);
  return new Map([...groups].map(([lab, own]) => [lab, foldProgress(own)]));
}
