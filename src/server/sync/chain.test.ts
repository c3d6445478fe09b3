import fc from "fast-check";
import { expect, test } from "vitest";
import type { JournalEvent, JournalFact } from "../../grading/journal.ts";
import { eventText } from "../../grading/journal-chain.ts";
import { canonicalJson } from "../../shared/canonical.ts";
import { textsOf } from "./chain.ts";

const text = fc.string({ unit: "binary" });
const number = fc.double({ noDefaultInfinity: true, noNaN: true });
const texts = fc.array(text, { maxLength: 3 });
const what = fc.oneof<fc.Arbitrary<JournalFact>[]>(
  fc.record({ type: fc.constant("opened"), labVersion: number, labHash: text, studentSeed: fc.integer() }),
  fc.record({ type: fc.constant("predicted"), prediction: text, option: text, certainty: fc.constant("bet") }),
  fc.record({ type: fc.constant("ran"), cell: number, state: fc.constant("stopped"), durationMs: number }),
  fc.record({
    ...{ type: fc.constant("checked"), exercise: text, outcome: fc.constant("broken") },
    ...{ passed: texts, failed: texts },
  }),
  fc.record({ type: fc.constant("hint-opened"), exercise: text, hint: fc.integer() }),
  fc.record({ type: fc.constant("reset"), cell: number }),
);
const event: fc.Arbitrary<JournalEvent> = fc.record({
  ...{ id: text, lab: text, writer: text, at: text, previous: text, hash: text },
  ...{ index: fc.nat(), time: fc.nat(), what },
});

test("an event's texts are those of every device, whatever is written in it", () => {
  fc.assert(
    fc.property(event, (event) => {
      const { sealed, body } = textsOf(event);
      expect(sealed).toBe(eventText(event));
      expect(body).toBe(canonicalJson(event));
    }),
  );
});
