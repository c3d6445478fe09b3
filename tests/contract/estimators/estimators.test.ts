// What every estimator of the toolkit promises. A new one joins the cases of its sub-module and is held to the same.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withOptions } from "../../../src/toolkit/base/estimator.ts";
import { load } from "../../../src/toolkit/base/saved.ts";
import type { Case } from "./case.ts";

const modules = import.meta.glob<{ cases: readonly Case[] }>("./*.cases.ts", { eager: true });
const cases = Object.values(modules).flatMap((module) => module.cases);

interface Fits {
  fit(X: unknown, y?: unknown): Fits;
}

interface Scores {
  score(X: unknown, y: unknown): number;
}

const code = (name: string) => expect.objectContaining({ name: "StudentError", code: name });
const student = expect.objectContaining({ name: "StudentError" });

describe.each(cases)("$name", (item) => {
  const learn = (estimator: unknown, { X, y }: Case["data"]) =>
    (estimator as Fits).fit(X, y) as unknown as ReturnType<Case["make"]>;
  const fitted = () => learn(item.make(), item.data);
  const saved = (estimator: unknown) => JSON.stringify(estimator);

  test("fit returns another, fitted, and leaves itself and the data as they were", () => {
    const unfitted = item.make();
    const before = { ...unfitted };
    const data = structuredClone(plain(item.data.X));
    expect(learn(unfitted, item.data)).not.toBe(unfitted);
    expect({ ...unfitted }).toEqual(before);
    expect(plain(item.data.X)).toEqual(data);
  });

  test("fitted again, it forgets the first data", () => {
    expect(saved(learn(fitted(), item.other))).toBe(saved(learn(item.make(), item.other)));
  });

  test("repeats itself", () => {
    expect(saved(fitted())).toBe(saved(fitted()));
    expect(item.apply(fitted(), item.data.X)).toEqual(item.apply(fitted(), item.data.X));
  });

  test("a copy with the same options fits the same", () => {
    expect(saved(learn(withOptions(item.make(), {}), item.data))).toBe(saved(fitted()));
  });

  test(item.stateless ? "can be used and saved before fit" : "refuses to be used and to be saved before fit", () => {
    if (item.stateless) {
      expect(item.apply(item.make(), item.data.X)).toEqual(item.apply(fitted(), item.data.X));
      expect(item.apply(item.load(JSON.parse(saved(item.make()))), item.data.X)).toEqual(
        item.apply(fitted(), item.data.X),
      );
      return;
    }
    expect(() => item.apply(item.make(), item.data.X)).toThrow(code("not-fitted"));
    expect(() => item.make().toJSON()).toThrow(code("not-fitted"));
  });

  test("refuses an option that does not exist", () => {
    expect(() => learn(withOptions(item.make(), { nao_existe: 1 }), item.data)).toThrow(code("unknown-option"));
  });

  test("saved and opened, it answers and saves the same, and can be fitted again", () => {
    const text = saved(fitted());
    const opened = item.load(JSON.parse(text));
    expect(item.apply(opened, item.data.X)).toEqual(item.apply(fitted(), item.data.X));
    expect(saved(opened)).toBe(text);
    expect(saved(load(JSON.parse(text)))).toBe(text);
    expect(saved(learn(opened, item.other))).toBe(saved(learn(item.make(), item.other)));
  });

  test("opens nothing but what it saved", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => item.load(json)).toThrow(code("not-a-saved-one"));
      }),
    );
    const json = JSON.parse(saved(fitted()));
    for (const key of Object.keys(json)) {
      if (key === "params") continue;
      expect(() => item.load({ ...json, [key]: -1.5 }), key).toThrow(code("not-a-saved-one"));
    }
  });

  const bad = [...(item.numeric === false ? [] : usual(item)), ...(item.bad ?? [])];
  test.each(bad)("refuses %s", (_, X, y, expected) => {
    expect(() => learn(item.make(), { X, y: y as ArrayLike<unknown> })).toThrow(code(expected));
  });

  if (item.numeric !== false && item.role !== "clustering" && !item.stateless) {
    test("refuses other columns than those it was fitted with", () => {
      const wide = (plain(item.data.X) as number[][]).map((row) => [...row, 1]);
      expect(() => item.apply(fitted(), wide)).toThrow(code("other-columns"));
    });
  }

  if (item.role === "classifier" || item.role === "regressor") {
    test("scores only a whole target, of the kind that it learnt", () => {
      const score = (y: unknown) => (fitted() as unknown as Scores).score(item.data.X, y);
      const y = Array.from(item.data.y ?? []);
      expect(score(y)).toBeLessThanOrEqual(1);
      expect(() => score(y.slice(1))).toThrow(code("lengths-differ"));
      expect(() => score([...y, y[0]])).toThrow(code("lengths-differ"));
      expect(() => score(undefined)).toThrow(code("not-a-target"));
      const others = y.map((label) => (typeof label === "string" ? label.length : String(label)));
      expect(() => score(others)).toThrow(code(item.role === "classifier" ? "mixed-labels" : "not-a-target"));
    });
  }

  if (item.role === "classifier") {
    test(item.refusesSingleClass ? "refuses a target of one class" : "predicts the only class there is", () => {
      const one = { X: item.data.X, y: Array.from(item.data.y ?? [], () => "sim") };
      if (item.refusesSingleClass) expect(() => learn(item.make(), one)).toThrow(student);
      else expect(new Set(item.apply(learn(item.make(), one), item.data.X) as unknown[])).toEqual(new Set(["sim"]));
    });
  }
});

/** Rows of X as lists. */
const plain = (X: unknown): unknown =>
  typeof X === "object" && X !== null && "toArrays" in X ? (X as { toArrays(): unknown }).toArrays() : X;

function usual({ data, allowsNaN, role }: Case): (readonly [string, unknown, unknown, string])[] {
  const rows = plain(data.X) as number[][];
  const { y } = data;
  const spoilt = (value: unknown) => rows.map((row, i) => (i === 0 ? [value, ...row.slice(1)] : row));
  const out: (readonly [string, unknown, unknown, string])[] = [
    ["nothing", undefined, y, "not-a-matrix"],
    ["one list in place of a matrix", rows[0], y, "not-a-matrix"],
    ["a text among the numbers", spoilt("febre"), y, "not-a-matrix"],
    ["an infinite value", spoilt(Number.POSITIVE_INFINITY), y, "not-finite"],
    ["rows of unequal length", [...rows.slice(1), []], y, "uneven-rows"],
    ["no rows", [], y && [], "no-rows"],
    ["rows without a column", rows.map(() => []), y, "no-columns"],
  ];
  if (!allowsNaN) out.push(["a missing value", spoilt(Number.NaN), y, "not-finite"]);
  if (role === "classifier" || role === "regressor") {
    out.push(["a target that is too short", rows, Array.from(y ?? []).slice(1), "lengths-differ"]);
    out.push(["no target", rows, undefined, "not-a-target"]);
    out.push([
      "a target with a hole",
      rows,
      Array.from(y ?? [], (value, i) => (i === 0 ? null : value)),
      "not-a-target",
    ]);
  }
  return out;
}
