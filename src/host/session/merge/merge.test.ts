import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellEntryValue } from "../../../shared/work-entry.ts";
import { movedCells } from "./lab-index.ts";
import {
  choices,
  closed,
  labsOf,
  merges,
  open,
  own,
  pageOf,
  studentAfter,
  type TestCell,
  wrote,
} from "./merge.testing.ts";
import { type MergeInput, planMerge, startersIn } from "./plan-merge.ts";
import { type Choice, takeMerge } from "./take-merge.ts";

const input = (
  base: readonly TestCell[],
  next: readonly TestCell[],
  cells: readonly CellEntryValue[],
  more: Partial<MergeInput> = {},
): MergeInput => ({ base: labsOf(base), next: labsOf(next), language: "pt-BR", cells, reflections: [], ...more });

const fatesOf = (merge: MergeInput): Record<number, string> =>
  Object.fromEntries(planMerge(merge).cells.map(({ cell, fate }) => [cell, fate]));

function take(merge: MergeInput, chosen: Readonly<Record<number, Choice>> = {}) {
  const merged = takeMerge(
    merge,
    planMerge(merge),
    new Map(Object.entries(chosen).map(([id, to]) => [Number(id), to])),
  );
  const cells = studentAfter(merge.cells, merged);
  const page = pageOf(merge.next, cells).map(({ id, text, origin }) => [id, text, origin === "lab" ? "" : "own"]);
  return { merged, cells, page };
}

describe("what a new version does to a cell", () => {
  it.each([
    ["the lab brought it", input([], [open(1, "a")], []), "added"],
    ["the lab took it away", input([open(1, "a")], [], []), "removed"],
    ["the lab took it away, and the student had written in it", input([open(1, "a")], [], [wrote(1, "x")]), "kept"],
    ["only the lab changed it", input([open(1, "a")], [open(1, "b")], []), "updated"],
    ["only the student changed it", input([open(1, "a")], [open(1, "a")], [wrote(1, "x")]), "stays"],
    ["both changed it", input([open(1, "a")], [open(1, "b")], [wrote(1, "x")]), "conflict"],
    ["both changed it alike", input([open(1, "a")], [open(1, "b")], [wrote(1, "b\n")]), "stays"],
    ["it was rewritten and put back", input([open(1, "a")], [open(1, "b")], [wrote(1, "aEN")]), "updated"],
    ["the lab closed what the student wrote in", input([open(1, "a")], [closed(1, "a")], [wrote(1, "x")]), "kept"],
    [
      "it became of another kind",
      input([open(1, "a")], [{ ...open(1, "a"), mode: "ts" }], [wrote(1, "x")]),
      "conflict",
    ],
    ["it came back after it was kept", input([], [open(1, "a")], [own(1, "x", 0, 1)]), "conflict"],
  ])("%s", (_, merge, fate) => {
    expect(fatesOf(merge)).toEqual({ 1: fate });
  });

  it("a change in the language that the student does not read is no conflict", () => {
    const merge = input([open(1, "a")], [open(1, "a")], [wrote(1, "x")]);
    const english = { ...merge.next, en: labsOf([open(1, "rewritten")]).en };
    expect(fatesOf({ ...merge, next: english })).toEqual({ 1: "stays" });
    expect(fatesOf({ ...merge, next: english, cells: [] })).toEqual({ 1: "updated" });
  });

  it("names as moved the fewest cells", () => {
    expect([...movedCells([1, 2, 3, 4, 5], [1, 5, 2, 3, 4])]).toEqual([5]);
    expect([...movedCells([1, 2, 3], [3, 9, 1, 2])]).toEqual([3]);
    expect([...movedCells([1, 2, 3], [1, 3])]).toEqual([]);
    expect([...movedCells([], [1])]).toEqual([]);
  });
});

describe("taking a new version", () => {
  const both = input([open(1, "a")], [open(1, "b")], [wrote(1, "x")]);

  it("leaves the student's text where both changed it, and puts the new one in the history", () => {
    const { page, merged } = take(both);
    expect(page).toEqual([[1, "x", ""]]);
    expect(merged.history).toEqual([{ cell: 1, text: "b" }]);
  });

  it("gives the new text where the student chose it, and puts theirs in the history", () => {
    const { page, merged } = take(both, { 1: "next" });
    expect(page).toEqual([[1, "b", ""]]);
    expect(merged.history).toEqual([{ cell: 1, text: "x" }]);
  });

  it("makes a cell of the student's own, in its place, of one that went", () => {
    const merge = input([open(1, "a"), open(2, "b"), open(3, "c")], [open(3, "c"), open(1, "a")], [wrote(2, "x")]);
    expect(take(merge).page).toEqual([
      [3, "c", ""],
      [1, "a", ""],
      [2, "x", "own"],
    ]);
  });

  it("stands the student's text beside a cell that the lab closed", () => {
    const { page } = take(input([open(1, "a"), open(2, "b")], [closed(1, "c"), open(2, "b")], [wrote(1, "x")]));
    expect(page).toEqual([
      [1, "c", ""],
      [2_001_000_001, "x", "own"],
      [2, "b", ""],
    ]);
  });

  it("stands both texts beside a cell that was closed twice", () => {
    const cells = [wrote(1, "second"), own(2_001_000_001, "first", 1, 1)];
    expect(take(input([open(1, "a")], [closed(1, "a")], cells)).page).toEqual([
      [1, "a", ""],
      [2_002_000_001, "second", "own"],
      [2_001_000_001, "first", "own"],
    ]);
  });

  it("keeps the student's own cells after their neighbours, and in their order", () => {
    const ours = [own(1_000_001, "p", 2, 1), own(1_000_002, "q", 2, 2), own(1_000_003, "r", 1, 1), wrote(2, "x")];
    const merge = input([open(1, "a"), open(2, "b"), open(3, "c")], [open(3, "c"), open(1, "a")], ours);
    expect(take(merge).page.map(([id]) => id)).toEqual([3, 1, 1_000_003, 2, 1_000_001, 1_000_002]);
  });

  it("makes prose of a reflection that the lab no longer asks for", () => {
    const merge = {
      ...input([open(1, "a")], [], []),
      base: labsOf([open(1, "a")], [{ id: "why", cell: 1 }]),
      next: labsOf([open(1, "a")]),
      reflections: [{ reflection: "why", text: "porque sim" }],
    };
    expect(take(merge).page).toEqual([
      [1, "a", ""],
      [2_500_000_001, "porque sim", "own"],
    ]);
  });
});

/** What the student wrote: texts in cells of the lab that are not the lab's own, and cells that they added. */
function writtenBy({ base, next, cells }: MergeInput): string[] {
  return cells.flatMap((value) => {
    if (value.deleted || value.text.trim() === "") return [];
    const starters = value.own ? [] : [...startersIn(base, value.cell), ...startersIn(next, value.cell)];
    return starters.some((starter) => starter.trim() === value.text.trim()) ? [] : [value.text];
  });
}

describe("of any version and any student", () => {
  it("nothing that the student wrote is lost: it is on the page, or in the history", () => {
    fc.assert(
      fc.property(merges, choices, (merge, chosen) => {
        const merged = takeMerge(merge, planMerge(merge), chosen);
        const there = new Set([
          ...pageOf(merge.next, studentAfter(merge.cells, merged)).map(({ text }) => text),
          ...merged.history.map(({ text }) => text),
        ]);
        expect(writtenBy(merge).filter((text) => !there.has(text))).toEqual([]);
      }),
    );
  });

  it("a student who changed nothing has the new lab", () => {
    fc.assert(
      fc.property(merges, fc.array(fc.boolean(), { maxLength: 12 }), ({ base, next, ...rest }, isEnglish) => {
        // Texts that were put back are the lab's too, in either language.
        const cells = base["pt-BR"].editable.flatMap((id, at) => {
          const [portuguese = "", english = ""] = startersIn(base, id);
          return isEnglish[at] === undefined ? [] : [wrote(id, isEnglish[at] ? english : portuguese)];
        });
        const merge = { ...rest, base, next, cells };
        const page = pageOf(next, studentAfter(cells, takeMerge(merge, planMerge(merge), new Map())));
        expect(page).toEqual(pageOf(next, []));
      }),
    );
  });

  it("merging twice changes nothing", () => {
    fc.assert(
      fc.property(merges, choices, choices, (merge, first, second) => {
        const cells = studentAfter(merge.cells, takeMerge(merge, planMerge(merge), first));
        const again = { ...merge, base: merge.next, cells };
        expect(takeMerge(again, planMerge(again), second)).toEqual({ cells: [], history: [] });
      }),
    );
  });

  it("ids stay unique, and the lab's cells stand in the lab's order", () => {
    fc.assert(
      fc.property(merges, choices, (merge, chosen) => {
        const page = pageOf(merge.next, studentAfter(merge.cells, takeMerge(merge, planMerge(merge), chosen)));
        expect(new Set(page.map(({ id }) => id)).size).toBe(page.length);
        expect(page.filter(({ origin }) => origin === "lab").map(({ id }) => id)).toEqual(
          merge.next["pt-BR"].notebook.cells.map(({ id }) => id),
        );
      }),
    );
  });

  it("each choice gives the text that was chosen, and keeps the other", () => {
    fc.assert(
      fc.property(merges, choices, (merge, chosen) => {
        const plan = planMerge(merge);
        const merged = takeMerge(merge, plan, chosen);
        const page = new Map(pageOf(merge.next, studentAfter(merge.cells, merged)).map(({ id, text }) => [id, text]));
        for (const { cell, mine, next } of plan.cells.filter(({ fate }) => fate === "conflict")) {
          const [there, kept] = chosen.get(cell) === "next" ? [next, mine] : [mine, next];
          expect(page.get(cell)).toBe(there);
          if (kept?.trim()) expect(merged.history).toContainEqual({ cell, text: kept });
        }
      }),
    );
  });

  it("the student's own cells keep their order, where the lab kept the order of its own", () => {
    fc.assert(
      fc.property(merges, (merge) => {
        const isInOrder = planMerge(merge).cells.every(({ moved }) => !moved);
        fc.pre(isInOrder);
        const idsOf = (page: ReturnType<typeof pageOf>) =>
          page.map(({ id }) => id).filter((id) => id >= 1_000_000 && id < 2_000_000);
        const before = idsOf(pageOf(merge.base, merge.cells));
        expect(
          idsOf(pageOf(merge.next, studentAfter(merge.cells, takeMerge(merge, planMerge(merge), new Map())))),
        ).toEqual(before);
      }),
    );
  });
});
