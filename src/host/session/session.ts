import type { JournalFact } from "../../grading/journal.ts";
import type { Language } from "../../shared/text.ts";
import type { Entry } from "../../shared/work-entry.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { ChangeListeners } from "./change-listeners.ts";
import { drawSnapshot } from "./draw-snapshot.ts";
import { Editing } from "./editing.ts";
import { Engine } from "./engine.ts";
import { EventTape } from "./event-tape.ts";
import { Progress } from "./exercises.ts";
import { type Graph, kernelId } from "./graph.ts";
import { gatesOf, Learning, lockedIn, revealedIn } from "./learning.ts";
import type { NewVersion } from "./merge/new-version.ts";
import type { LabSessionOptions } from "./session-options.ts";
import type { Session, SessionSnapshot, VariableView } from "./snapshot.ts";
import type { Work } from "./work.ts";

/**
 * A lab while a student has it open: their work, the kernel that runs it, the checks that read it. Plain state with
 * `subscribe` and `getSnapshot`; what did not change keeps its identity from one snapshot to the next.
 */
export class LabSession implements Session {
  readonly editing: Editing;
  readonly tape = new EventTape();
  readonly #options: LabSessionOptions;
  readonly #work: Work;
  readonly #store: LabStore;
  readonly #progress: Progress;
  readonly #engine: Engine;
  readonly #learning: Learning;
  readonly #listeners: ChangeListeners;
  readonly #leaveListeners = new Set<(cell: number, direction: 1 | -1) => void>();
  #dark: boolean;
  #snapshot: SessionSnapshot | null = null;
  #before: SessionSnapshot | null = null;
  #gates: string;
  /** What the kernel's data were drawn with. */
  #seed: number;
  #disposed = false;

  constructor(options: LabSessionOptions) {
    const { work, store, clock, builder } = options;
    const startSandbox = this.tape.recording(options.startSandbox, clock);
    this.#options = options;
    this.#work = work;
    this.#store = store;
    this.#listeners = new ChangeListeners(clock, () => {
      this.#snapshot = null;
    });
    this.#dark = options.dark;
    this.#progress = new Progress(store);
    const studentSeed = () => this.studentSeed;
    this.#seed = this.studentSeed;
    this.#engine = new Engine({
      work,
      store,
      clock,
      builder,
      startSandbox,
      studentSeed,
      dark: () => this.#dark,
      locked: () => lockedIn(work, this.#progress),
      revealed: () => revealedIn(work, this.#progress),
      onSettled: (ids) => this.#learning.settled(ids),
      onBegan: (ids) => this.#learning.began(ids),
      onSent: (isHeld) => this.#learning.sent(isHeld),
      onFact: (fact) => this.#record(fact),
      onLeaveOutput: (cell, direction) => {
        for (const listener of this.#leaveListeners) listener(cell, direction);
      },
      onChange: (when) => (when === "now" ? this.#listeners.tellNow() : this.#listeners.tellSoon()),
    });
    this.#learning = new Learning({
      work,
      store,
      clock,
      progress: this.#progress,
      engine: this.#engine,
      studentSeed,
      solutions: options.solutions,
      onFact: (fact) => this.#record(fact),
      onChange: () => this.#listeners.tellNow(),
    });
    this.editing = new Editing({
      work,
      store,
      clock,
      isLocked: (cell) => this.#learning.isLocked(cell),
      onEdit: () => {
        this.#engine.drafted();
        this.#listeners.tellNow();
      },
      onChange: () => {
        this.#engine.structureChanged();
        this.#listeners.tellNow();
      },
    });
    this.#gates = gatesOf(this.#work, this.#progress);
    this.editing.foresee();
    this.#engine.life.begin();
  }

  /** The seed of this student's data: that of the first opening, for ever. */
  get studentSeed(): number {
    return this.#progress.folded.studentSeed ?? 0;
  }

  subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  getSnapshot = (): SessionSnapshot => {
    if (this.#snapshot) return this.#snapshot;
    const parts = { ...this.#options, engine: this.#engine, learning: this.#learning, progress: this.#progress };
    this.#snapshot = drawSnapshot(parts, this.#before);
    this.#before = this.#snapshot;
    return this.#snapshot;
  };

  /** Another tab changed these entries. */
  entriesChanged(changed: readonly Entry[]): void {
    if (this.#disposed) return;
    this.#work.refresh();
    if (changed.some(({ value }) => value.kind === "cell")) this.#engine.structureChanged();
    this.editing.foresee();
    const switched = changed.flatMap(({ value }) => (value.kind === "disabled" ? [value.cell] : []));
    if (switched.length > 0) this.#engine.switched(switched);
    this.#listeners.tellNow();
  }

  /** Saving or the journal went on: another tab may have predicted, or passed. */
  storeChanged(): void {
    if (this.#disposed) return;
    if (this.studentSeed !== this.#seed) {
      // A device that was slow to answer remembers the first opening: the data are the ones of then.
      this.#seed = this.studentSeed;
      this.#engine.life.restart();
    }
    const gates = gatesOf(this.#work, this.#progress);
    if (gates !== this.#gates) {
      this.#gates = gates;
      this.#engine.refresh();
    }
    this.#listeners.tellSoon();
  }

  edit(cell: number, text: string): void {
    this.editing.edit(cell, text);
  }

  restoreStarter(cell: number): void {
    const found = this.#work.cell(cell);
    if (found?.origin !== "lab" || this.editing.replace([{ cell, text: found.starter }]) === 0) return;
    this.#record({ type: "reset", cell });
    if (this.#engine.runMode === "reactive") this.#engine.apply([cell]);
    this.#listeners.tellNow();
  }

  history(cell: number): Promise<readonly { readonly at: string; readonly text: string }[]> {
    return this.#store.history(cell);
  }

  run(...cells: readonly number[]): void {
    const able = cells.filter((cell) => this.#work.cell(cell) && !this.#learning.isLocked(cell));
    if (able.length === 0) return;
    this.#engine.run(...able);
    this.#listeners.tellNow();
  }

  runStale(): void {
    this.#engine.runStale();
    this.#listeners.tellNow();
  }

  setDisabled(cell: number, disabled: boolean): void {
    if (!this.#work.cell(cell) || this.#learning.isLocked(cell)) return;
    this.#work.setDisabled(cell, disabled);
    this.#engine.switched([cell]);
    this.#listeners.tellNow();
  }

  runAll(): void {
    this.#engine.runAll();
    this.#listeners.tellNow();
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }

  async restart(): Promise<void> {
    this.#engine.life.restart();
    await this.#engine.life.sandbox?.ready;
  }

  setRunMode(mode: "reactive" | "lazy"): void {
    if (mode === this.#engine.runMode) return;
    this.#store.set({ kind: "run-mode", mode });
    this.#engine.setRunMode(mode);
    this.#listeners.tellNow();
  }

  predict(prediction: string, option: string, certainty: "guess" | "think" | "bet"): void {
    this.#learning.predict(prediction, option, certainty);
  }

  reflect(reflection: string, text: string): void {
    this.#learning.reflect(reflection, text);
    this.#listeners.tellNow();
  }

  check(exercise: string): void {
    this.#learning.check(exercise);
    this.#listeners.tellNow();
  }

  openHint(exercise: string): void {
    this.#learning.openHint(exercise);
  }

  openSolution(exercise: string): Promise<void> {
    return this.#learning.openSolution(exercise);
  }

  setLanguage(language: Language): void {
    if (language === this.#work.language) return;
    const dirty = new Set(this.#engine.drafts.dirty.map(({ id }) => id));
    this.#work.setLanguage(language);
    this.#engine.life.sandbox?.kernel.setAppearance({ language, dark: this.#dark });
    this.#engine.translated(this.#work.cells.map(({ id }) => id).filter((id) => !dirty.has(id)));
    this.#listeners.tellNow();
  }

  setDark(dark: boolean): void {
    this.#dark = dark;
    this.#engine.life.sandbox?.kernel.setAppearance({ language: this.#work.language, dark });
  }

  place(holes: readonly (readonly [cell: number, top: number, left: number, width: number, height: number])[]): void {
    this.#engine.life.sandbox?.kernel.place(holes.map(([cell, ...box]) => [kernelId(cell), ...box]));
  }

  focusOutput(cell: number, which: "first" | "last"): void {
    this.#engine.life.sandbox?.kernel.focusOutput(kernelId(cell), which);
  }

  onLeaveOutput(listener: (cell: number, direction: 1 | -1) => void): () => void {
    this.#leaveListeners.add(listener);
    return () => this.#leaveListeners.delete(listener);
  }

  get newVersion(): NewVersion | null {
    return this.#options.newVersion;
  }

  get graph(): Graph {
    return this.#engine.graph;
  }

  async describe(names?: readonly string[]): Promise<readonly VariableView[]> {
    const { describeVariables } = await import("./variables.ts");
    return describeVariables(this.#engine, this.#work, names);
  }

  async pictures(): Promise<ReadonlyMap<number, string>> {
    const { picturesOf } = await import("./pictures.ts");
    return picturesOf(this.#engine, this.#work);
  }

  get journal() {
    return this.#store.journal;
  }

  submitted = (hash: string): void => this.#record({ type: "submitted", hash });

  async save(): Promise<void> {
    await this.#store.flush("strict");
  }

  async exportWork(): Promise<string> {
    const { writeWork } = await import("./export-lab.ts");
    return writeWork(this.#work, this.#store);
  }

  dispose(): void {
    this.#learning.dispose();
    this.#disposed = true;
    this.#engine.dispose();
    this.#listeners.dispose();
    void this.#store.close();
  }

  #record(fact: JournalFact): void {
    this.#store.record(fact);
    this.#listeners.tellNow();
  }
}
