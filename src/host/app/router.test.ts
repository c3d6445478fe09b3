import { describe, expect, it } from "vitest";
import { cellOfHash, hrefOf, parseRoute } from "./router.ts";

describe("router", () => {
  it.each([
    ["/", "/"],
    ["/index.html", "/"],
    ["/curso/", "/curso/"],
    ["/curso", "/curso/"],
  ])("reads %s under %s as the course", (path, base) => {
    expect(parseRoute(path, base)).toEqual({ page: "course" });
  });

  it.each([
    ["/lab/vectorization/tfidf", "/"],
    ["/lab/vectorization/tfidf/", "/"],
    ["/a/b/lab/vectorization/tfidf", "/a/b/"],
  ])("reads %s under %s as a lab", (path, base) => {
    expect(parseRoute(path, base)).toEqual({ page: "lab", lab: "vectorization/tfidf" });
  });

  it.each(["/coverage", "/coverage/"])("reads %s as the page of what the course covers", (path) => {
    expect(parseRoute(path, "/")).toEqual({ page: "coverage" });
  });

  it.each(["/grading", "/grading/"])("reads %s as the page that grades", (path) => {
    expect(parseRoute(path, "/")).toEqual({ page: "grading" });
  });

  it.each(["/progress", "/progress/"])("reads %s as the progress page", (path) => {
    expect(parseRoute(path, "/")).toEqual({ page: "progress" });
  });

  it.each([
    ["/class", ""],
    ["/class/", ""],
    [`/class/${"a1".repeat(16)}`, "a1".repeat(16)],
    [`/class/${"a1".repeat(16)}/submissions/${"b2".repeat(16)}/`, `${"a1".repeat(16)}/submissions/${"b2".repeat(16)}`],
  ])("reads %s as the class at “%s”", (path, at) => {
    expect(parseRoute(path, "/")).toEqual({ page: "class", at });
  });

  it.each([
    ["/reference", ""],
    ["/reference/", ""],
    ["/reference/linear-model", "linear-model"],
    ["/reference/StandardScaler", "StandardScaler"],
    ["/reference/preprocessing/StandardScaler/", "preprocessing/StandardScaler"],
  ])("reads %s as the reference at “%s”", (path, at) => {
    expect(parseRoute(path, "/")).toEqual({ page: "reference", at });
  });

  it.each([
    "/reference/a/b/c",
    "/reference/../x",
    "/referenced",
    "/lab",
    "/lab/x",
    "/lab/x/y/z",
    "/lab/X/y",
    "/lab/../y",
    "/lab/x/%2e%2e",
    "/labs/x/y",
    "/class/x",
    "/classes",
  ])("has no page at %s", (path) => {
    expect(parseRoute(path, "/").page).toBe("missing");
  });

  it("has no page outside its base", () => {
    expect(parseRoute("/lab/x/y", "/curso/")).toEqual({ page: "missing", path: "/lab/x/y" });
  });

  it("writes what it reads", () => {
    for (const base of ["/", "/a/b/"]) {
      for (const route of [
        { page: "course" },
        { page: "lab", lab: "x/y-2" },
        { page: "reference", at: "tree/Tree" },
        { page: "reference", at: "" },
        { page: "class", at: "" },
        { page: "course-key" },
        { page: "class", at: `${"a1".repeat(16)}/grades` },
      ] as const) {
        expect(parseRoute(hrefOf(route, base), base)).toEqual(route);
      }
    }
  });

  it("opens at a cell only when the hash names one", () => {
    expect(["#cell-9", "#cell-0", "#cell-09", "#cell-", "#x", ""].map(cellOfHash)).toEqual([
      9,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
