import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("./", import.meta.url);
const tokens = readFileSync(new URL("tokens.css", folder), "utf8");

/** Each colour token as [light, dark]. */
const colors = new Map(
  [...tokens.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, [light, dark] as const],
  ),
);

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["--paper", "--surface", "--sunken"];
const words = ["--ink", "--ink-soft", "--accent", "--good", "--bad", "--warn"];
const code = ["--code-ink", "--code-comment", "--code-keyword", "--code-string", "--code-number"];

/** What stands on what, and how much it must stand out: text 4.5 (AA), edges and marks 3. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...grounds.flatMap((ground) => words.map((word) => [word, ground, 4.5] as const)),
  ...grounds.flatMap((ground) => code.map((word) => [word, ground, 4.5] as const)),
  ...code.map((word) => [word, "--code-selection", 4.5] as const),
  ...["--ink", "--accent", "--ink-soft"].map((word) => [word, "--accent-wash", 4.5] as const),
  ...(["good", "bad", "warn"] as const).flatMap((state) => [
    [`--${state}`, `--${state}-wash`, 4.5] as const,
    ["--ink", `--${state}-wash`, 4.5] as const,
    ["--accent", `--${state}-wash`, 4.5] as const,
  ]),
  ["--on-accent", "--accent", 4.5],
  ...grounds.map((ground) => ["--edge", ground, 3] as const),
];

describe("colours", () => {
  it("measures contrast as the standard does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  it.each(pairs)("%s on %s stands out by %d or more, in light and dark", (front, back, least) => {
    const [frontPair, backPair] = [colors.get(front), colors.get(back)];
    expect(frontPair && backPair, "both tokens exist").toBeTruthy();
    for (const scheme of [0, 1] as const) {
      expect(
        contrast(frontPair?.[scheme] ?? "", backPair?.[scheme] ?? ""),
        scheme ? "dark" : "light",
      ).toBeGreaterThanOrEqual(least);
    }
  });

  it("come from the tokens only", () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".css") && name !== "tokens.css")) {
      expect(readFileSync(new URL(file, folder), "utf8"), file).not.toMatch(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i);
    }
  });
});

describe("tokens", () => {
  it("exist wherever one is used", () => {
    const defined = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".css"))) {
      for (const [, name] of readFileSync(new URL(file, folder), "utf8").matchAll(/var\((--[\w-]+)\)/g))
        expect(defined, `${file} uses ${name}`).toContain(name);
    }
  });
});
