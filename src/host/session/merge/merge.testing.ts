import fc from "fast-check";
import type { Cell, Lab } from "../../../notebook/model.ts";
import type { CellEntryValue, Entry, EntryValue } from "../../../shared/work-entry.ts";
import { keyOf } from "../../../shared/work-entry.ts";
import { composeCells, type Written } from "../compose-cells.ts";
import { labIn } from "../fakes.testing.ts";
import { baseOf, type Labs } from "../starters.ts";
import type { WorkCell } from "../work-cell.ts";
import type { MergeInput } from "./plan-merge.ts";
import type { Choice, Merged } from "./take-merge.ts";

/** A cell of a lab, for tests: its English text is the Portuguese one and `EN`. */
export interface TestCell {
  readonly id: number;
  readonly text: string;
  readonly open: boolean;
  readonly mode: Cell["mode"];
}

export const open = (id: number, text: string): TestCell => ({ id, text, open: true, mode: "js" });
export const closed = (id: number, text: string): TestCell => ({ id, text, open: false, mode: "js" });

/** A lab of these cells, in both languages. */
export function labsOf(cells: readonly TestCell[], reflections: readonly { id: string; cell: number }[] = []): Labs {
  const lab = (language: "pt-BR" | "en"): Lab => {
    const known = labIn(language);
    const suffix = language === "en" ? "EN" : "";
    return {
      ...known,
      notebook: {
        ...known.notebook,
        cells: cells.map(({ id, text, mode }) => {
          return { id, mode, text: text + suffix, pinned: true, hidden: false, attributes: {} };
        }),
      },
      editable: cells.filter((cell) => cell.open).map(({ id }) => id),
      exercises: [],
      predictions: [],
      reflections: reflections.map((one) => ({ ...one, points: 1, question: "", levels: [] })),
    };
  };
  return { "pt-BR": lab("pt-BR"), en: lab("en") };
}

export const wrote = (cell: number, text: string): CellEntryValue => {
  return { kind: "cell", cell, text, deleted: false, own: null };
};
export const own = (cell: number, text: string, anchor: number, rank: number): CellEntryValue => {
  return { kind: "cell", cell, text, deleted: false, own: { anchor, rank, mode: "js" } };
};

/** The notebook as it is shown, of a lab and what the student's cells hold. */
export function pageOf(labs: Labs, cells: readonly CellEntryValue[]): readonly WorkCell[] {
  const entries = cells.map((value, at): Entry => {
    return { lab: "x/y", key: keyOf(value), time: at, writer: "w", at: "", value };
  });
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const store: Written = {
    entries,
    base: baseOf(labs, "hash"),
    get: <Kind extends EntryValue["kind"]>(key: string, kind: Kind) => {
      const value = byKey.get(key)?.value;
      return value?.kind === kind ? (value as Extract<EntryValue, { kind: Kind }>) : null;
    },
  };
  return composeCells(labs["pt-BR"], labs, store);
}

/** What the student's cells hold after a merge. */
export function studentAfter(cells: readonly CellEntryValue[], merged: Merged): readonly CellEntryValue[] {
  return [...new Map([...cells, ...merged.cells].map((value) => [value.cell, value])).values()];
}

const text = fc.constantFrom("a", "b", "c", "d\n", "");
const cellOf = (id: number): fc.Arbitrary<TestCell> =>
  fc.record({
    id: fc.constant(id),
    text,
    open: fc.constantFrom(true, true, true, false),
    mode: fc.constantFrom("js", "js", "js", "ts", "md"),
  });

const labCells = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 10 })
  .chain((ids) => fc.tuple(...ids.map(cellOf)));

/** The cells of a lab, and those of a version that came of it: some gone, some new, moved, rewritten, opened or closed. */
export const versions = fc.tuple(labCells, labCells).chain(([base, other]) =>
  fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }).chain((stays) => {
    const kept = base.filter((_, at) => stays[at]);
    const fresh = other.filter(({ id }) => !kept.some((cell) => cell.id === id));
    return fc.tuple(
      fc.constant(base),
      fc.shuffledSubarray([...kept, ...fresh], { minLength: Math.min(3, fresh.length) }),
    );
  }),
);

const written = fc.constantFrom("MINE 1", "MINE 2", "a", "b", "bEN", "MINE 3\n", "");
const lettered = fc.array(
  fc.record({
    kind: fc.constant("cell" as const),
    cell: fc.integer({ min: 1, max: 12 }),
    text: written,
    deleted: fc.constantFrom(false, false, false, true),
    own: fc.constant(null),
  }),
  { minLength: 6 },
);
const owned = fc.array(
  fc.record({
    kind: fc.constant("cell" as const),
    cell: fc.integer({ min: 1_000_000, max: 1_000_009 }),
    text: fc.constantFrom("OWN 1", "OWN 2", "OWN 3"),
    deleted: fc.boolean(),
    own: fc.record({
      anchor: fc.integer({ min: 0, max: 12 }),
      rank: fc.integer({ min: 0, max: 3 }),
      mode: fc.constantFrom("js" as const, "md" as const),
    }),
  }),
);

const once = <Value extends { readonly cell: number }>(values: readonly Value[]): Value[] => [
  ...new Map(values.map((value) => [value.cell, value])).values(),
];

/** Any lab, any version that came of it, and any student. */
export const merges: fc.Arbitrary<MergeInput> = fc
  .record({ versions, lettered, owned })
  .map(({ versions: [base, next], lettered: mine, owned: theirs }) => ({
    base: labsOf(base),
    next: labsOf(next),
    language: "pt-BR",
    cells: [...once(mine), ...once(theirs)],
    reflections: [],
  }));

/** A choice for every cell. */
export const choices: fc.Arbitrary<ReadonlyMap<number, Choice>> = fc
  .array(fc.constantFrom<Choice>("mine", "next"), { minLength: 12, maxLength: 12 })
  .map((chosen) => new Map(chosen.map((choice, at) => [at + 1, choice])));
