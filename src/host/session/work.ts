import type { Cell, Exercise, Lab } from "../../notebook/model.ts";
import { sha256Hex } from "../../shared/hash.ts";
import { type Language, languages } from "../../shared/text.ts";
import type { Clock } from "../storage/clock.ts";
import type { LabBase } from "../storage/database.ts";
import type { CellEntryValue, Place } from "../storage/entry.ts";
import type { LabStore } from "../storage/lab-store.ts";

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
    return this.cells.find((cell) => cell.id === id) ?? null;
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
    const id = this.#deleted.pop();
    const entry = id === undefined ? null : this.#store.get(`cell:${id}`, "cell");
    if (!entry?.deleted) return false;
    this.#store.set({ ...entry, deleted: false });
    this.refresh();
    return true;
  }

  convert(id: number, mode: "js" | "md"): boolean {
    const cell = this.cell(id);
    const own = this.#store.get(`cell:${id}`, "cell")?.own;
    if (cell?.origin !== "student" || !own || own.mode === mode) return false;
    this.#write(cell, { own: { ...own, mode } });
    return true;
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

  /** A cell stopped with its present text does not run by itself, also after a reload, until it is edited or run. */
  markStopped(id: number): void {
    const cell = this.cell(id);
    if (cell) this.#store.set({ kind: "stopped", cell: id, textHash: sha256Hex(cell.text) });
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

  /** The lab with the student's texts and cells. */
  export(): Lab {
    const lab = this.lab;
    const given = new Map(lab.notebook.cells.map((cell) => [cell.id, cell]));
    const cells = this.cells.map(
      ({ id, mode, text, pinned }): Cell => ({
        ...(given.get(id) ?? { hidden: false, attributes: {} }),
        id,
        mode,
        text,
        pinned,
      }),
    );
    const own = this.cells.filter(({ origin }) => origin === "student").map(({ id }) => id);
    return { ...lab, editable: [...lab.editable, ...own], notebook: { ...lab.notebook, cells } };
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
    const own = this.#store.get(`cell:${cell.id}`, "cell")?.own ?? null;
    this.#store.set({ kind: "cell", cell: cell.id, text: cell.text, deleted: false, own, ...change });
    this.refresh();
  }

  #placeBy(near: number, where: "above" | "below"): Place {
    const cells = this.cells;
    const found = cells.findIndex(({ id }) => id === near);
    const at = found < 0 ? cells.length : where === "below" ? found + 1 : found;
    const place = (cell: WorkCell | undefined): Place | null =>
      cell?.origin === "student" ? (this.#store.get(`cell:${cell.id}`, "cell")?.own ?? null) : null;
    const before = cells[at - 1];
    const next = place(cells[at]);
    const previous = place(before) ?? { anchor: before?.id ?? 0, rank: 0 };
    const follows = next?.anchor === previous.anchor;
    return { anchor: previous.anchor, rank: follows ? (previous.rank + next.rank) / 2 : previous.rank + 1 };
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
    const own = this.#own();
    // Where a new version took the lab's cell away, what stood after it stands at the top.
    const anchorOf = (anchor: number) => (given.some(({ id }) => id === anchor) ? anchor : 0);
    const after = (id: number) => own.filter(({ anchor }) => anchorOf(anchor) === id).map(({ cell }) => cell);
    const cells = [...after(0), ...given.flatMap((cell) => [cell, ...after(cell.id)])];
    const shared = cells.map((cell) => sameOr(this.#byId.get(cell.id), cell));
    this.#byId = new Map(shared.map((cell) => [cell.id, cell]));
    return shared;
  }

  #own(): { readonly anchor: number; readonly cell: WorkCell }[] {
    return this.#store.entries
      .flatMap(({ value }) =>
        value.kind === "cell" && value.own && !value.deleted ? [{ ...value, own: value.own }] : [],
      )
      .sort((a, b) => a.own.rank - b.own.rank || a.cell - b.cell)
      .map(({ cell: id, text, own }) => ({
        anchor: own.anchor,
        cell: {
          id,
          mode: own.mode,
          origin: "student",
          text,
          starter: "",
          editable: true,
          pinned: true,
          outputAbove: false,
          exercise: null,
        },
      }));
  }
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
