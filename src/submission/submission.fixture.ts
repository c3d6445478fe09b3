import type { JournalEvent, JournalFact } from "../grading/journal.ts";
import { appendEvent } from "../grading/journal-chain.ts";
import type { Submission } from "./submission.ts";

/** A journal of one writer that holds these facts. */
export function journalOf(lab: string, ...facts: readonly JournalFact[]): JournalEvent[] {
  const events: JournalEvent[] = [];
  for (const [minute, what] of facts.entries()) {
    const at = `2026-03-02T10:${String(minute % 60).padStart(2, "0")}:00.000Z`;
    events.push(appendEvent({ lab, events }, what, { at, writer: "w" }));
  }
  return events;
}

/** What a student who opened the lab and wrote this hands in. */
export function submissionWith(change: Partial<Submission> = {}): Submission {
  const lab = change.lab ?? { id: "module/lab", version: 1, hash: "lab-hash" };
  const studentSeed = change.studentSeed ?? 7;
  return {
    format: 1,
    lab,
    studentSeed,
    language: "pt-BR",
    names: ["Ana Souza"],
    at: "2026-03-02T12:00:00.000Z",
    changed: [],
    own: [],
    disabled: [],
    reflections: [],
    claimed: [],
    outputs: [],
    journal: journalOf(lab.id, { type: "opened", labVersion: lab.version, labHash: lab.hash, studentSeed }),
    ...change,
  };
}

export const page = { title: "Laboratório", css: "", body: "<main></main>" };
