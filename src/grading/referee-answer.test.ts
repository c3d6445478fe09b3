import { expect, test } from "vitest";
import { parseAnswer } from "./referee-answer.ts";

test("a value and a reason come through", () => {
  expect(parseAnswer({ ok: true, value: [1, 2] }, "f")).toEqual({ ok: true, value: [1, 2] });
  expect(parseAnswer({ ok: true }, "f")).toEqual({ ok: true, value: undefined });
  const threw = { ok: false, code: "threw", message: "TypeError: x" };
  expect(parseAnswer(threw, "f")).toEqual(threw);
});

test("whatever else the student's realm sends is no answer, and names what was asked for", () => {
  for (const odd of [undefined, null, 3, "ok", [], {}, { ok: 1 }, { ok: false }, { ok: false, code: "passed" }])
    expect(parseAnswer(odd, "f"), JSON.stringify(odd)).toEqual({ ok: false, code: "not-cloneable", message: "f" });
});

test("a value past all measure is refused, and a long reason cut", () => {
  expect(parseAnswer({ ok: true, value: new Array(4e9) }, "f")).toEqual({ ok: false, code: "too-large", message: "f" });
  const long = parseAnswer({ ok: false, code: "threw", message: "x".repeat(1e5) }, "f");
  expect(long).toMatchObject({ message: "x".repeat(1_000) });
});
