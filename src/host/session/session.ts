import type { JournalFact } from "../../grading/journal.ts";
import type { Outcome } from "../../grading/outcome.ts";
import type { Exercise, Prediction } from "../../notebook/model.ts";
import { writeLab } from "../../notebook/write.ts";
import type { Language } from "../../shared/text.ts";
import type { Clock } from "../storage/clock.ts";
import type { Entry } from "../storage/entry.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { stateOf } from "./cell-state.ts";
import { Checks, type Readiness } from "./checks.ts";
import { drawSnapshot } from "./draw-snapshot.ts";
import { Engine } from "./engine.ts";
import { checkedFact, Progress } from "./exercises.ts";
import { kernelId } from "./graph.ts";
import type { StartSandbox } from "./sandbox-port.ts";
import type { Session, SessionSnapshot } from "./snapshot.ts";
import type { Work } from "./work.ts";

/** An exercise's solution in both languages, and why it is so. */
export type Solution = Readonly<Record<Language, { readonly code: string; readonly why: string }>>;

interface LabSessionOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
  readonly startSandbox: StartSandbox;
  readonly loadSolution: (exercise: string) => Promise<Solution>;
  /** SHA-256 of the lab as it is served now. */
  readonly hash: string;
  readonly dark: boolean;
}

const tellAfterMs = 8;
const reflectedAfterMs = 2_000;

/**
 * A lab while a student has it open: their work, the kernel that runs it, the checks that read it. Plain state with
 * `subscribe` and `getSnapshot`; what did not change keeps its identity from one snapshot to the next.
 */
export class LabSession implements Session {
  readonly #options: LabSessionOptions;
  readonly #work: Work;
  readonly #store: LabStore;
  readonly #clock: Clock;
  readonly #progress: Progress;
  readonly #engine: Engine;
  readonly #checks: Checks;
  readonly #solutions = new Map<string, Solution>();
  readonly #listeners = new Set<() => void>();
  readonly #leaveListeners = new Set<(cell: number, direction: 1 | -1) => void>();
  /** Reflections whose last words are not yet recorded, and how to put that off. */
  readonly #reflecting = new Map<string, () => void>();
  /** How each exercise whose cell the kernel does not hold stood when its checks were last told. */
  readonly #told = new Map<string, string>();
  #dark: boolean;
  #snapshot: SessionSnapshot | null = null;
  #before: SessionSnapshot | null = null;
  #cancelTell: (() => void) | null = null;
  #gates: string;
  #disposed = false;

  constructor(options: LabSessionOptions) {
    const { work, store, clock, startSandbox } = options;
    this.#options = options;
    this.#work = work;
    this.#store = store;
    this.#clock = clock;
    this.#dark = options.dark;
    this.#progress = new Progress(store);
    const { studentSeed } = this;
    this.#engine = new Engine({
      work,
      store,
      clock,
      startSandbox,
      studentSeed,
      dark: () => this.#dark,
      locked: () => work.lab.exercises.filter((one) => this.#progress.lockOf(work.lab, one)).map(({ cell }) => cell),
      revealed: () => this.#revealed(),
      onSettled: (ids) => this.#settled(ids),
      onSent: (isHeld) => this.#sent(isHeld),
      onFact: (fact) => this.#record(fact),
      onLeaveOutput: (cell, direction) => {
        for (const listener of this.#leaveListeners) listener(cell, direction);
      },
      onChange: (when) => (when === "now" ? this.#tell() : this.#tellSoon()),
    });
    const services = {
      clock,
      studentSeed,
      sandbox: () => this.#engine.life.sandbox,
      readiness: (exercise: Exercise) => this.#readiness(exercise),
      libraries: () => (work.lab.library.public === "" ? [] : [work.lab.library.public]),
      onResult: (exercise: Exercise) => this.#checked(exercise),
      onChange: () => this.#tell(),
    };
    this.#checks = new Checks(services, this.#recordedOutcomes());
    this.#gates = this.#gatesNow();
    this.#engine.life.begin();
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
      const parts = {
        work: this.#work,
        store: this.#store,
        engine: this.#engine,
        checks: this.#checks,
        progress: this.#progress,
        solutionOf: (exercise: string, language: Language) => this.#solutions.get(exercise)?.[language].code ?? null,
        hash: this.#options.hash,
      };
      this.#snapshot = drawSnapshot(parts, this.#before);
      this.#before = this.#snapshot;
    }
    return this.#snapshot;
  };

  // ---- what the store tells ----

  /** Another tab changed these entries. */
  entriesChanged(changed: readonly Entry[]): void {
    this.#work.refresh();
    if (changed.some(({ value }) => value.kind === "cell")) this.#engine.structureChanged();
    this.#tell();
  }

  /** Saving or the journal went on: another tab may have predicted, or passed. */
  storeChanged(): void {
    if (this.#disposed) return;
    const gates = this.#gatesNow();
    if (gates !== this.#gates) {
      this.#gates = gates;
      this.#engine.refresh();
    }
    this.#tellSoon();
  }

  // ---- editing ----

  edit(cell: number, text: string): void {
    if (this.#isLocked(cell) || !this.#work.edit(cell, text)) return;
    this.#engine.drafted();
    this.#tell();
  }

  addCell(near: number, where: "above" | "below", mode: "js" | "md"): number {
    const id = this.#work.add(near, where, mode);
    this.#restructured(true);
    return id;
  }

  deleteCell(cell: number): void {
    this.#restructured(this.#work.delete(cell));
  }

  undoDelete(): void {
    this.#restructured(this.#work.undoDelete());
  }

  convertCell(cell: number, mode: "js" | "md"): void {
    this.#restructured(this.#work.convert(cell, mode));
  }

  restoreStarter(cell: number): void {
    if (this.#isLocked(cell) || !this.#work.restoreStarter(cell)) return;
    this.#record({ type: "reset", cell });
    if (this.#engine.runMode === "reactive") this.#engine.apply([cell]);
    this.#tell();
  }

  history(cell: number): Promise<readonly { readonly at: string; readonly text: string }[]> {
    return this.#store.history(cell);
  }

  // ---- running ----

  run(cell: number): void {
    if (!this.#work.cell(cell) || this.#isLocked(cell)) return;
    this.#engine.run(cell);
    this.#tell();
  }

  runAll(): void {
    this.#engine.runAll();
    this.#tell();
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
    if (this.#engine.drafts.isDirty(found.cell) || this.#engine.isHeld(found.cell)) this.run(found.cell);
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
    const dirty = new Set(this.#engine.drafts.dirty.map(({ id }) => id));
    this.#work.setLanguage(language);
    this.#engine.life.sandbox?.kernel.setAppearance({ language, dark: this.#dark });
    this.#engine.apply(this.#work.cells.map(({ id }) => id).filter((id) => !dirty.has(id)));
    this.#tell();
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

  async save(): Promise<void> {
    await this.#store.flush("strict");
  }

  exportWork(): string {
    return writeLab(this.#work.export());
  }

  dispose(): void {
    for (const reflection of [...this.#reflecting.keys()]) this.#reflected(reflection);
    this.#disposed = true;
    this.#cancelTell?.();
    this.#checks.dispose();
    this.#engine.dispose();
    this.#listeners.clear();
    void this.#store.close();
  }

  // ---- checks and facts ----

  /** These cells settled: the checks that need them run again. */
  #settled(ids: readonly string[]): void {
    const { definedBy } = this.#engine.graph;
    const needing = this.#work.lab.exercises.filter(({ id, cell }) => {
      if (ids.includes(kernelId(cell))) return true;
      return [...this.#checks.asked(id)].some((name) => ids.includes(definedBy.get(name) ?? ""));
    });
    this.#checks.invalidate(needing);
  }

  /** An exercise whose cell the kernel does not hold gets no event: its checks are told here, once a change. */
  #sent(isHeld: (cell: number) => boolean): void {
    const silent = this.#work.lab.exercises.filter((exercise) => {
      const now = isHeld(exercise.cell) ? "" : JSON.stringify(this.#readiness(exercise));
      const isNew = now !== "" && this.#told.get(exercise.id) !== now;
      this.#told.set(exercise.id, now);
      return isNew;
    });
    this.#checks.invalidate(silent);
  }

  #readiness(exercise: Exercise): Readiness {
    const { graph, drafts, runs, standing } = this.#engine;
    const cell = this.#work.cell(exercise.cell);
    const text = drafts.applied(exercise.cell) ?? "";
    if (!cell || this.#work.isStarter(exercise.cell, text)) return { type: "starter" };
    const { state, blockedBy } = stateOf(standing, cell);
    if (state === "ok") return { type: "ready", text };
    if (state !== "failed" && state !== "blocked" && state !== "stopped") return { type: "waiting" };
    const compiled = graph.cells.get(kernelId(exercise.cell));
    const [name = ""] = compiled?.ok ? compiled.cell.outputs : (compiled?.mightDefine ?? []);
    const at = kernelId(blockedBy ?? exercise.cell);
    const problem = graph.problems.get(at)?.find(({ severity }) => severity === "error");
    const said = problem ? problem.detail || `${problem.code}: ${problem.name}` : state;
    return { type: "failed", name, error: runs.get(at).error?.message ?? said };
  }

  #checked(exercise: Exercise): void {
    const { outcome, verdicts } = this.#checks.state(exercise.id);
    const fact = checkedFact(exercise.id, outcome, verdicts, this.#progress.lastChecked(exercise.id));
    if (fact) this.#record(fact);
  }

  /** Outcomes as they were when the lab was last closed, shown until the checks have run again. */
  #recordedOutcomes(): ReadonlyMap<string, Outcome> {
    const outcomes = new Map<string, Outcome>();
    for (const { id, cell } of this.#work.lab.exercises) {
      const last = this.#progress.lastChecked(id);
      if (last && !this.#work.isStarter(cell, this.#work.cell(cell)?.text ?? "")) outcomes.set(id, last.outcome);
    }
    return outcomes;
  }

  #reflected(reflection: string): void {
    this.#reflecting.get(reflection)?.();
    this.#reflecting.delete(reflection);
    const text = this.#store.get(`reflection:${reflection}`, "reflection")?.text ?? "";
    this.#record({ type: "reflected", reflection, length: text.length });
  }

  #record(fact: JournalFact): void {
    this.#store.record(fact);
    this.#tell();
  }

  #restructured(changed: boolean): void {
    if (!changed) return;
    this.#engine.structureChanged();
    this.#tell();
  }

  #exercise(id: string): Exercise | null {
    return this.#work.lab.exercises.find((exercise) => exercise.id === id) ?? null;
  }

  #isLocked(cell: number): boolean {
    const exercise = this.#work.cell(cell)?.exercise;
    return exercise ? this.#progress.lockOf(this.#work.lab, exercise) !== null : false;
  }

  #revealed(): Prediction[] {
    return this.#work.lab.predictions.filter(({ exercise }) => this.#progress.hasPassed(exercise));
  }

  /** What of the journal decides what runs. */
  #gatesNow(): string {
    const { lab } = this.#work;
    const locked = lab.exercises.map((exercise) => this.#progress.lockOf(lab, exercise)?.id ?? "");
    return JSON.stringify([locked, this.#revealed().map(({ id }) => id)]);
  }

  // ---- listeners ----

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
}
