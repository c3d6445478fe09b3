import { expect, test } from "vitest";
import { effortsOf } from "./effort.ts";
import type { JournalEvent, JournalFact } from "./journal.ts";
import { appendEvent } from "./journal-chain.ts";

const lab = "module/lab";
const exercises = [
  { id: "idf", cell: 9 },
  { id: "tf", cell: 12 },
];
const checked = (exercise: string, outcome: "failed" | "passed" | "not-attempted"): JournalFact => ({
  ...{ type: "checked", exercise, outcome },
  ...{ passed: [], failed: [] },
});
const ran = (cell: number): JournalFact => ({ type: "ran", cell, state: "ok", durationMs: 5 });

/** A journal of one writer, each fact at a minute of the day. */
function journalAt(...facts: readonly (readonly [minute: number, what: JournalFact])[]): JournalEvent[] {
  const events: JournalEvent[] = [];
  for (const [minute, what] of facts) {
    const at = new Date(Date.UTC(2026, 2, 2, 10, minute)).toISOString();
    events.push(appendEvent({ lab, events }, what, { at, writer: "w" }));
  }
  return events;
}

test("attempts are answers that checks looked at; hints are counted once each", () => {
  const journal = journalAt(
    [0, checked("idf", "not-attempted")],
    [1, checked("idf", "failed")],
    [2, { type: "hint-opened", exercise: "idf", hint: 0 }],
    [2, { type: "hint-opened", exercise: "idf", hint: 0 }],
    [3, checked("idf", "passed")],
    [3, { type: "solution-opened", exercise: "idf" }],
  );
  expect(effortsOf(journal, exercises).get("idf")).toMatchObject({ attempts: 2, hints: 1, solutionOpened: true });
});

test("time goes to the exercise that was worked at, and a long pause to none", () => {
  const journal = journalAt(
    [0, ran(3)],
    [2, ran(9)],
    [5, checked("idf", "failed")],
    [25, checked("idf", "failed")],
    [26, ran(12)],
    [27, ran(3)],
  );
  const efforts = effortsOf(journal, exercises);
  expect([efforts.get("idf")?.spentMs, efforts.get("tf")?.spentMs]).toEqual([5 * 60_000, 60_000]);
});

test("an exercise that the journal never speaks of was not touched", () => {
  expect(effortsOf([], exercises).get("tf")).toEqual({
    ...{ cell: 12, attempts: 0, hints: 0, solutionOpened: false, spentMs: 0 },
  });
});
