import fc from "fast-check";
import { expect, test } from "vitest";
import type { JournalEvent, JournalFact } from "./journal.ts";
import { appendEvent } from "./journal-chain.ts";
import type { Outcome } from "./outcome.ts";
import { calibrate, foldProgress, pointsSoFar } from "./progress.ts";

const start = Date.UTC(2026, 10, 20, 14);

/** One writer's journal; each step is what happened and after how many seconds. */
function journal(...steps: readonly (readonly [JournalFact, seconds: number])[]): JournalEvent[] {
  let events: JournalEvent[] = [];
  let time = start;
  for (const [what, seconds] of steps) {
    time += seconds * 1000;
    const at = new Date(time).toISOString();
    events = [...events, appendEvent({ lab: "m/l", events }, what, { at, writer: "w" })];
  }
  return events;
}

const opened = (studentSeed = 7): JournalFact => ({ type: "opened", labVersion: 1, labHash: "h", studentSeed });
const checked = (outcome: Outcome, exercise = "idf"): JournalFact => ({
  type: "checked",
  exercise,
  outcome,
  passed: [],
  failed: [],
});
const solution: JournalFact = { type: "solution-opened", exercise: "idf" };
const ran: JournalFact = { type: "ran", cell: 9, state: "ok", durationMs: 3 };
const idf = { id: "idf", points: 2, publicShare: 0.5, solutionCap: 0.5 };

test("an empty journal is a lab never opened", () => {
  expect(foldProgress([])).toMatchObject({ openedAt: "", lastAt: "", studentSeed: null, runs: 0, spentMs: 0 });
});

test("keeps the seed of the first opening", () => {
  expect(foldProgress(journal([opened(7), 0], [opened(8), 60])).studentSeed).toBe(7);
});

test("counts the first prediction, however often one comes back", () => {
  const predict = (option: string): JournalFact => ({ type: "predicted", prediction: "p", option, certainty: "bet" });
  expect(foldProgress(journal([predict("A"), 0], [predict("B"), 5])).predictions.get("p")).toEqual({
    option: "A",
    certainty: "bet",
  });
});

test("keeps the best outcome of an exercise, and counts real attempts", () => {
  const events = journal(
    [checked("not-attempted"), 0],
    [checked("failed"), 5],
    [checked("passed"), 5],
    [checked("failed"), 5],
  );
  expect(foldProgress(events).exercises.get("idf")).toMatchObject({ outcome: "passed", attempts: 3 });
});

test("a solution opened before passing halves the points, one opened after does not", () => {
  const points = (...facts: JournalFact[]) =>
    pointsSoFar(foldProgress(journal(...facts.map((what) => [what, 5] as const))), [idf]);
  expect(points(checked("failed"))).toBe(0);
  expect(points(checked("passed"))).toBe(1);
  expect(points(checked("passed"), solution)).toBe(1);
  expect(points(checked("failed"), solution, checked("passed"))).toBe(0.5);
  expect(points(solution, checked("passed"), solution)).toBe(0.5);
});

test("hints count once each", () => {
  const hint = (place: number): JournalFact => ({ type: "hint-opened", exercise: "idf", hint: place });
  expect(foldProgress(journal([hint(1), 0], [hint(0), 5], [hint(1), 5])).exercises.get("idf")?.hints).toEqual([0, 1]);
});

test("time spent leaves out pauses of more than five minutes", () => {
  const progress = foldProgress(journal([opened(), 0], [ran, 60], [ran, 300], [ran, 301], [ran, 30]));
  expect(progress.spentMs).toBe(390_000);
  expect(progress.runs).toBe(4);
  expect(progress.openedAt).toBe(new Date(start).toISOString());
  expect(progress.lastAt).toBe(new Date(start + 691_000).toISOString());
});

const anyFact = fc.oneof<fc.Arbitrary<JournalFact>[]>(
  fc.nat(3).map((seed) => opened(seed)),
  fc.constantFrom<Outcome>("not-attempted", "failed", "passed", "broken").map((outcome) => checked(outcome)),
  fc.constant(solution),
  fc.constant(ran),
  fc.record({
    type: fc.constant("predicted" as const),
    prediction: fc.constant("p"),
    option: fc.constantFrom("A", "B"),
    certainty: fc.constantFrom("guess", "think", "bet"),
  }),
  fc.record({ type: fc.constant("reflected" as const), reflection: fc.constant("r"), length: fc.nat(500) }),
);

/** Tabs that do not see each other, so that Lamport times repeat across writers. */
const anyJournal = fc
  .array(fc.tuple(anyFact, fc.constantFrom("a", "b"), fc.nat(600)), { maxLength: 30 })
  .map((steps) => {
    let events: JournalEvent[] = [];
    let time = start;
    for (const [what, writer, seconds] of steps) {
      time += seconds * 1000;
      const own = events.filter((event) => event.writer === writer);
      const at = new Date(time).toISOString();
      events = [...events, appendEvent({ lab: "m/l", events: own }, what, { at, writer })];
    }
    return events;
  });

test("does not depend on the order in which events arrive, nor on duplicates", () => {
  fc.assert(
    fc.property(
      anyJournal.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events)),
      ),
      ([events, shuffled, again]) => {
        expect(foldProgress([...again, ...shuffled])).toEqual(foldProgress(events));
      },
    ),
  );
});

test("what is added to a journal never takes an outcome or time away", () => {
  fc.assert(
    fc.property(anyJournal, fc.nat(), (events, cut) => {
      const rank = { "not-attempted": 0, broken: 1, failed: 2, passed: 3 };
      const before = foldProgress(events.slice(0, cut % (events.length + 1)));
      const after = foldProgress(events);
      expect(after.spentMs).toBeGreaterThanOrEqual(before.spentMs);
      for (const [id, { outcome }] of before.exercises) {
        expect(rank[after.exercises.get(id)?.outcome ?? "not-attempted"]).toBeGreaterThanOrEqual(rank[outcome]);
      }
    }),
  );
});

test("calibration counts, at each degree of certainty, how many predictions were right", () => {
  const lab = (option: string, certainty: "guess" | "think" | "bet") => ({
    progress: foldProgress(journal([{ type: "predicted", prediction: "p", option, certainty }, 0])),
    answers: new Map([["p", "B"]]),
  });
  const unknown = { ...lab("B", "bet"), answers: new Map<string, string>() };
  expect(calibrate([lab("B", "bet"), lab("A", "bet"), lab("B", "guess"), unknown])).toEqual([
    { certainty: "guess", given: 1, right: 1 },
    { certainty: "think", given: 0, right: 0 },
    { certainty: "bet", given: 2, right: 1 },
  ]);
});
