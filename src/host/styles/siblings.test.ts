import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);

/** Selectors of the shape `> * + *`: whatever stands after something. */
const afterAnything = /[+~]\s*(\*|:(?!:))/g;

// With one such rule a browser styles all of a parent's descendants anew whenever a child comes or goes, on every page:
// a table of which rows come into sight, each time as a whole. `> :where(:not(:first-child))` says the same, and costs nothing.
test("no style looks at the sibling of just any element", () => {
  const found = readdirSync(folder)
    .filter((name) => name.endsWith(".css"))
    .flatMap((name) => {
      const css = readFileSync(new URL(name, folder), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
      const selectors = [...css.matchAll(/[^{};]+(?=\{)/g)].map(([text]) => text.trim());
      return selectors
        .filter((text) => !text.startsWith("@") && text.search(afterAnything) >= 0)
        .map((text) => `${name}: ${text}`);
    });
  expect(found).toEqual([]);
});
