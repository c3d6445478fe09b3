import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { formatFor } from "./format.ts";
import { pt } from "./pt.ts";

/** Every leaf of a dictionary with its path. */
function leaves(value: unknown, path = ""): [string, unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}

const texts = (dictionary: { readonly format: unknown }) =>
  leaves({ ...dictionary, format: null }).filter(([path]) => path !== "format");

/** Sample arguments for any message: a number where one is counted, a word elsewhere, a list for lists. */
function fill(message: (...args: never[]) => string, path: string): string {
  const args: unknown[] = /didYouMean/.test(path) ? [["alfa", "beta"]] : [3, 5];
  return (message as (...args: unknown[]) => string)(...args);
}

describe("messages", () => {
  it("has the same keys in both languages", () => {
    expect(texts(en).map(([path]) => path)).toEqual(texts(pt).map(([path]) => path));
  });

  it.each([
    ["pt-BR", pt],
    ["en", en],
  ] as const)("says something for every key in %s", (_language, dictionary) => {
    for (const [path, value] of texts(dictionary)) {
      const text = typeof value === "function" ? fill(value as never, path) : value;
      expect(text, path).toEqual(expect.stringMatching(/\S/));
      expect(text, path).not.toMatch(/undefined$|\[object|NaN/);
    }
  });

  it("leaves no Portuguese in the English texts", () => {
    const same = texts(en).filter(
      ([path, value]) =>
        typeof value === "string" && texts(pt).some(([other, text]) => other === path && text === value),
    );
    // Names of things, and words that both languages write alike.
    expect(same.map(([path]) => path)).toEqual([
      "brand",
      "language.portuguese",
      "language.english",
      "lab.exercise.checks",
    ]);
  });
});

describe("formats", () => {
  it("writes decimals as the language does", () => {
    expect(formatFor("pt-BR").number(1234.5)).toBe("1.234,5");
    expect(formatFor("en").number(1234.5)).toBe("1,234.5");
  });

  it("counts one, none and many", () => {
    const forms = { one: "ponto", other: "pontos" };
    expect([0, 1, 2].map((count) => formatFor("pt-BR").count(count, forms))).toEqual([
      "0 ponto",
      "1 ponto",
      "2 pontos",
    ]);
    expect([0, 1, 2].map((count) => formatFor("en").count(count, { one: "point", other: "points" }))).toEqual([
      "0 points",
      "1 point",
      "2 points",
    ]);
  });

  it("writes times from milliseconds to hours", () => {
    const { duration, minutes } = formatFor("pt-BR");
    expect([4.4, 840, 1320, 59_960, 124_000].map(duration)).toEqual([
      "4 ms",
      "840 ms",
      "1,3 s",
      "1 min 0 s",
      "2 min 4 s",
    ]);
    expect([8, 60, 125].map(minutes)).toEqual(["8 min", "1 h", "2 h 5 min"]);
  });
});
