import type { JournalFact } from "../../grading/journal.ts";
import type { Outcome } from "../../grading/outcome.ts";
import { namesDefinedIn } from "../../kernel/compile/compile-cell.ts";
import type { Exercise, Prediction } from "../../notebook/model.ts";
import type { Language } from "../../shared/text.ts";
import type { Clock } from "../storage/clock.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { stateOf } from "./cell-state.ts";
import { Checks, type Readiness } from "./checks.ts";
import type { Engine } from "./engine.ts";
import { checkedFact, exerciseView, type Progress } from "./exercises.ts";
import { kernelId } from "./graph.ts";
import type { ExerciseView } from "./snapshot.ts";
import type { Work } from "./work.ts";

/** An exercise's solution in both languages, and why it is so. */
export type Solution = Readonly<Record<Language, { readonly code: string; readonly why: string }>>;

export interface Solutions {
  /** Rejects where a solution cannot be had. */
  readonly load: (exercise: string) => Promise<Solution>;
  /** Has the class opened them to everybody, attempt or not? */
  readonly areOpen: Promise<boolean>;
}

interface LearningOptions {
  readonly work: Work;
  readonly store: LabStore;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly engine: Engine;
  readonly studentSeed: () => number;
  readonly solutions: Solutions;
  readonly onFact: (fact: JournalFact) => void;
  readonly onChange: () => void;
}

const reflectedAfterMs = 2_000;

/** What a student does with the exercises, predictions and reflections of a lab, and what the checks say of it. */
export class Learning {
  readonly #options: LearningOptions;
  readonly #checks: Checks;
  readonly #solutions = new Map<string, Solution>();
  #areSolutionsOpen = false;
  /** Reflections whose last words are not yet recorded, and how to put that off. */
  readonly #reflecting = new Map<string, () => void>();
  /** How each exercise whose cell the kernel does not hold stood when its checks were last told. */
  readonly #told = new Map<string, string>();

  constructor(options: LearningOptions) {
    this.#options = options;
    const { work, clock, studentSeed, engine, onChange } = options;
    const services = {
      clock,
      studentSeed,
      sandbox: () => engine.life.sandbox,
      readiness: (exercise: Exercise) => this.#readiness(exercise),
      libraries: () => (work.lab.library.public === "" ? [] : [work.lab.library.public]),
      unanswered: () =>
        import("./unanswered.ts").then(
          ({ Unanswered }) => new Unanswered(engine, clock),
          () => null,
        ),
      onResult: (exercise: Exercise) => this.#checked(exercise),
      onChange,
    };
    this.#checks = new Checks(services, this.#recordedOutcomes());
    this.#checks.invalidate(work.lab.exercises);
    void options.solutions.areOpen.then((areOpen) => {
      this.#areSolutionsOpen = areOpen;
      if (areOpen) onChange();
    });
  }

  view(exercise: Exercise): ExerciseView {
    const { work, progress } = this.#options;
    const solution = this.#solutions.get(exercise.id)?.[work.language].code ?? null;
    const isOpen = this.#areSolutionsOpen;
    return exerciseView(exercise, this.#checks.state(exercise.id), progress, { solution, isOpen });
  }

  predict(prediction: string, option: string, certainty: "guess" | "think" | "bet"): void {
    const { work, progress, onFact } = this.#options;
    const asked = work.lab.predictions.find(({ id }) => id === prediction);
    // The first commitment is the one that counts.
    if (!asked?.options.some(({ value }) => value === option) || progress.folded.predictions.has(prediction)) return;
    onFact({ type: "predicted", prediction, option, certainty });
    this.#checks.invalidate(work.lab.exercises.filter(({ id }) => id === asked.exercise));
  }

  reflect(reflection: string, text: string): void {
    const { work, store, clock } = this.#options;
    if (!work.lab.reflections.some(({ id }) => id === reflection)) return;
    store.set({ kind: "reflection", reflection, text });
    this.#reflecting.get(reflection)?.();
    const record = () => this.#reflected(reflection);
    this.#reflecting.set(reflection, clock.after(reflectedAfterMs, record));
  }

  check(exercise: string): void {
    const { work, engine } = this.#options;
    const found = work.lab.exercises.find(({ id }) => id === exercise);
    if (!found || this.isLocked(found.cell)) return;
    if (engine.drafts.isDirty(found.cell) || engine.isHeld(found.cell)) engine.run(found.cell);
    this.#checks.invalidate([found], 0);
  }

  openHint(exercise: string): void {
    const { work, progress, onFact } = this.#options;
    const found = work.lab.exercises.find(({ id }) => id === exercise);
    const opened = progress.folded.exercises.get(exercise)?.hints.length ?? 0;
    if (found && opened < found.hints.length) onFact({ type: "hint-opened", exercise, hint: opened });
  }

  /** @throws when the solution cannot be fetched, as without a network: the page says so; nothing is recorded then */
  async openSolution(exercise: string): Promise<void> {
    const { work, progress, solutions, onFact, onChange } = this.#options;
    const found = work.lab.exercises.find(({ id }) => id === exercise);
    if (!found || !this.view(found).solutionAllowed) return;
    this.#solutions.set(exercise, this.#solutions.get(exercise) ?? (await solutions.load(exercise)));
    if (!progress.folded.exercises.get(exercise)?.solutionOpened) onFact({ type: "solution-opened", exercise });
    onChange();
  }

  /** Does the cell wait for a prediction? */
  isLocked(cell: number): boolean {
    const { work, progress } = this.#options;
    const exercise = work.cell(cell)?.exercise;
    return exercise ? progress.lockOf(work.lab, exercise) !== null : false;
  }

  /** These cells of the kernel settled: the checks that need them run again. */
  settled(ids: readonly string[]): void {
    this.#checks.invalidate(this.#needing(ids));
    this.#checks.ended(ids);
  }

  /** These cells of the kernel run now, or are gone: what the checks learned of them is of the past. */
  began(ids: readonly string[]): void {
    const needing = new Set(this.#needing(ids).map(({ id }) => id));
    this.#checks.overtake((exercise) => needing.has(exercise));
  }

  /** An exercise whose cell the kernel does not hold gets no event: its checks are told here, once a change. */
  sent(isHeld: (cell: number) => boolean): void {
    const silent = this.#options.work.lab.exercises.filter((exercise) => {
      const now = isHeld(exercise.cell) ? "" : JSON.stringify(this.#readiness(exercise));
      const isNew = now !== "" && this.#told.get(exercise.id) !== now;
      this.#told.set(exercise.id, now);
      return isNew;
    });
    this.#checks.invalidate(silent);
  }

  dispose(): void {
    for (const reflection of [...this.#reflecting.keys()]) this.#reflected(reflection);
    this.#checks.dispose();
  }

  #needing(ids: readonly string[]): Exercise[] {
    const { work, engine } = this.#options;
    const { definedBy } = engine.graph;
    return work.lab.exercises.filter(({ id, cell }) => {
      if (ids.includes(kernelId(cell))) return true;
      return [...this.#checks.asked(id)].some((name) => ids.includes(definedBy.get(name) ?? ""));
    });
  }

  #readiness(exercise: Exercise): Readiness {
    const { work, engine } = this.#options;
    const { graph, drafts, runs, standing } = engine;
    const cell = work.cell(exercise.cell);
    const text = drafts.applied(exercise.cell) ?? "";
    if (!cell || work.isStarter(exercise.cell, text)) return { type: "starter" };
    const { state, blockedBy } = stateOf(standing, cell);
    // What the student switched off, and what needs it, has not failed.
    if (blockedBy !== null && standing.disabled.has(kernelId(blockedBy))) return { type: "waiting" };
    if (state === "ok") return engine.holds(exercise.cell) ? { type: "ready", text } : { type: "waiting" };
    if (state !== "failed" && state !== "blocked" && state !== "stopped") return { type: "waiting" };
    const compiled = graph.cells.get(kernelId(exercise.cell));
    const written = compiled?.ok ? compiled.cell.outputs : (compiled?.mightDefine ?? []);
    // `def idf(…)` defines nothing that can be told: what is meant is what the lab began.
    const [name = ""] = written.length > 0 ? written : namesDefinedIn(cell.starter);
    const at = kernelId(blockedBy ?? exercise.cell);
    const problem = graph.problems.get(at)?.find(({ severity }) => severity === "error");
    const said = problem ? problem.detail || `${problem.code}: ${problem.name}` : state;
    return { type: "failed", name, error: runs.get(at).error?.message ?? said };
  }

  #checked(exercise: Exercise): void {
    const { progress, onFact } = this.#options;
    const { outcome, verdicts } = this.#checks.state(exercise.id);
    const fact = checkedFact(exercise.id, outcome, verdicts, progress.lastChecked(exercise.id));
    if (fact) onFact(fact);
  }

  /** Outcomes as they were when the lab was last closed, shown until the checks have run again. */
  #recordedOutcomes(): ReadonlyMap<string, Outcome> {
    const { work, progress } = this.#options;
    const outcomes = new Map<string, Outcome>();
    for (const { id, cell } of work.lab.exercises) {
      const last = progress.lastChecked(id);
      if (last && !work.isStarter(cell, work.cell(cell)?.text ?? "")) outcomes.set(id, last.outcome);
    }
    return outcomes;
  }

  #reflected(reflection: string): void {
    const { store, onFact } = this.#options;
    this.#reflecting.get(reflection)?.();
    this.#reflecting.delete(reflection);
    const text = store.get(`reflection:${reflection}`, "reflection")?.text ?? "";
    onFact({ type: "reflected", reflection, length: text.length });
  }
}

/** The predictions whose exercise has passed: their answer is shown. */
export function revealedIn(work: Work, progress: Progress): Prediction[] {
  return work.lab.predictions.filter(({ exercise }) => progress.hasPassed(exercise));
}

/** The exercise cells that wait for a prediction. */
export function lockedIn(work: Work, progress: Progress): number[] {
  return work.lab.exercises.filter((exercise) => progress.lockOf(work.lab, exercise)).map(({ cell }) => cell);
}

/** What of the journal decides what runs. */
export function gatesOf(work: Work, progress: Progress): string {
  return JSON.stringify([lockedIn(work, progress), revealedIn(work, progress).map(({ id }) => id)]);
}
