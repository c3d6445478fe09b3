import { expect, it } from "vitest";
import type { NotebookVersion } from "../../session/notebook-version.ts";
import { compareVersions } from "./compare-versions.ts";

const own = (anchor: number) => ({ anchor, rank: 1, mode: "js" as const });
const version = (...cells: NotebookVersion["cells"]): NotebookVersion => ({ at: "", cells });
const starterOf = (cell: number) => (cell < 100 ? `starter ${cell}` : null);

it("tells what was written, added, deleted and moved", () => {
  const before = version(
    { cell: 1, text: "old", own: null },
    { cell: 100, text: "gone", own: own(1) },
    { cell: 101, text: "same", own: own(1) },
    { cell: 103, text: "untouched", own: own(1) },
  );
  const after = version(
    { cell: 2, text: "written", own: null },
    { cell: 101, text: "same", own: own(2) },
    { cell: 102, text: "new", own: own(2) },
    { cell: 103, text: "untouched", own: own(1) },
  );
  expect(compareVersions(before, after, starterOf)).toEqual([
    { cell: 2, before: "starter 2", after: "written", moved: false },
    { cell: 101, before: "same", after: "same", moved: true },
    { cell: 102, before: null, after: "new", moved: false },
    { cell: 1, before: "old", after: "starter 1", moved: false },
    { cell: 100, before: "gone", after: null, moved: false },
  ]);
});

it("finds nothing between a moment and itself", () => {
  const one = version({ cell: 1, text: "x", own: null });
  expect(compareVersions(one, one, starterOf)).toEqual([]);
});
