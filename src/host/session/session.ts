import type { JournalFact } from "../../grading/journal.ts";
import type { DeathCause, KernelEvent } from "../../kernel/client.ts";
import type { CompiledCell } from "../../kernel/protocol.ts";
import type { Exercise, Prediction } from "../../notebook/model.ts";
import { writeLab } from "../../notebook/write.ts";
import type { Language } from "../../shared/text.ts";
import type { Clock } from "../storage/clock.ts";
import type { Entry } from "../storage/entry.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { type Standing, stateOf, wishes } from "./cell-state.ts";
import { Checks, type Readiness } from "./checks.ts";
import { stoppedError } from "./death-words.ts";
import { checkedFact, exerciseView, Progress } from "./exercises.ts";
import {
  cellOf,
  downstreamOf,
  expressionsOf,
  forKernel,
  type Graph,
  GraphBuilder,
  hasError,
  kernelId,
  liveId,
  revealId,
  upstreamOf,
} from "./graph.ts";
import { KernelLife } from "./kernel-life.ts";
import { Runs } from "./runs.ts";
import type { StartSandbox } from "./sandbox-port.ts";
import type { CellView, ExerciseView, PredictionView, ReflectionView, Session, SessionSnapshot } from "./snapshot.ts";
import { sameListOr, sameOr, type Work, type WorkCell } from "./work.ts";

/** An exercise's solution in both languages, and why it is so. */
export type Solution = Readonly<Record<Language, { readonly code: string; readonly why: string }>>;

export interface LabSessionOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
  readonly startSandbox: StartSandbox;
  readonly loadSolution: (exercise: string) => Promise<Solution>;
  /** SHA-256 of the lab as it is served now. */
  readonly hash: string;
  readonly dark: boolean;
}

const runAfterMs = 500;
const problemsAfterMs = 200;
const tellAfterMs = 8;
const reflectedAfterMs = 2_000;
const stopAnswerMs = 150;
const saveBeforeRunMs = 500;

/**
 * A lab while a student has it open: their work, the kernel that runs it, the checks that read it. Plain state with
 * `subscribe` and `getSnapshot`; what did not change keeps its identity from one snapshot to the next.
 *
 * Two texts of a cell may differ for a moment: the *draft*, which is stored and shown, and the *applied* one, which the
 * kernel runs. In reactive mode a draft that parses is applied 500 ms after the last keystroke; in lazy mode only by `run`.
 */
export class LabSession implements Session {
  readonly #options: LabSessionOptions;
  readonly #work: Work;
  readonly #store: LabStore;
  readonly #clock: Clock;
  readonly #runs: Runs;
  readonly #progress: Progress;
  readonly #checks: Checks;
  readonly #life: KernelLife;
  readonly #builder = new GraphBuilder();
  readonly #applied = new Map<number, string>();
  #graph: Graph;
  #draftGraph: Graph | null = null;
  #draftBuilder = new GraphBuilder();
  /** What the kernel holds. */
  readonly #sent = new Map<string, CompiledCell>();
  readonly #stopped = new Set<number>();
  /** In lazy mode: cells that wait to be run, because something before them was run. */
  readonly #held = new Set<string>();
  readonly #rerun = new Set<string>();
  /** Cells whose run the student asked for: it is recorded. */
  readonly #asked = new Set<string>();
  readonly #solutions = new Map<string, Solution>();
  readonly #listeners = new Set<() => void>();
  readonly #leaveListeners = new Set<(cell: number, direction: 1 | -1) => void>();
  readonly #reflecting = new Map<string, () => void>();
  #runMode: "reactive" | "lazy";
  #dark: boolean;
  #snapshot: SessionSnapshot | null = null;
  #before: SessionSnapshot | null = null;
  #cancelRun: (() => void) | null = null;
  #cancelProblems: (() => void) | null = null;
  #cancelTell: (() => void) | null = null;
  #sending = false;
  #facts = "";
  #disposed = false;

  constructor(options: LabSessionOptions) {
    const { work, store, clock } = options;
    this.#options = options;
    this.#work = work;
    this.#store = store;
    this.#clock = clock;
    this.#dark = options.dark;
    this.#runs = new Runs(clock);
    this.#progress = new Progress(store);
    this.#runMode = store.get("run-mode", "run-mode")?.mode ?? "reactive";
    for (const cell of work.cells) {
      this.#applied.set(cell.id, cell.text);
      if (work.isStopped(cell.id, cell.text)) this.#stopped.add(cell.id);
    }
    this.#graph = this.#build();
    if (this.#runMode === "lazy") this.#hold(this.#graph.cells.keys());
    this.#checks = new Checks(
      {
        clock,
        studentSeed: this.studentSeed,
        sandbox: () => this.#life.sandbox,
        readiness: (exercise) => this.#readiness(exercise),
        libraries: () => (work.lab.library.public === "" ? [] : [work.lab.library.public]),
        onResult: (exercise) => this.#checked(exercise),
        onChange: () => this.#tell(),
      },
      this.#recordedOutcomes(),
    );
    this.#life = new KernelLife(
      options.startSandbox,
      () => ({ studentSeed: this.studentSeed, language: work.language, dark: this.#dark }),
      clock,
      {
        onStart: () => this.#restore(),
        onEvent: (event) => this.#receive(event),
        onDeath: (cause) => this.#died(cause),
        onChange: () => this.#tell(),
      },
    );
    this.#facts = this.#standingFacts();
    this.#life.begin();
    this.#checks.invalidate(work.lab.exercises);
  }

  /** The seed of this student's data: that of the first opening, for ever. */
  get studentSeed(): number {
    return this.#progress.folded.studentSeed ?? 0;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): SessionSnapshot => {
    if (!this.#snapshot) {
      this.#snapshot = sameOr(this.#before ?? undefined, this.#draw());
      this.#before = this.#snapshot;
    }
    return this.#snapshot;
  };

  // ---- what the store tells ----

  /** Another tab changed these entries. */
  entriesChanged(changed: readonly Entry[]): void {
    this.#work.refresh();
    const cells = changed.flatMap(({ value }) => (value.kind === "cell" ? [value.cell] : []));
    if (cells.length > 0) this.#structureChanged();
    this.#tell();
  }

  /** Saving or the journal went on. */
  storeChanged(): void {
    if (this.#disposed) return;
    const facts = this.#standingFacts();
    if (facts !== this.#facts) {
      this.#facts = facts;
      this.#refreshGraph();
      this.#sync();
    }
    this.#tellSoon();
  }

  // ---- editing ----

  edit(cell: number, text: string): void {
    if (this.#lockOf(cell) || !this.#work.edit(cell, text)) return;
    this.#drafted();
    this.#tell();
  }

  addCell(near: number, where: "above" | "below", mode: "js" | "md"): number {
    const id = this.#work.add(near, where, mode);
    this.#structureChanged();
    this.#tell();
    return id;
  }

  deleteCell(cell: number): void {
    if (!this.#work.delete(cell)) return;
    this.#structureChanged();
    this.#tell();
  }

  undoDelete(): void {
    if (!this.#work.undoDelete()) return;
    this.#structureChanged();
    this.#tell();
  }

  convertCell(cell: number, mode: "js" | "md"): void {
    if (!this.#work.convert(cell, mode)) return;
    this.#structureChanged();
    this.#tell();
  }

  restoreStarter(cell: number): void {
    if (this.#lockOf(cell) || !this.#work.restoreStarter(cell)) return;
    this.#record({ type: "reset", cell });
    if (this.#runMode === "reactive") this.#apply([cell]);
    this.#tell();
  }

  history(cell: number): Promise<readonly { readonly at: string; readonly text: string }[]> {
    return this.#store.history(cell);
  }

  // ---- running ----

  run(cell: number): void {
    const found = this.#work.cell(cell);
    if (!found || this.#lockOf(cell)) return;
    this.#liftStopped(cell);
    this.#work.keepRun(cell);
    const id = kernelId(cell);
    const cells = new Set([cell]);
    if (this.#runMode === "lazy") {
      this.#applyTexts([cell]);
      for (const before of upstreamOf(this.#graph, [id])) {
        if (this.#held.has(before) || this.#isDirty(cellOf(before))) cells.add(cellOf(before));
      }
    }
    this.#asked.add(id);
    this.#rerun.add(id);
    this.#apply([...cells]);
    this.#tell();
  }

  runAll(): void {
    for (const cell of this.#work.cells) {
      this.#liftStopped(cell.id);
      if (this.#isDirty(cell.id)) this.#work.keepRun(cell.id);
    }
    this.#applyTexts(this.#work.cells.map(({ id }) => id));
    this.#held.clear();
    for (const id of this.#graph.cells.keys()) this.#rerun.add(id);
    this.#sync();
    this.#tell();
  }

  async stop(): Promise<void> {
    const sandbox = this.#life.sandbox;
    const running = this.#runs.running;
    if (!sandbox || (running.length === 0 && this.#life.status(false) !== "unresponsive")) return;
    const answers = await sandbox.kernel.ping(stopAnswerMs);
    if (this.#life.sandbox !== sandbox) return;
    if (!answers) {
      this.#markStopped(this.#runs.blocking ?? this.#firstRunning());
      this.#life.restart();
      return;
    }
    // What only waits for another running cell is not stopped: it is blocked by it.
    const still = this.#runs.running;
    const roots = still.filter((id) => ![...upstreamOf(this.#graph, [id])].some((before) => still.includes(before)));
    for (const id of roots) this.#markStopped(id);
    sandbox.kernel.stopCells(roots);
    this.#invalidateByCells(roots);
    this.#tell();
  }

  async restart(): Promise<void> {
    this.#life.restart();
    await this.#life.sandbox?.ready;
  }

  setRunMode(mode: "reactive" | "lazy"): void {
    if (mode === this.#runMode) return;
    this.#runMode = mode;
    this.#store.set({ kind: "run-mode", mode });
    this.#held.clear();
    if (mode === "reactive") this.#applyDrafts();
    else this.#cancelRun?.();
    this.#sync();
    this.#tell();
  }

  // ---- learning ----

  predict(prediction: string, option: string, certainty: "guess" | "think" | "bet"): void {
    const asked = this.#work.lab.predictions.find(({ id }) => id === prediction);
    // The first commitment is the one that counts.
    if (!asked?.options.some(({ value }) => value === option) || this.#progress.folded.predictions.has(prediction))
      return;
    this.#record({ type: "predicted", prediction, option, certainty });
    this.#checks.invalidate(this.#work.lab.exercises.filter(({ id }) => id === asked.exercise));
  }

  reflect(reflection: string, text: string): void {
    if (!this.#work.lab.reflections.some(({ id }) => id === reflection)) return;
    this.#store.set({ kind: "reflection", reflection, text });
    this.#reflecting.get(reflection)?.();
    this.#reflecting.set(
      reflection,
      this.#clock.after(reflectedAfterMs, () => this.#reflected(reflection)),
    );
    this.#tell();
  }

  check(exercise: string): void {
    const found = this.#exercise(exercise);
    if (!found) return;
    if (this.#isDirty(found.cell) || this.#held.has(kernelId(found.cell))) this.run(found.cell);
    this.#checks.invalidate([found], 0);
  }

  openHint(exercise: string): void {
    const found = this.#exercise(exercise);
    const opened = this.#progress.folded.exercises.get(exercise)?.hints.length ?? 0;
    if (found && opened < found.hints.length) this.#record({ type: "hint-opened", exercise, hint: opened });
  }

  /** @throws when the solution cannot be fetched, as without a network: the page says so; nothing is recorded then */
  async openSolution(exercise: string): Promise<void> {
    const view = this.getSnapshot().exercises.find((one) => one.exercise.id === exercise);
    if (!view?.solutionAllowed) return;
    const solution = this.#solutions.get(exercise) ?? (await this.#options.loadSolution(exercise));
    this.#solutions.set(exercise, solution);
    if (!this.#progress.folded.exercises.get(exercise)?.solutionOpened) {
      this.#record({ type: "solution-opened", exercise });
    }
    this.#tell();
  }

  // ---- the page around it ----

  setLanguage(language: Language): void {
    if (language === this.#work.language) return;
    const dirty = new Set(this.#work.cells.filter(({ id }) => this.#isDirty(id)).map(({ id }) => id));
    this.#work.setLanguage(language);
    this.#life.sandbox?.kernel.setAppearance({ language, dark: this.#dark });
    this.#apply(this.#work.cells.map(({ id }) => id).filter((id) => !dirty.has(id)));
    this.#tell();
  }

  setDark(dark: boolean): void {
    this.#dark = dark;
    this.#life.sandbox?.kernel.setAppearance({ language: this.#work.language, dark });
  }

  place(holes: readonly (readonly [cell: number, top: number, left: number, width: number, height: number])[]): void {
    this.#life.sandbox?.kernel.place(holes.map(([cell, ...box]) => [kernelId(cell), ...box]));
  }

  focusOutput(cell: number, which: "first" | "last"): void {
    this.#life.sandbox?.kernel.focusOutput(kernelId(cell), which);
  }

  onLeaveOutput(listener: (cell: number, direction: 1 | -1) => void): () => void {
    this.#leaveListeners.add(listener);
    return () => this.#leaveListeners.delete(listener);
  }

  async save(): Promise<void> {
    await this.#store.flush("strict");
  }

  exportWork(): string {
    return writeLab(this.#work.export());
  }

  dispose(): void {
    for (const reflection of [...this.#reflecting.keys()]) this.#reflected(reflection);
    this.#disposed = true;
    this.#cancelRun?.();
    this.#cancelProblems?.();
    this.#cancelTell?.();
    this.#checks.dispose();
    this.#life.dispose();
    this.#listeners.clear();
    void this.#store.close();
  }

  // ---- drafts and what the kernel runs ----

  #build(): Graph {
    const cells = this.#work.cells.map((cell) => ({ ...cell, text: this.#applied.get(cell.id) ?? cell.text }));
    return this.#builder.build(cells, this.#revealed());
  }

  #refreshGraph(): void {
    this.#graph = this.#build();
    this.#draftGraph = null;
  }

  #isDirty(cell: number): boolean {
    const found = this.#work.cell(cell);
    return found !== null && found.text !== this.#applied.get(cell);
  }

  /** A draft changed: its faults are shown soon, and it runs once the student pauses. */
  #drafted(): void {
    this.#cancelProblems?.();
    this.#cancelProblems = this.#clock.after(problemsAfterMs, () => {
      this.#draftGraph = null;
      this.#tell();
    });
    this.#cancelRun?.();
    if (this.#runMode === "lazy") return;
    this.#cancelRun = this.#clock.after(runAfterMs, () => this.#applyDrafts());
  }

  /** Runs every draft that parses; one that doesn't stays as it was, and what depends on it too. */
  #applyDrafts(): void {
    this.#cancelRun?.();
    const cells = this.#work.cells.filter(({ id }) => this.#isDirty(id));
    const graph = this.#drafts();
    const parse = cells.filter(({ id, mode }) => mode === "md" || (graph.cells.get(kernelId(id))?.ok ?? true));
    for (const { id } of parse) {
      this.#asked.add(kernelId(id));
      this.#work.keepRun(id);
    }
    if (parse.length > 0) this.#apply(parse.map(({ id }) => id));
    this.#tell();
  }

  #drafts(): Graph {
    const isDirty = this.#work.cells.some(({ id }) => this.#isDirty(id));
    if (!isDirty) return this.#graph;
    return this.#draftBuilder.build(this.#work.cells, this.#revealed());
  }

  /** Cells came, went, or changed under the hands of another tab. */
  #structureChanged(): void {
    const there = new Set(this.#work.cells.map(({ id }) => id));
    for (const id of this.#applied.keys()) if (!there.has(id)) this.#applied.delete(id);
    const fresh = this.#work.cells.filter(({ id }) => !this.#applied.has(id));
    this.#applyTexts(fresh.map(({ id }) => id));
    this.#sync();
    this.#drafted();
  }

  #applyTexts(cells: readonly number[]): void {
    for (const id of cells) {
      const cell = this.#work.cell(id);
      if (!cell) continue;
      if (this.#applied.get(id) !== cell.text) this.#stopped.delete(id);
      this.#applied.set(id, cell.text);
    }
    this.#refreshGraph();
  }

  #apply(cells: readonly number[]): void {
    this.#applyTexts(cells);
    if (this.#runMode === "lazy") {
      const ids = cells.map(kernelId);
      for (const id of ids) this.#held.delete(id);
      this.#hold([...downstreamOf(this.#graph, ids)].filter((id) => !ids.includes(id)));
    }
    this.#sync();
  }

  /** Live values in prose are light, and only wait for what they read. */
  #hold(ids: Iterable<string>): void {
    for (const id of ids) {
      const compiled = this.#graph.cells.get(id);
      if (!compiled?.ok || !compiled.cell.live) this.#held.add(id);
    }
  }

  // ---- the kernel ----

  #standing(stale: ReadonlySet<string>): Standing {
    const locked = this.#work.lab.exercises.filter((exercise) => this.#progress.lockOf(this.#work.lab, exercise));
    return {
      graph: this.#graph,
      runs: this.#runs,
      locked: new Set(locked.map(({ cell }) => kernelId(cell))),
      stopped: new Set([...this.#stopped].map(kernelId)),
      stale,
    };
  }

  /** What is shown as stale: what waits to be run, what was edited since, and what depends on it. */
  #staleShown(): ReadonlySet<string> {
    if (this.#runMode === "reactive") return this.#held;
    const edited = this.#work.cells.filter(({ id }) => this.#isDirty(id)).map(({ id }) => kernelId(id));
    return new Set([...this.#held, ...edited, ...downstreamOf(this.#graph, edited)]);
  }

  /** Brings the kernel to what the notebook says, after the work is saved: what runs next may take the page with it. */
  #sync(): void {
    if (this.#sending) return;
    if (this.#store.clean || this.#store.save === "failed") {
      this.#send();
      return;
    }
    this.#sending = true;
    const send = () => {
      if (!this.#sending || this.#disposed) return;
      this.#sending = false;
      this.#send();
    };
    // A store that is slow to answer must not keep a student from running.
    const cancel = this.#clock.after(saveBeforeRunMs, send);
    void this.#store.flush().then(() => {
      cancel();
      send();
    });
  }

  #send(): void {
    const kernel = this.#life.sandbox?.kernel;
    if (!kernel) return;
    const wished = wishes(this.#standing(this.#held), new Set(this.#sent.keys()));
    const gone = [...this.#sent.keys()].filter((id) => (wished.get(id) ?? "drop") === "drop");
    const changed: CompiledCell[] = [];
    for (const [id, wish] of wished) {
      const cell = wish === "send" ? forKernel(this.#graph, id) : null;
      if (cell && this.#sent.get(id) !== sameOr(this.#sent.get(id), cell)) changed.push(cell);
    }
    const ids = changed.map(({ id }) => id);
    const again = [...this.#rerun].filter((id) => wished.get(id) === "send" && !ids.includes(id));
    this.#rerun.clear();
    for (const id of gone) this.#sent.delete(id);
    for (const cell of changed) this.#sent.set(cell.id, cell);
    this.#runs.forget(gone);
    this.#runs.begin([...ids, ...again]);
    if (gone.length > 0) kernel.delete(gone);
    if (changed.length > 0) kernel.define(changed);
    if (again.length > 0) kernel.run(again);
    // A cell that the kernel does not get sends no event; its exercise is told here.
    const silent = this.#work.lab.exercises.filter(({ cell }) => wished.get(kernelId(cell)) !== "send");
    this.#checks.invalidate(silent.filter((exercise) => this.#hasNews(exercise)));
    this.#tell();
  }

  readonly #lastReadiness = new Map<string, string>();

  #hasNews(exercise: Exercise): boolean {
    const now = JSON.stringify(this.#readiness(exercise));
    const isNew = this.#lastReadiness.get(exercise.id) !== now;
    this.#lastReadiness.set(exercise.id, now);
    return isNew;
  }

  /** A fresh kernel: everything that may run runs again. */
  #restore(): void {
    this.#runs.reset();
    this.#sent.clear();
    this.#asked.clear();
    this.#lastReadiness.clear();
    this.#sync();
  }

  #receive(event: KernelEvent): void {
    if (event.type === "unresponsive" || event.type === "responsive") {
      this.#foresee(event.type === "unresponsive" ? event.id : null);
      this.#tell();
      return;
    }
    if (event.type === "leave-output") {
      for (const listener of this.#leaveListeners) listener(cellOf(event.id), event.direction);
      return;
    }
    if (!this.#runs.receive(event)) return;
    if (event.type === "fulfilled" || event.type === "rejected") {
      this.#ran(event.id, event.type === "fulfilled" ? "ok" : "failed", event.durationMs);
      this.#invalidateByCells([event.id]);
    }
    this.#tellSoon();
  }

  #foreseen: number | null = null;

  /** A cell holds the frame: should the whole tab die of it, it is not run again when the lab is opened. */
  #foresee(id: string | null): void {
    if (this.#foreseen !== null && !this.#stopped.has(this.#foreseen)) this.#work.liftStopped(this.#foreseen);
    this.#foreseen = id === null ? null : cellOf(id);
    if (this.#foreseen !== null) this.#work.markStopped(this.#foreseen);
  }

  #ran(id: string, state: "ok" | "failed" | "stopped", durationMs: number): void {
    if (!this.#asked.delete(id) || this.#stopped.has(cellOf(id))) return;
    this.#record({ type: "ran", cell: cellOf(id), state, durationMs });
  }

  #invalidateByCells(ids: readonly string[]): void {
    const needing = this.#work.lab.exercises.filter(({ id, cell }) => {
      if (ids.includes(kernelId(cell))) return true;
      return [...this.#checks.asked(id)].some((name) => ids.includes(this.#graph.definedBy.get(name) ?? ""));
    });
    this.#checks.invalidate(needing);
  }

  #firstRunning(): string | null {
    const running = this.#runs.running;
    const isFirst = (id: string) => ![...upstreamOf(this.#graph, [id])].some((before) => running.includes(before));
    return running.find(isFirst) ?? null;
  }

  #markStopped(id: string | null, cause: DeathCause | "stopped" = "stopped"): void {
    const cell = id === null ? null : this.#work.cell(cellOf(id));
    if (id === null || !cell) return;
    this.#stopped.add(cell.id);
    if (!this.#isDirty(cell.id)) this.#work.markStopped(cell.id);
    const since = this.#runs.get(id).since;
    this.#asked.delete(id);
    this.#runs.fail(id, stoppedError(cause, this.#work.language));
    this.#record({ type: "ran", cell: cell.id, state: "stopped", durationMs: this.#clock.monotonic() - since });
    this.#stopErrors.set(cell.id, cause);
  }

  readonly #stopErrors = new Map<number, DeathCause | "stopped">();

  #liftStopped(cell: number): void {
    this.#stopped.delete(cell);
    this.#stopErrors.delete(cell);
    this.#work.liftStopped(cell);
  }

  #died(cause: DeathCause): void {
    if (cause === "not-started") return;
    const own = this.#runs.begun.find((id) => this.#work.cell(cellOf(id))?.editable);
    // A frame that navigates away has left the cell that did it: the student's own that ran last is the likeliest.
    const last = cause === "navigated" ? (own ?? this.#runs.begun[0] ?? null) : null;
    this.#markStopped(this.#runs.blocking ?? last ?? this.#firstRunning(), cause);
  }

  // ---- checks and facts ----

  #record(fact: JournalFact): void {
    this.#store.record(fact);
    this.storeChanged();
    this.#tell();
  }

  #exercise(id: string): Exercise | null {
    return this.#work.lab.exercises.find((exercise) => exercise.id === id) ?? null;
  }

  #lockOf(cell: number): Prediction | null {
    const exercise = this.#work.cell(cell)?.exercise;
    return exercise ? this.#progress.lockOf(this.#work.lab, exercise) : null;
  }

  #revealed(): Prediction[] {
    return this.#work.lab.predictions.filter(({ exercise }) => this.#progress.hasPassed(exercise));
  }

  /** What of the journal decides what runs. */
  #standingFacts(): string {
    const { lab } = this.#work;
    const locked = lab.exercises.map((exercise) => this.#progress.lockOf(lab, exercise)?.id ?? "");
    return JSON.stringify([locked, this.#revealed().map(({ id }) => id)]);
  }

  #recordedOutcomes() {
    const attempted = this.#work.lab.exercises.filter(({ cell }) => {
      const text = this.#work.cell(cell)?.text ?? "";
      return !this.#work.isStarter(cell, text);
    });
    return new Map(
      attempted.flatMap(({ id }) => {
        const last = this.#progress.lastChecked(id);
        return last ? [[id, last.outcome] as const] : [];
      }),
    );
  }

  #readiness(exercise: Exercise): Readiness {
    const cell = this.#work.cell(exercise.cell);
    const text = this.#applied.get(exercise.cell) ?? "";
    if (!cell || this.#work.isStarter(exercise.cell, text)) return { type: "starter" };
    const id = kernelId(exercise.cell);
    const { state, blockedBy } = stateOf(this.#standing(this.#staleShown()), cell);
    if (state === "ok") return { type: "ready", text };
    if (state !== "failed" && state !== "blocked" && state !== "stopped") return { type: "waiting" };
    const compiled = this.#graph.cells.get(id);
    const [name = ""] = compiled?.ok ? compiled.cell.outputs : (compiled?.mightDefine ?? []);
    const at = blockedBy === null ? id : kernelId(blockedBy);
    const problem = this.#graph.problems.get(at)?.find(({ severity }) => severity === "error");
    const error =
      this.#runs.get(at).error?.message ?? (problem ? `${problem.code} ${problem.detail || problem.name}` : state);
    return { type: "failed", name, error };
  }

  #checked(exercise: Exercise): void {
    const { outcome, verdicts } = this.#checks.state(exercise.id);
    const fact = checkedFact(exercise.id, outcome, verdicts, this.#progress.lastChecked(exercise.id));
    if (fact) this.#record(fact);
  }

  #reflected(reflection: string): void {
    this.#reflecting.get(reflection)?.();
    this.#reflecting.delete(reflection);
    const text = this.#store.get(`reflection:${reflection}`, "reflection")?.text ?? "";
    this.#record({ type: "reflected", reflection, length: text.length });
  }

  // ---- what the page sees ----

  #tell(): void {
    this.#snapshot = null;
    this.#cancelTell?.();
    this.#cancelTell = null;
    for (const listener of [...this.#listeners]) listener();
  }

  /** The kernel speaks in bursts: the page hears of each burst once. */
  #tellSoon(): void {
    this.#snapshot = null;
    this.#cancelTell ??= this.#clock.after(tellAfterMs, () => {
      this.#cancelTell = null;
      this.#tell();
    });
  }

  #draw(): SessionSnapshot {
    const { lab } = this.#work;
    const before = this.#before;
    this.#draftGraph ??= this.#drafts();
    const standing = this.#standing(this.#staleShown());
    const oldCells = new Map(before?.cells.map((cell) => [cell.id, cell]));
    const cells = this.#work.cells.map((cell) => sameOr(oldCells.get(cell.id), this.#cellView(cell, standing)));
    const oldExercises = new Map(before?.exercises.map((view) => [view.exercise.id, view]));
    const exercises = lab.exercises.map((exercise): ExerciseView => {
      const solution = this.#solutions.get(exercise.id)?.[this.#work.language].code ?? null;
      const view = exerciseView(exercise, this.#checks.state(exercise.id), this.#progress, solution);
      return sameOr(oldExercises.get(exercise.id), view);
    });
    const oldPredictions = new Map(before?.predictions.map((view) => [view.prediction.id, view]));
    const predictions = lab.predictions.map((prediction) =>
      sameOr(oldPredictions.get(prediction.id), this.#predictionView(prediction, oldPredictions.get(prediction.id))),
    );
    const oldReflections = new Map(before?.reflections.map((view) => [view.reflection.id, view]));
    const reflections = lab.reflections.map((reflection): ReflectionView => {
      const text = this.#store.get(`reflection:${reflection.id}`, "reflection")?.text ?? "";
      return sameOr(oldReflections.get(reflection.id), { reflection, text });
    });
    return {
      lab,
      cells: sameListOr(before?.cells, cells),
      exercises: sameListOr(before?.exercises, exercises),
      predictions: sameListOr(before?.predictions, predictions),
      reflections: sameListOr(before?.reflections, reflections),
      kernel: this.#life.status(this.#runs.running.length > 0),
      runMode: this.#runMode,
      save: this.#store.save,
      saveError: this.#store.saveError,
      otherTabs: this.#store.otherTabs,
      newVersion: this.#store.base.hash !== this.#options.hash && this.#work.edited,
    };
  }

  #cellView(cell: WorkCell, standing: Standing): CellView {
    const id = kernelId(cell.id);
    const run = this.#runs.get(id);
    const { state, blockedBy } = stateOf(standing, cell);
    const lockedBy = cell.exercise ? (this.#progress.lockOf(this.#work.lab, cell.exercise)?.id ?? null) : null;
    const cause = this.#stopErrors.get(cell.id);
    const stopError = state === "stopped" ? stoppedError(cause ?? "stopped", this.#work.language) : null;
    const live = cell.mode === "md" ? expressionsOf(cell.text).map((_, at) => this.#liveText(liveId(cell.id, at))) : [];
    return {
      id: cell.id,
      mode: cell.mode,
      origin: cell.origin,
      text: cell.text,
      starter: cell.starter,
      editable: cell.editable && lockedBy === null,
      pinned: cell.pinned,
      outputAbove: cell.outputAbove,
      state,
      lockedBy,
      blockedBy,
      problems: (this.#draftGraph ?? this.#graph).problems.get(id) ?? [],
      error: stopError ?? (state === "failed" && !hasError(this.#graph, id) ? run.error : null),
      durationMs: run.durationMs,
      runningSince: run.since,
      outputHeight: run.height,
      outputSummary: run.summary,
      outputFocusable: run.focusable,
      files: run.files,
      live,
    };
  }

  #liveText(id: string): string | null {
    return hasError(this.#graph, id) ? null : this.#runs.get(id).live;
  }

  #predictionView(prediction: Prediction, before: PredictionView | undefined): PredictionView {
    const given = this.#progress.folded.predictions.get(prediction.id) ?? null;
    const same = given && before?.given && sameOr(before.given, given);
    const revealed = this.#progress.hasPassed(prediction.exercise);
    const value = revealed ? this.#liveText(revealId(prediction)) : null;
    return { prediction, given: same ?? given, revealed, value };
  }
}
