import { describe, expect, it } from "vitest";
import { fileFor, filesOfLab, hashOf, type Release } from "./release.ts";

const files = [
  "index.html",
  "grade.html",
  "assets/main-1.js",
  "feed/kernel-1.js",
  "labs/index.json",
  "labs/a/one/lab.json",
  "labs/a/one/lab.html",
  "labs/a/one/solutions/x.json",
  "labs/a/one-more/lab.json",
  "datasets/clientes/a.csv",
  "datasets/vendas/a.csv",
];
const release: Release = { id: "1", files: Object.fromEntries(files.map((path) => [path, path])), shell: [] };

describe("a release", () => {
  it.each([
    ["", true, "index.html"],
    ["lab/a/one", true, "index.html"],
    ["lab/a/one/", true, "index.html"],
    ["grade.html", true, "grade.html"],
    ["labs/a/one/lab.html", true, "labs/a/one/lab.html"],
    ["labs/a/one/missing.html", true, null],
    ["lab/a/one", false, null],
    ["api/auth/verify-email", true, null],
    ["ready", true, null],
    ["apis", true, "index.html"],
    ["assets/main-1.js", false, "assets/main-1.js"],
    ["assets/main-2.js", false, null],
    ["toString", false, null],
  ])("answers to %j (a visit: %j) with %j", (path, isNavigation, file) => {
    expect(fileFor(release, path, isNavigation)).toBe(file);
  });

  it("names all that a lab needs: its files and data, the kernel's libraries and the page's parts", () => {
    expect(filesOfLab(release, "a/one", ["vendas"])).toEqual([
      "labs/a/one/lab.json",
      "labs/a/one/solutions/x.json",
      "datasets/vendas/a.csv",
      "feed/kernel-1.js",
      "assets/main-1.js",
    ]);
  });

  it("needs nothing for a lab that it does not have", () => {
    expect(filesOfLab(release, "a/two", [])).toEqual([]);
  });

  it("hashes as the build does", async () => {
    // printf abc | openssl dgst -sha256 -binary | head -c 16 | basenc --base64url
    expect(await hashOf(new TextEncoder().encode("abc"))).toBe("ungWv48Bz-pBQUDeXa4iIw");
  });
});
