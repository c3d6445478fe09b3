import type { CellEntryValue, Own } from "../../../shared/work-entry.ts";
import { anchorIn, byPlace } from "../placing.ts";
import { rescuedFrom } from "../work-cell.ts";
import type { CellChange, MergeInput, MergePlan } from "./plan-merge.ts";

/** A cell of the student's own, before it has its place in the new version. */
interface OwnCell {
  readonly cell: number;
  readonly text: string;
  readonly mode: Own["mode"];
}

/** Ids of cells that a merge makes lie apart from those that are drawn and those that are only shown. */
const step = 1_000_000;
const reflectionIds = rescuedFrom + 500_000_000;

/**
 * The student's own cells in the new version: each stays after the neighbour that it stood after, or after the nearest one
 * above that is still there; what the lab no longer keeps for the student becomes a cell of their own in its place.
 * @returns what is to be written; cells whose place does not change are not among it
 */
export function carryOver(input: MergeInput, plan: MergePlan): readonly CellEntryValue[] {
  const { base, next, language, cells } = input;
  const there = new Set(next[language].notebook.cells.map(({ id }) => id));
  const changes = new Map(plan.cells.map((change) => [change.cell, change]));
  const taken = new Set([...cells.map(({ cell }) => cell), ...changes.keys()]);
  const baseIds = base[language].notebook.cells.map(({ id }) => id);
  const known = new Set([...baseIds, ...there]);
  const own = cells
    .flatMap(({ cell, text, deleted, own: place }) =>
      place && !deleted && !known.has(cell) ? [{ id: cell, text, place }] : [],
    )
    .sort(byPlace);

  const groups = new Map<number, OwnCell[]>();
  let anchor = 0;
  const put = (...more: readonly OwnCell[]) => groups.set(anchor, [...(groups.get(anchor) ?? []), ...more]);
  const putOwn = (after: number) => {
    const here = own.filter(({ place }) => anchorIn(baseIds, place.anchor) === after);
    if (here.length > 0) put(...here.map(({ id, text, place }) => ({ cell: id, text, mode: place.mode })));
  };
  putOwn(0);
  for (const id of baseIds) {
    const change = changes.get(id);
    if (there.has(id)) anchor = id;
    if (change?.fate === "kept") put(keptCell(change, there.has(id) ? freeId(rescuedFrom + step + id, taken) : id));
    for (const { text } of plan.reflections.filter(({ cell }) => cell === id))
      put({ cell: freeId(reflectionIds + id, taken), text, mode: "md" });
    putOwn(id);
  }
  // Cells that came back closed: the student's text of then stands beside them.
  for (const { cell, ...change } of plan.cells) {
    if (change.fate !== "kept" || change.base !== null) continue;
    anchor = cell;
    put(keptCell({ cell, ...change }, freeId(rescuedFrom + step + cell, taken)));
  }
  const registers = new Map(cells.map((value) => [value.cell, value]));
  return [...groups].flatMap(([after, group]) => ranked(after, group, registers));
}

/** Code is shown and not run, for what took its place may define the same names; the student can make it code again. */
function keptCell({ mine, modeBefore }: CellChange, cell: number): OwnCell {
  const isCode = modeBefore === "js" || modeBefore === "ts";
  return { cell, text: mine ?? "", mode: isCode ? "node" : "md" };
}

function freeId(first: number, taken: Set<number>): number {
  let id = first;
  while (taken.has(id)) id += step;
  taken.add(id);
  return id;
}

/** Ranks are given anew only where the cells after one of the lab's are not those that stood there, in their order. */
function ranked(
  anchor: number,
  group: readonly OwnCell[],
  registers: ReadonlyMap<number, CellEntryValue>,
): CellEntryValue[] {
  const places = group.map(({ cell }) => registers.get(cell)?.own);
  const isAsItWas = places.every((place, at) => {
    const before = at === 0 ? null : places[at - 1];
    return place?.anchor === anchor && (at === 0 || (before != null && before.rank <= place.rank));
  });
  if (isAsItWas) return [];
  return group.map(({ cell, text, mode }, at) => ({
    kind: "cell",
    cell,
    text,
    deleted: false,
    own: { anchor, rank: at + 1, mode },
  }));
}
