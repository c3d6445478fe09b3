import type { JournalEvent, JournalFact } from "../../grading/journal.ts";
import { inOrder } from "../../grading/journal-chain.ts";
import type { Outcome, Verdict } from "../../grading/outcome.ts";
import { foldProgress, type LabProgress } from "../../grading/progress.ts";
import { scoreExercise } from "../../grading/score.ts";
import type { Exercise, Lab, Prediction } from "../../notebook/model.ts";
import type { LabStore } from "../storage/lab-store.ts";
import type { ExerciseState } from "./checks.ts";
import type { ExerciseView } from "./snapshot.ts";

type Checked = Extract<JournalFact, { type: "checked" }>;

/** What the journal says of the exercises, folded again only when it has grown. */
export class Progress {
  readonly #store: LabStore;
  #length = -1;
  /** Without the runs, which are most of it and say nothing of progress here. */
  #journal: readonly JournalEvent[] = [];
  #known: ReadonlySet<JournalEvent> = new Set();
  #folded: LabProgress | null = null;

  constructor(store: LabStore) {
    this.#store = store;
  }

  get folded(): LabProgress {
    if (!this.#folded || this.#length !== this.#store.journalLength) {
      this.#length = this.#store.journalLength;
      const told = [...this.#store.events].filter(({ what }) => what.type !== "ran");
      const isSame = this.#folded && told.length === this.#journal.length && told.every((one) => this.#known.has(one));
      if (isSame && this.#folded) return this.#folded;
      this.#known = new Set(told);
      this.#journal = inOrder(told);
      this.#folded = foldProgress(this.#journal);
    }
    return this.#folded;
  }

  /** The prediction that the exercise waits for. */
  lockOf(lab: Lab, exercise: Exercise): Prediction | null {
    const asked = lab.predictions.find((prediction) => prediction.exercise === exercise.id);
    return asked && !this.folded.predictions.has(asked.id) ? asked : null;
  }

  hasPassed(exercise: string): boolean {
    return this.folded.exercises.get(exercise)?.outcome === "passed";
  }

  /** What was last recorded of an exercise's checks. */
  lastChecked(exercise: string): Checked | null {
    void this.folded;
    for (const { what } of this.#journal.toReversed()) {
      if (what.type === "checked" && what.exercise === exercise) return what;
    }
    return null;
  }

  failedChecks(exercise: string): number {
    void this.folded;
    return this.#journal.filter(
      ({ what }) => what.type === "checked" && what.exercise === exercise && what.outcome === "failed",
    ).length;
  }
}

/** The fact to record of new verdicts; null where it says nothing new. */
export function checkedFact(
  exercise: string,
  outcome: Outcome,
  verdicts: readonly Verdict[],
  last: Checked | null,
): Checked | null {
  const ids = (of: Outcome) => verdicts.filter((verdict) => verdict.outcome === of).map(({ check }) => check);
  const fact: Checked = { type: "checked", exercise, outcome, passed: ids("passed"), failed: ids("failed") };
  if (!last) return outcome === "not-attempted" ? null : fact;
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id) => b.includes(id));
  const isSame = last.outcome === outcome && same(last.passed, fact.passed) && same(last.failed, fact.failed);
  return isSame ? null : fact;
}

/**
 * How an exercise is shown. Its solution opens once it has passed, or after a real attempt: its checks have failed a
 * text that is not the starter, and then either every hint is open or a second attempt differed (another text in this
 * session, or another result in the journal). A withheld solution opens with the class's alone.
 * @param given - the solution, where it was loaded, and whether the class has opened all of this lab's
 */
export function exerciseView(
  exercise: Exercise,
  state: ExerciseState,
  progress: Progress,
  { solution, isOpen }: { readonly solution: string | null; readonly isOpen: boolean },
): ExerciseView {
  const known = progress.folded.exercises.get(exercise.id);
  const hintsOpened = Math.min(known?.hints.length ?? 0, exercise.hints.length);
  const attempts = Math.max(state.failedTexts, progress.failedChecks(exercise.id));
  const tried = attempts >= 2 || (attempts === 1 && hintsOpened === exercise.hints.length);
  const passed = progress.hasPassed(exercise.id) || state.outcome === "passed";
  const points = scoreExercise(exercise, {
    publicOutcomes: [passed ? "passed" : state.outcome],
    sealedOutcomes: null,
    solutionBeforePassing: known?.solutionBeforePassing ?? false,
  });
  return {
    exercise,
    outcome: state.outcome,
    checking: state.checking,
    verdicts: state.verdicts,
    hintsOpened,
    solutionOpened: known?.solutionOpened ?? false,
    solutionAllowed: isOpen || (!exercise.withheld && (passed || tried || (known?.solutionOpened ?? false))),
    solution,
    points,
  };
}
