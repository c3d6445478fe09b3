import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256Hex } from "../shared/hash.ts";
import { type JournalEvent, type JournalFact, journalEventSchema } from "./journal.ts";
import { appendEvent, inOrder, mergeJournals, sealEvent, verifyChain } from "./journal-chain.ts";

const fact = fc.oneof<fc.Arbitrary<JournalFact>[]>(
  fc.record({ type: fc.constant("hint-opened" as const), exercise: fc.constantFrom("idf", "busca"), hint: fc.nat(3) }),
  fc.record({
    type: fc.constant("ran" as const),
    cell: fc.nat(30),
    state: fc.constantFrom("ok", "failed"),
    durationMs: fc.nat(9),
  }),
  fc.record({ type: fc.constant("solution-opened" as const), exercise: fc.constantFrom("idf", "busca") }),
);

interface Step {
  readonly what: JournalFact;
  readonly writer: string;
  /** Does the writer first see what the others wrote? */
  readonly syncs: boolean;
}

/** Several tabs write, some of the time without seeing each other. */
function journalOf(steps: readonly Step[]): JournalEvent[] {
  const seen = new Map<string, readonly JournalEvent[]>();
  let all: JournalEvent[] = [];
  steps.forEach(({ what, writer, syncs }, minute) => {
    const events = syncs ? all : (seen.get(writer) ?? []);
    const own = all.filter((event) => event.writer === writer);
    const at = new Date(Date.UTC(2026, 10, 20, 14, minute)).toISOString();
    const known = mergeJournals(events, own);
    const event = appendEvent({ lab: "vectorization/tfidf", events: known }, what, { at, writer });
    seen.set(writer, [...known, event]);
    all = [...all, event];
  });
  return all;
}

const step = fc.record({ what: fact, writer: fc.constantFrom("a", "b", "c"), syncs: fc.boolean() });
const journal = fc.array(step, { maxLength: 25 }).map(journalOf);
const someEvents = fc.array(step, { minLength: 1, maxLength: 25 }).map(journalOf);

const opened: JournalFact = { type: "opened", labVersion: 1, labHash: "h", studentSeed: 7 };
const at = "2026-11-20T14:00:00.000Z";

test("an event carries the SHA-256 of its other fields as canonical JSON", () => {
  const event = appendEvent({ lab: "m/l", events: [] }, opened, { at, writer: "w" });
  const text =
    '{"at":"2026-11-20T14:00:00.000Z","id":"w:0","index":0,"lab":"m/l","previous":"","time":1,' +
    '"what":{"labHash":"h","labVersion":1,"studentSeed":7,"type":"opened"},"writer":"w"}';
  expect(event.hash).toBe(sha256Hex(text));
  expect(journalEventSchema.parse(event)).toEqual(event);
});

test("each event names the one before it of the same writer, and is later than all that was seen", () => {
  fc.assert(
    fc.property(journal, (events) => {
      expect(verifyChain(events)).toEqual([]);
      for (const event of events) {
        const before = events.find((other) => other.writer === event.writer && other.index === event.index - 1);
        expect(event.previous).toBe(before?.hash ?? "");
        expect(event.time).toBeGreaterThan(before?.time ?? 0);
      }
    }),
  );
});

test("a merge does not depend on who is merged into whom, nor on duplicates", () => {
  fc.assert(
    fc.property(journal, fc.infiniteStream(fc.boolean()), (events, coins) => {
      const [here, there] = [events.filter(() => coins.next().value), events.filter(() => coins.next().value)];
      const merged = mergeJournals(here, there);
      expect(mergeJournals(there, here)).toEqual(merged);
      expect(mergeJournals(merged, [...here, ...here])).toEqual(merged);
      expect(mergeJournals(events, [...events].reverse())).toEqual(inOrder(events));
    }),
  );
});

test("any change to any field of any event is seen", () => {
  const changes: ((event: JournalEvent) => JournalEvent)[] = [
    (event) => ({ ...event, at: "2026-11-20T23:59:00.000Z" }),
    (event) => ({ ...event, time: event.time + 1 }),
    (event) => ({ ...event, lab: "another/lab" }),
    (event) => ({ ...event, id: `${event.id}0` }),
    (event) => ({ ...event, previous: "0".repeat(64) }),
    (event) => ({ ...event, hash: "0".repeat(64) }),
    (event) => ({ ...event, what: { type: "reset", cell: 1 } }),
    (event) => ({ ...event, writer: "mallory" }),
    (event) => ({ ...event, index: event.index + 1 }),
  ];
  fc.assert(
    fc.property(someEvents, fc.nat(), fc.constantFrom(...changes), (events, which, change) => {
      const place = which % events.length;
      const tampered = events.map((event, index) => (index === place ? change(event) : event));
      expect(verifyChain(tampered)).not.toEqual([]);
    }),
  );
});

test("an event changed and sealed again is seen by the one after it", () => {
  fc.assert(
    fc.property(fc.array(fact, { minLength: 2, maxLength: 10 }), fc.nat(), (facts, which) => {
      const events = journalOf(facts.map((what) => ({ what, writer: "a", syncs: true })));
      const place = which % (events.length - 1);
      const tampered = events.map((event, index) => {
        if (index !== place) return event;
        const { hash: _, ...rest } = event;
        return sealEvent({ ...rest, what: { type: "reset", cell: 99 } });
      });
      expect(verifyChain(tampered)).not.toEqual([]);
    }),
  );
});

test("an event taken out is seen, unless it is the last of its writer", () => {
  fc.assert(
    fc.property(someEvents, fc.nat(), (events, which) => {
      const gone = events[which % events.length];
      const rest = events.filter((event) => event !== gone);
      const wasLast = !rest.some((event) => event.writer === gone?.writer && event.index > gone.index);
      expect(verifyChain(rest).length === 0).toBe(wasLast);
    }),
  );
});

test("a fork of one chain is named, and neither event is dropped", () => {
  const first = appendEvent({ lab: "m/l", events: [] }, opened, { at, writer: "w" });
  const journal = { lab: "m/l", events: [first] };
  const one = appendEvent(journal, { type: "reset", cell: 1 }, { at, writer: "w" });
  const other = appendEvent(journal, { type: "reset", cell: 2 }, { at, writer: "w" });
  const merged = mergeJournals([first, one], [first, other]);
  expect(merged).toHaveLength(3);
  expect(verifyChain(merged)).toEqual([{ event: "w:1", problem: "forked" }]);
});
