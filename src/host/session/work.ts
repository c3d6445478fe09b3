import type { Cell, Exercise, Lab } from "../../notebook/model.ts";
import { sha256Hex } from "../../shared/hash.ts";
import { type Language, languages } from "../../shared/text.ts";
import type { Clock } from "../storage/clock.ts";
import type { LabBase } from "../storage/database.ts";
import type { CellEntryValue, Place } from "../storage/entry.ts";
import { wins } from "../storage/entry.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { anchorIn, byPlace, type Placed, rankBetween } from "./placing.ts";

/** A cell as it stands: the lab's structure with the student's text. */
export interface WorkCell {
  readonly id: number;
  readonly mode: Cell["mode"];
  readonly origin: "lab" | "student";
  readonly text: string;
  readonly starter: string;
  readonly editable: boolean;
  readonly pinned: boolean;
  readonly outputAbove: boolean;
  /** The exercise that the cell answers. */
  readonly exercise: Exercise | null;
}

export type Labs = Readonly<Record<Language, Lab>>;

const pauseMs = 15_000;
/** Ids of the student's own cells: far above a lab's, and drawn, so that two tabs never choose the same. */
const firstOwnId = 1_000_000;
/** Added to a lab cell's id: the student's text of a cell that a new version of the lab took away. */
const rescuedFrom = 2_000_000_000;

/** The lab's texts, kept as the base that the student's work began from. */
export function baseOf(labs: Labs, hash: string): LabBase {
  const lab = labs["pt-BR"];
  const other = new Map(labs.en.notebook.cells.map(({ id, text }) => [id, text]));
  return {
    lab: lab.id,
    version: lab.version,
    hash,
    texts: Object.fromEntries(
      lab.notebook.cells.map(({ id, text }) => [id, { "pt-BR": text, en: other.get(id) ?? text }]),
    ),
  };
}

/**
 * The cells of the student's notebook. The lab owns the structure, the student the text of editable cells and the
 * cells that they add; so a text of an editable cell exists only where it differs from the lab's.
 */
export class Work {
  readonly #labs: Labs;
  readonly #store: LabStore;
  readonly #clock: Clock;
  readonly #drawId: () => number;
  #language: Language;
  #cells: readonly WorkCell[] | null = null;
  #byId = new Map<number, WorkCell>();
  readonly #editedAt = new Map<number, number>();
  #deleted: number[] = [];

  constructor(labs: Labs, language: Language, store: LabStore, clock: Clock, draw: () => number) {
    this.#labs = labs;
    this.#language = language;
    this.#store = store;
    this.#clock = clock;
    this.#drawId = () => firstOwnId + (draw() % 1_000_000_000);
  }

  get lab(): Lab {
    return this.#labs[this.#language];
  }

  get language(): Language {
    return this.#language;
  }

  setLanguage(language: Language): void {
    this.#language = language;
    this.refresh();
  }

  /** In the order of the page. A cell that did not change keeps its identity. */
  get cells(): readonly WorkCell[] {
    this.#cells ??= this.#build();
    return this.#cells;
  }

  cell(id: number): WorkCell | null {
    this.#cells ??= this.#build();
    return this.#byId.get(id) ?? null;
  }

  /** The entries changed under it. */
  refresh(): void {
    this.#cells = null;
  }

  /** Is the text, but for blanks around it, the lab's in either language? */
  isStarter(id: number, text: string): boolean {
    return this.#starters(id).some((starter) => starter.trim() === text.trim());
  }

  /** Did the student change a cell of the lab? */
  get edited(): boolean {
    return this.cells.some((cell) => cell.origin === "lab" && cell.text !== cell.starter);
  }

  /** Stores a text at once. Says whether anything changed. */
  edit(id: number, text: string): boolean {
    const cell = this.cell(id);
    if (!cell?.editable || cell.text === text) return false;
    const now = this.#clock.monotonic();
    // What stood before a stretch of typing is a text to come back to; each keystroke is not.
    if (now - (this.#editedAt.get(id) ?? Number.NEGATIVE_INFINITY) > pauseMs) this.#keep(cell, false);
    this.#editedAt.set(id, now);
    this.#write(cell, { text });
    return true;
  }

  add(near: number, where: "above" | "below", mode: "js" | "md"): number {
    let id = this.#drawId();
    while (this.#store.get(`cell:${id}`, "cell")) id += 1;
    this.#store.set({ kind: "cell", cell: id, text: "", deleted: false, own: { ...this.#placeBy(near, where), mode } });
    this.refresh();
    return id;
  }

  delete(id: number): boolean {
    const cell = this.cell(id);
    if (cell?.origin !== "student") return false;
    this.#keep(cell, false);
    this.#write(cell, { deleted: true });
    this.#deleted.push(id);
    return true;
  }

  undoDelete(): boolean {
    let id = this.#deleted.pop();
    while (id !== undefined && !this.#store.get(`cell:${id}`, "cell")?.deleted) id = this.#deleted.pop();
    const entry = this.#store.get(`cell:${id ?? this.#lastDeleted()}`, "cell");
    if (!entry?.deleted) return false;
    this.#store.set({ ...entry, deleted: false });
    this.refresh();
    return true;
  }

  convert(id: number, mode: "js" | "md"): boolean {
    const cell = this.cell(id);
    if (cell?.origin !== "student" || cell.mode === mode) return false;
    const own = this.#ownOf(cell);
    if (own) this.#write(cell, { own: { ...own, mode } });
    return own !== null;
  }

  restoreStarter(id: number): boolean {
    const cell = this.cell(id);
    if (!cell?.editable || cell.origin !== "lab" || cell.text === cell.starter) return false;
    this.#keep(cell, false);
    this.#editedAt.delete(id);
    this.#write(cell, { text: cell.starter });
    return true;
  }

  /** The text was run: it stays in the history for ever. */
  keepRun(id: number): void {
    const cell = this.cell(id);
    if (cell?.editable && cell.text !== cell.starter) this.#keep(cell, true);
  }

  /** A cell stopped with this text does not run by itself, also after a reload, until it is edited or run. */
  markStopped(id: number, text: string): void {
    this.#store.set({ kind: "stopped", cell: id, textHash: sha256Hex(text) });
  }

  liftStopped(id: number): void {
    if (this.#store.get(`stopped:${id}`, "stopped")?.textHash) {
      this.#store.set({ kind: "stopped", cell: id, textHash: "" });
    }
  }

  isStopped(id: number, text: string): boolean {
    const mark = this.#store.get(`stopped:${id}`, "stopped")?.textHash;
    return mark !== undefined && mark !== "" && mark === sha256Hex(text);
  }

  /** The lab with the student's texts and cells, and what they wrote in reflections as prose after their cells. */
  export(): Lab {
    const lab = this.lab;
    const given = new Map(lab.notebook.cells.map((cell) => [cell.id, cell]));
    const cells = this.cells.flatMap(({ id, mode, text, pinned }): Cell[] => [
      { ...(given.get(id) ?? { hidden: false, attributes: {} }), id, mode, text, pinned },
      ...this.#reflectionsAt(id),
    ]);
    const own = this.cells.filter(({ origin }) => origin === "student").map(({ id }) => id);
    return { ...lab, editable: [...lab.editable, ...own], notebook: { ...lab.notebook, cells } };
  }

  #reflectionsAt(cell: number): Cell[] {
    return this.lab.reflections.flatMap((reflection, at) => {
      const text = this.#store.get(`reflection:${reflection.id}`, "reflection")?.text ?? "";
      if (reflection.cell !== cell || text.trim() === "") return [];
      const id = 2 * rescuedFrom + at;
      return [{ id, mode: "md" as const, text, pinned: false, hidden: false, attributes: {} }];
    });
  }

  /** Also of an earlier opening, or of another tab: what was written in it is not lost. */
  #lastDeleted(): number | null {
    const deleted = this.#store.entries.filter(
      ({ value }) => value.kind === "cell" && value.deleted && value.text.trim() !== "",
    );
    const last = deleted.sort((a, b) => (wins(a, b) ? -1 : 1))[0]?.value;
    return last?.kind === "cell" ? last.cell : null;
  }

  #starters(id: number): string[] {
    const base = this.#store.base.texts[id];
    const texts = languages.map((language) => this.#labs[language].notebook.cells.find((cell) => cell.id === id)?.text);
    return [...texts, base?.["pt-BR"], base?.en].filter((text) => text !== undefined);
  }

  #keep(cell: WorkCell, ran: boolean): void {
    if (cell.text.trim() !== "") this.#store.keep(cell.id, cell.text, ran);
  }

  #write(cell: WorkCell, change: Partial<CellEntryValue>): void {
    const own = this.#ownOf(cell);
    this.#store.set({ kind: "cell", cell: cell.id, text: cell.text, deleted: false, own, ...change });
    this.refresh();
  }

  #placeBy(near: number, where: "above" | "below"): Place {
    const cells = this.cells;
    const found = cells.findIndex(({ id }) => id === near);
    const at = found < 0 ? cells.length : where === "below" ? found + 1 : found;
    const place = (cell: WorkCell | undefined): Place | null => (cell ? this.#ownOf(cell) : null);
    const before = cells[at - 1];
    const next = place(cells[at]);
    const previous = place(before) ?? { anchor: before?.id ?? 0, rank: 0 };
    if (next?.anchor !== previous.anchor) return { anchor: previous.anchor, rank: previous.rank + 1 };
    const rank = rankBetween(previous.rank, next.rank);
    if (rank !== null) return { anchor: previous.anchor, rank };
    this.#renumber(previous.anchor);
    return this.#placeBy(near, where);
  }

  /** Halving ran out of numbers, or two tabs gave the same: the own cells after a lab's cell are counted anew. */
  #renumber(anchor: number): void {
    const own = this.cells.filter((cell) => this.#ownOf(cell)?.anchor === anchor);
    for (const [at, cell] of own.entries()) {
      const place = this.#ownOf(cell);
      if (place) this.#write(cell, { own: { ...place, rank: at + 1 } });
    }
  }

  /** Where a cell of the student's stands; null for the lab's. A rescued one has a place only once it is written to. */
  #ownOf({ id, origin }: WorkCell): CellEntryValue["own"] {
    if (origin === "lab") return null;
    return this.#store.get(`cell:${id}`, "cell")?.own ?? { anchor: id - rescuedFrom, rank: 0, mode: "js" };
  }

  #build(): readonly WorkCell[] {
    const lab = this.lab;
    const editable = new Set([...lab.editable, ...lab.exercises.map(({ cell }) => cell)]);
    const given = lab.notebook.cells.map((cell): WorkCell => {
      const entry = editable.has(cell.id) ? this.#store.get(`cell:${cell.id}`, "cell") : null;
      // A text that is the lab's own, in any language, follows the page's language.
      const untouched = !entry || this.#starters(cell.id).includes(entry.text);
      return {
        id: cell.id,
        mode: cell.mode,
        origin: "lab",
        text: untouched ? cell.text : entry.text,
        starter: cell.text,
        editable: editable.has(cell.id),
        pinned: cell.pinned,
        outputAbove: lab.outputAbove.includes(cell.id),
        exercise: lab.exercises.find((exercise) => exercise.cell === cell.id) ?? null,
      };
    });
    const ids = given.map(({ id }) => id);
    const after = new Map<number, WorkCell[]>();
    for (const { place, cell } of [...this.#own(), ...this.#rescued(editable)].sort(byPlace)) {
      const anchor = anchorIn(ids, place.anchor);
      after.set(anchor, [...(after.get(anchor) ?? []), cell]);
    }
    const cells = [...(after.get(0) ?? []), ...given.flatMap((cell) => [cell, ...(after.get(cell.id) ?? [])])];
    const shared = cells.map((cell) => sameOr(this.#byId.get(cell.id), cell));
    this.#byId = new Map(shared.map((cell) => [cell.id, cell]));
    return shared;
  }

  #own(): (Placed & { readonly cell: WorkCell })[] {
    return this.#store.entries.flatMap(({ value }) => {
      if (value.kind !== "cell" || !value.own || value.deleted) return [];
      const { cell: id, text, own } = value;
      return [{ id, place: own, cell: ownCell(id, own.mode, text) }];
    });
  }

  /**
   * What the student wrote in cells that the lab no longer has, or no longer lets them write in: shown beside where it
   * was, and not run, for what took its place may define the same names. Written to, it is a cell of the student's own.
   */
  #rescued(editable: ReadonlySet<number>): (Placed & { readonly cell: WorkCell })[] {
    return this.#store.entries.flatMap(({ value }) => {
      if (value.kind !== "cell" || value.own || value.deleted || editable.has(value.cell)) return [];
      const id = rescuedFrom + value.cell;
      const isNothing = value.text.trim() === "" || this.isStarter(value.cell, value.text);
      if (isNothing || this.#store.get(`cell:${id}`, "cell")) return [];
      return [{ id, place: { anchor: value.cell, rank: 0 }, cell: ownCell(id, "node", value.text) }];
    });
  }
}

function ownCell(id: number, mode: WorkCell["mode"], text: string): WorkCell {
  return {
    id,
    mode,
    origin: "student",
    text,
    starter: "",
    editable: true,
    pinned: true,
    outputAbove: false,
    exercise: null,
  };
}

/** `before` where every field is the same, so that who compares identities sees no change. */
export function sameOr<T extends object>(before: T | undefined, now: T): T {
  if (!before) return now;
  const fields = Object.keys(now) as (keyof T)[];
  return fields.every((field) => sameValue(before[field], now[field])) ? before : now;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => Object.is(item, b[at]));
}

/** `before` where it has the same elements. */
export function sameListOr<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before && sameValue(before, now) ? before : now;
}
