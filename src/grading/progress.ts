import type { JournalEvent } from "./journal.ts";
import { mergeJournals } from "./journal-chain.ts";
import type { Outcome } from "./outcome.ts";
import { type Scoring, scoreExercise, sumPoints } from "./score.ts";

export type Certainty = "guess" | "think" | "bet";

export interface ExerciseProgress {
  /** The best that the public checks ever said of it. */
  readonly outcome: Outcome;
  readonly attempts: number;
  /** Hints opened, by place from 0, in order. */
  readonly hints: readonly number[];
  readonly solutionOpened: boolean;
  /** Was the solution opened before it had passed? Its points are capped then. */
  readonly solutionBeforePassing: boolean;
}

/** What a student's journal says of one lab. */
export interface LabProgress {
  /** ISO 8601, by the device's clock; empty where nothing happened yet. */
  readonly openedAt: string;
  readonly lastAt: string;
  /** Of the first opening: the lab's data keep it for ever. */
  readonly studentSeed: number | null;
  /** Of the version of the lab that was opened or taken last; empty where none was. */
  readonly labHash: string;
  /** By prediction: the first commitment, which is the one that counts. */
  readonly predictions: ReadonlyMap<string, { readonly option: string; readonly certainty: Certainty }>;
  readonly exercises: ReadonlyMap<string, ExerciseProgress>;
  /** By reflection: the length of the text as it was last written. */
  readonly reflections: ReadonlyMap<string, number>;
  /** Times that a cell was run. */
  readonly runs: number;
  /** Time between things done; a gap of more than five minutes counts nothing. */
  readonly spentMs: number;
}

/** Between two things done; a longer gap is a pause. */
export const longestGapMs = 5 * 60_000;
const rank: Readonly<Record<Outcome, number>> = { "not-attempted": 0, broken: 1, failed: 2, passed: 3 };
const untouched: ExerciseProgress = {
  outcome: "not-attempted",
  attempts: 0,
  hints: [],
  solutionOpened: false,
  solutionBeforePassing: false,
};

/**
 * Folds a journal into progress. The events may come in any order and more than once: they are taken in the order of
 * (Lamport time, writer), each once.
 */
export function foldProgress(journal: readonly JournalEvent[]): LabProgress {
  const events = mergeJournals(journal, []);
  const predictions = new Map<string, { option: string; certainty: Certainty }>();
  const exercises = new Map<string, ExerciseProgress>();
  const reflections = new Map<string, number>();
  let studentSeed: number | null = null;
  let labHash = "";
  let runs = 0;
  const change = (id: string, to: (was: ExerciseProgress) => Partial<ExerciseProgress>) => {
    const was = exercises.get(id) ?? untouched;
    exercises.set(id, { ...was, ...to(was) });
  };
  for (const { what } of events) {
    switch (what.type) {
      case "opened":
        studentSeed ??= what.studentSeed;
        labHash = what.labHash;
        break;
      case "updated":
        labHash = what.labHash;
        break;
      case "predicted":
        if (!predictions.has(what.prediction)) {
          predictions.set(what.prediction, { option: what.option, certainty: what.certainty });
        }
        break;
      case "ran":
        runs += 1;
        break;
      case "checked":
        change(what.exercise, ({ outcome, attempts }) => ({
          outcome: rank[what.outcome] > rank[outcome] ? what.outcome : outcome,
          attempts: attempts + (what.outcome === "not-attempted" ? 0 : 1),
        }));
        break;
      case "hint-opened":
        change(what.exercise, ({ hints }) => ({ hints: [...new Set([...hints, what.hint])].sort((a, b) => a - b) }));
        break;
      case "solution-opened":
        change(what.exercise, ({ outcome, solutionBeforePassing }) => ({
          solutionOpened: true,
          solutionBeforePassing: solutionBeforePassing || outcome !== "passed",
        }));
        break;
      case "reflected":
        reflections.set(what.reflection, what.length);
        break;
      case "reset":
      case "submitted":
        break;
    }
  }
  return { predictions, exercises, reflections, studentSeed, labHash, runs, ...timesOf(events) };
}

/** By the devices' clocks, which may disagree with the order of events. */
function timesOf(events: readonly JournalEvent[]): Pick<LabProgress, "openedAt" | "lastAt" | "spentMs"> {
  const times = events
    .map(({ at }) => Date.parse(at))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return { openedAt: "", lastAt: "", spentMs: 0 };
  let spentMs = 0;
  times.forEach((time, place) => {
    const gap = time - (times[place - 1] ?? time);
    if (gap <= longestGapMs) spentMs += gap;
  });
  return { openedAt: new Date(first).toISOString(), lastAt: new Date(last).toISOString(), spentMs };
}

/** Points that a student knows to have: those of the public checks that once passed together. */
export function pointsSoFar(progress: LabProgress, exercises: readonly Scoring[]): number {
  return sumPoints(
    exercises.map((scoring) => {
      const { outcome, solutionBeforePassing } = progress.exercises.get(scoring.id) ?? untouched;
      return scoreExercise(scoring, { publicOutcomes: [outcome], sealedOutcomes: null, solutionBeforePassing });
    }),
  );
}

/** How predictions fared at one degree of certainty. */
export interface Calibration {
  readonly certainty: Certainty;
  readonly given: number;
  readonly right: number;
}

/**
 * How well a student predicts, over any number of labs: who is well calibrated is right more often the surer they are.
 * @param answers - by prediction, the option that is right; a prediction without one is left out
 */
export function calibrate(
  labs: readonly { readonly progress: LabProgress; readonly answers: ReadonlyMap<string, string> }[],
): Calibration[] {
  const made = labs.flatMap(({ progress, answers }) =>
    [...progress.predictions].flatMap(([id, { option, certainty }]) => {
      const answer = answers.get(id);
      return answer === undefined ? [] : [{ certainty, right: option === answer }];
    }),
  );
  return (["guess", "think", "bet"] as const).map((certainty) => {
    const ofThese = made.filter((prediction) => prediction.certainty === certainty);
    return { certainty, given: ofThese.length, right: ofThese.filter(({ right }) => right).length };
  });
}
