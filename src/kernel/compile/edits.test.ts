import fc from "fast-check";
import MagicString from "magic-string";
import { describe, expect, it } from "vitest";
import { Edits } from "./edits.ts";

const text = "const answer = f(1) + g(2);";

interface Step {
  readonly kind: "appendLeft" | "prependRight" | "prepend" | "append";
  readonly at: number;
  readonly text: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("appendLeft", "prependRight", "prepend", "append"),
  at: fc.nat(text.length),
  text: fc.constantFrom("(", ")", "await ", "{x}", "\n"),
});

/** Parts that do not overlap: every second pair of sorted places. */
const parts = fc
  .uniqueArray(fc.nat(text.length), { maxLength: 6 })
  .map((places) => places.sort((a, b) => a - b))
  .map((places) =>
    places.flatMap((start, i) => (i % 2 === 0 && places[i + 1] !== undefined ? [[start, places[i + 1] ?? 0]] : [])),
  );

function apply(target: Edits | MagicString, steps: readonly Step[], replaced: readonly number[][]): string {
  for (const { kind, at, text: inserted } of steps) {
    if (kind === "prepend" || kind === "append") target[kind](inserted);
    else target[kind](at, inserted);
  }
  for (const [start = 0, end = 0] of replaced) target.update(start, end, `<${start}>`);
  return target.toString();
}

describe("edits of a text", () => {
  it("are those of magic-string", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), parts, (steps, replaced) => {
        // Inside a part that is replaced the two differ: Edits drops what was inserted there (the next test).
        const outside = steps.filter(({ at }) => !replaced.some(([start = 0, end = 0]) => start < at && at < end));
        expect(apply(new Edits(text), outside, replaced)).toBe(apply(new MagicString(text), outside, replaced));
      }),
      { numRuns: 2000, verbose: true },
    );
  });

  it("drop what was inserted inside a part that is replaced", () => {
    expect(new Edits("abcd").appendLeft(2, "x").prependRight(2, "y").update(1, 3, "-").toString()).toBe("a-d");
  });

  it("leave a text without edits as it is", () => {
    expect(new Edits(text).toString()).toBe(text);
  });

  it("refuse to replace nothing", () => {
    expect(() => new Edits(text).update(3, 3, "x")).toThrow("Nothing to replace");
  });
});
