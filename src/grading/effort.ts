import type { JournalEvent } from "./journal.ts";
import { mergeJournals } from "./journal-chain.ts";
import { foldProgress, longestGapMs } from "./progress.ts";

/** What a journal tells of the way to one exercise. Whoever handed in had it on their own computer: it proves nothing. */
export interface Effort {
  /** Where the exercise stands. */
  readonly cell: number;
  /** Times that checks looked at another answer. */
  readonly attempts: number;
  /** How many hints were opened. */
  readonly hints: number;
  readonly solutionOpened: boolean;
  /** Time up to each thing done at the exercise, since whatever was done before; a gap of more than five minutes counts nothing. */
  readonly spentMs: number;
}

interface Place {
  readonly id: string;
  readonly cell: number;
}

/** By exercise; one that the journal never speaks of was not touched. */
export function effortsOf(journal: readonly JournalEvent[], exercises: readonly Place[]): ReadonlyMap<string, Effort> {
  const progress = foldProgress(journal);
  const spent = spentByExercise(mergeJournals(journal, []), exercises);
  return new Map(
    exercises.map(({ id, cell }) => {
      const { attempts = 0, hints = [], solutionOpened = false } = progress.exercises.get(id) ?? {};
      return [id, { cell, attempts, hints: hints.length, solutionOpened, spentMs: spent.get(id) ?? 0 }];
    }),
  );
}

/** By the devices' clocks, which may disagree with the order of events. */
function spentByExercise(events: readonly JournalEvent[], exercises: readonly Place[]): Map<string, number> {
  const byCell = new Map(exercises.map(({ id, cell }) => [cell, id]));
  const exerciseOf = ({ what }: JournalEvent): string | undefined => {
    if ("exercise" in what) return what.exercise;
    return "cell" in what ? byCell.get(what.cell) : undefined;
  };
  const timed = events
    .map((event) => ({ at: Date.parse(event.at), exercise: exerciseOf(event) }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => a.at - b.at);
  const spent = new Map<string, number>();
  timed.forEach(({ at, exercise }, place) => {
    const gap = at - (timed[place - 1]?.at ?? at);
    if (exercise !== undefined && gap <= longestGapMs) spent.set(exercise, (spent.get(exercise) ?? 0) + gap);
  });
  return spent;
}
