import type { Lab } from "../../notebook/model.ts";
import { sha256Hex } from "../../shared/hash.ts";
import type { Language } from "../../shared/text.ts";
import type { CellEntryValue, Own, Place } from "../../shared/work-entry.ts";
import { wins } from "../../shared/work-entry.ts";
import type { Clock } from "../storage/clock.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { composeCells } from "./compose-cells.ts";
import type { CellVersion } from "./notebook-version.ts";
import { rankBetween } from "./placing.ts";
import { sameOr } from "./same-or.ts";
import { isAmong, type Labs, startersOf } from "./starters.ts";
import { rescuedFrom, type WorkCell } from "./work-cell.ts";

/** What a cell of the student's own may be. */
export type OwnMode = Own["mode"];

const pauseMs = 15_000;
/** Ids of the student's own cells: far above a lab's, and drawn, so that two tabs never choose the same. */
const firstOwnId = 1_000_000;
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
    return isAmong(startersOf(this.#labs, this.#store.base, id), text);
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

  /** Gives a cell a text that was not typed. Says whether anything changed. */
  write(id: number, text: string): boolean {
    const cell = this.cell(id);
    if (!cell?.editable || cell.text === text) return false;
    this.#keep(cell, false);
    this.#editedAt.delete(id);
    this.#write(cell, { text });
    return true;
  }

  add(near: number, where: "above" | "below", mode: OwnMode): number {
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
    return true;
  }

  bringBack(id: number): boolean {
    const entry = this.#store.get(`cell:${id}`, "cell");
    if (!entry?.deleted) return false;
    this.#store.set({ ...entry, deleted: false });
    this.refresh();
    return true;
  }

  /** Also of an earlier opening, or of another tab: what was written in a deleted cell is not lost. */
  bringBackLast(): boolean {
    const deleted = this.#store.entries.filter(
      ({ value }) => value.kind === "cell" && value.deleted && value.text.trim() !== "",
    );
    const last = deleted.sort((a, b) => (wins(a, b) ? -1 : 1))[0]?.value;
    return last?.kind === "cell" && this.bringBack(last.cell);
  }

  convert(id: number, mode: OwnMode): boolean {
    const cell = this.cell(id);
    if (cell?.origin !== "student" || cell.mode === mode) return false;
    const own = this.#ownOf(cell);
    if (own) this.#write(cell, { own: { ...own, mode } });
    return own !== null;
  }

  /** Where a cell of the student's own stands, and what it is; null for the lab's, and for one that only shows what was rescued. */
  placeOf(id: number): Own | null {
    const cell = this.cell(id);
    return cell?.origin === "student" ? (this.#store.get(`cell:${id}`, "cell")?.own ?? null) : null;
  }

  /** Stands a cell of the student's own elsewhere, or makes it another kind. */
  put(id: number, own: Own): boolean {
    const cell = this.cell(id);
    if (!cell || this.placeOf(id) === null) return false;
    this.#write(cell, { own });
    return true;
  }

  /** Moves a cell of the student's own past the one above or below it. */
  move(id: number, direction: "up" | "down"): boolean {
    const own = this.placeOf(id);
    const near = this.cells[this.cells.findIndex((cell) => cell.id === id) + (direction === "up" ? -1 : 1)];
    if (!own || !near) return false;
    return this.put(id, { ...this.#placeBy(near.id, direction === "up" ? "above" : "below"), mode: own.mode });
  }

  /** What of the notebook is the student's, in the order of the page. */
  get written(): readonly CellVersion[] {
    return this.cells.flatMap(({ id, origin, text, starter }) => {
      const own = this.placeOf(id);
      const isTheirs = origin === "lab" ? text !== starter : own !== null;
      return isTheirs ? [{ cell: id, text, own }] : [];
    });
  }

  /** A cell of the student's own that is not there, or was deleted, stands here with this text. */
  revive(cell: number, text: string, own: Own): void {
    this.#store.set({ kind: "cell", cell, text, deleted: false, own });
    this.refresh();
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

  /** The cells that the student switched off, in the order of the page. */
  get disabled(): readonly number[] {
    const isOff = (id: number) => this.#store.get(`disabled:${id}`, "disabled")?.disabled ?? false;
    return this.cells.filter(({ id }) => isOff(id)).map(({ id }) => id);
  }

  setDisabled(id: number, disabled: boolean): void {
    this.#store.set({ kind: "disabled", cell: id, disabled });
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
    const cells = composeCells(this.lab, this.#labs, this.#store);
    const shared = cells.map((cell) => sameOr(this.#byId.get(cell.id), cell));
    this.#byId = new Map(shared.map((cell) => [cell.id, cell]));
    return shared;
  }
}
