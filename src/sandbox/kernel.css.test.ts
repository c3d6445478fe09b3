import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { kernelCss } from "./kernel.css.ts";

const tokens = readFileSync(new URL("../host/styles/tokens.css", import.meta.url), "utf8");

/** A token's value, as light and dark give it. */
function token(name: string): [light: string, dark: string] {
  const [, light = "", dark = ""] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? [];
  return [light, dark];
}

const font = (name: string, css: string): string => new RegExp(`--${name}: (.*?);`).exec(css)?.[1] ?? "";

const [light = "", dark = ""] = kernelCss.split('[data-theme="dark"]');

it.each([
  ["ink", "ink"],
  ["muted", "ink-soft"],
  ["paper", "paper"],
  ["accent", "accent"],
  ["line", "line"],
  ["danger", "bad"],
  ["syntax_string", "code-string"],
  ["syntax_number", "code-number"],
  ["syntax_keyword", "code-keyword"],
])("outputs have the page's colour: %s is %s", (own, page) => {
  const [inLight, inDark] = token(page);
  expect(inLight).not.toBe("");
  expect(light).toContain(`--${own}: ${inLight};`);
  expect(dark).toContain(`--${own}: ${inDark};`);
});

it("outputs have the page's fonts", () => {
  expect(font("sans-serif", kernelCss)).toBe(font("font-interface", tokens));
  expect(font("monospace", kernelCss)).toBe(font("font-code", tokens));
});
