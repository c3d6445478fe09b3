import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { labFile, parser } from "../../src/notebook/lab.fixture.ts";
import { readLab } from "../../src/notebook/read.ts";
import { leaks, publicText } from "./leaks.ts";
import { readFullLab } from "./publish.ts";

const full = readFullLab({ module: "01-test", slug: "means", folder: "", text: labFile, overlay: "" });
const secret = 'export const secret = "SEALED library";';

test("a sealed line that stands anywhere in the site is named, bare or within JSON; a site without any is clean", () => {
  expect(readLab(labFile, { parser }).lab.library.sealed).toContain(secret);
  const site = `${"const nothing = 0;".repeat(50)}\n`;
  const named = (text: string) => leaks(full, text).filter((problem) => problem.startsWith("sealed text"));
  expect(named(site)).toEqual([]);
  expect(named(`${site}x;${secret};${site}`)).toEqual([`sealed text is public: ${secret}`]);
  expect(named(site + JSON.stringify({ code: secret }))).toEqual([`sealed text is public: ${secret}`]);
  expect(named(site + secret)).toHaveLength(1);
});

test("of the labs' own folders a lab's text is sought in its own: two authors may write one line", () => {
  const site = mkdtempSync(join(tmpdir(), "site-"));
  const paths = ["assets/page.js", "labs/index.json", "labs/a/mine/lab.json", "labs/a/other/lab.json"];
  for (const path of paths) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), path);
  }
  const text = publicText(site)("a/mine");
  expect(paths.filter((path) => text.includes(path))).toEqual(paths.slice(0, 3));
});
