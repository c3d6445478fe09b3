import type { JournalEvent, JournalFact } from "../../../src/grading/journal.ts";
import { appendEvent } from "../../../src/grading/journal-chain.ts";

const lab = "vectorization/tfidf";
const at = "2026-03-02T12:00:00.000Z";

/** What one student's device sends after a week: so many runs and checks, and each of forty cells as it is now. */
export function weekOf(writer: string, { events }: { readonly events: number }) {
  const journal: JournalEvent[] = [];
  for (let index = 0; index < events; index++) {
    const fact: JournalFact =
      index % 4 === 3
        ? { type: "checked", exercise: "idf", outcome: "failed", passed: ["todas-as-palavras"], failed: ["formula"] }
        : { type: "ran", cell: 1 + (index % 40), state: "ok", durationMs: 12.5 };
    const last = journal.slice(-1);
    journal.push(appendEvent({ lab, events: last }, fact, { at, writer }));
  }
  const entries = Array.from({ length: 40 }, (_, cell) => ({
    ...{ lab, key: `cell:${cell + 1}`, time: events + cell + 1, writer, at },
    value: {
      kind: "cell",
      cell: cell + 1,
      text: "const idf = (documents) => 1;\n".repeat(20),
      deleted: false,
      own: null,
    },
  }));
  return { events: journal, entries, history: [] };
}
