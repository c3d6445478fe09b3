import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { expect, it } from "vitest";
import { readLab } from "../../src/notebook/read.ts";

it("the lab in the README is one that reads without a problem", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const text = /```html\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const { lab, problems } = readLab(text, { parser: new new JSDOM("").window.DOMParser() });
  expect(problems).toEqual([]);
  expect(lab.exercises.map(({ id, checks }) => [id, checks.map((check) => check.id)])).toEqual([["media", ["tres"]]]);
});
