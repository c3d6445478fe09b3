import { expect, test } from "vitest";
import { labFile, parser } from "../../src/notebook/lab.fixture.ts";
import { readLab } from "../../src/notebook/read.ts";
import { leaks } from "./leaks.ts";
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
