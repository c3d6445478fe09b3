import { describe, expect, it } from "vitest";
import { foldProgress, type LabProgress } from "../../grading/progress.ts";
import type { Catalogue, CatalogueEntry } from "../../shared/catalogue.ts";
import { modulesOf, nextLab, standingOf } from "./course-state.ts";

const both = (text: string) => ({ "pt-BR": text, en: text });
const lab = (id: string, order: number, track: CatalogueEntry["track"] = "path"): CatalogueEntry => ({
  id,
  module: id.split("/")[0] ?? "",
  order,
  version: 1,
  hash: "",
  title: both(id),
  minutes: 60,
  points: 5,
  track,
  exercises: ["one", "two"].map((name) => ({
    id: name,
    title: both(name),
    points: 2,
    publicShare: 0.5,
    solutionCap: 0.5,
    kind: "exercise" as const,
  })),
});
const catalogue: Catalogue = {
  modules: ["a", "b", "empty"].map((id) => ({ id, title: both(id) })),
  labs: [lab("b/y", 3), lab("a/x", 2), lab("a/w", 1)],
};

const progress = (lastAt: string, passed: readonly string[]): LabProgress => ({
  ...foldProgress([]),
  openedAt: "2026-03-01T10:00:00.000Z",
  lastAt,
  exercises: new Map(
    passed.map((id) => [
      id,
      { outcome: "passed" as const, attempts: 1, hints: [], solutionOpened: false, solutionBeforePassing: false },
    ]),
  ),
});

describe("course", () => {
  it("lists modules and labs in their order, and no empty module", () => {
    const modules = modulesOf(catalogue, new Map());
    expect(modules.map(({ id, labs }) => [id, labs.map(({ entry }) => entry.id)])).toEqual([
      ["a", ["a/w", "a/x"]],
      ["b", ["b/y"]],
    ]);
  });

  it("tells a new lab from one begun and one done", () => {
    const entry = lab("a/w", 1);
    expect(standingOf(entry, undefined).state).toBe("new");
    expect(standingOf(entry, progress("", ["one"]))).toMatchObject({ state: "started", passed: 1, points: 1 });
    expect(standingOf(entry, progress("", ["one", "two"])).state).toBe("done");
  });

  it("goes on with the lab that was open last, else with the first that is not done", () => {
    const next = (entries: [string, LabProgress][]) => nextLab(modulesOf(catalogue, new Map(entries)))?.entry.id;
    expect(next([])).toBe("a/w");
    expect(
      next([
        ["a/w", progress("2026-03-01", [])],
        ["b/y", progress("2026-03-02", [])],
      ]),
    ).toBe("b/y");
    expect(next([["a/w", progress("2026-03-01", ["one", "two"])]])).toBe("a/x");
    expect(next(["a/w", "a/x", "b/y"].map((id) => [id, progress("", ["one", "two"])]))).toBeUndefined();
  });
});
