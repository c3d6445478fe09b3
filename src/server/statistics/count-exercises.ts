import type { GradedExercise } from "../../grader/grading.ts";
import type { ExerciseStatistics } from "./exercise-statistics-schema.ts";
import { groupFailures } from "./group-failures.ts";

/** One student's graded submission. */
interface Counted {
  readonly submission: string;
  /** Of whom it is, as whoever teaches may know. */
  readonly name: string;
  readonly exercises: readonly GradedExercise[];
}

/** Who tried this often, or this long, and did not pass, is stuck. */
const manyAttempts = 5;
const longMs = 20 * 60_000;

const fields = { passed: "passed", failed: "failed", "not-attempted": "notAttempted", broken: "broken" } as const;

/**
 * How students did at each exercise, in the order of the lab: outcomes of the grading, and effort as their journals tell it.
 * @param counted - one submission a student
 */
export function countExercises(counted: readonly Counted[]): ExerciseStatistics[] {
  const found = new Map<string, { one: GradedExercise; submission: string; name: string }[]>();
  for (const { submission, name, exercises } of counted) {
    for (const one of exercises) {
      const before = found.get(one.exercise) ?? [];
      found.set(one.exercise, before);
      before.push({ one, submission, name });
    }
  }
  return [...found].map(([exercise, all]) => {
    const outcomes = { passed: 0, failed: 0, notAttempted: 0, broken: 0 };
    for (const { one } of all) outcomes[fields[one.outcome]] += 1;
    const failures = groupFailures(all.map(({ one, submission }) => ({ submission, checks: one.checks })));
    return {
      ...{
        exercise,
        title: all[0]?.one.title ?? "",
        cell: all.find(({ one }) => one.effort)?.one.effort?.cell ?? null,
      },
      ...outcomes,
      effort: effortOf(all.map(({ one }) => one)),
      failures,
      stuck: all
        .flatMap(({ one, submission, name }) => {
          const { attempts = 0, hints = 0, spentMs = 0 } = one.effort ?? {};
          const isStuck = one.outcome === "failed" && (attempts >= manyAttempts || spentMs >= longMs);
          return isStuck ? [{ submission, name, attempts, hints, spentMs }] : [];
        })
        .sort((a, b) => b.attempts - a.attempts || b.spentMs - a.spentMs),
    };
  });
}

/** Only of those who touched it: who never came to an exercise tells nothing of how hard it is. */
function effortOf(all: readonly GradedExercise[]): ExerciseStatistics["effort"] {
  const told = all.flatMap(({ effort }) =>
    effort && (effort.attempts > 0 || effort.hints > 0 || effort.solutionOpened || effort.spentMs > 0) ? [effort] : [],
  );
  if (told.length === 0) return null;
  return {
    told: told.length,
    attempts: median(told.map(({ attempts }) => attempts)),
    spentMs: median(told.map(({ spentMs }) => spentMs)),
    openedHints: told.filter(({ hints }) => hints > 0).length,
    hints: told.reduce((sum, { hints }) => sum + hints, 0),
    openedSolution: told.filter(({ solutionOpened }) => solutionOpened).length,
  };
}

function median(numbers: readonly number[]): number {
  const ordered = [...numbers].sort((a, b) => a - b);
  const half = ordered.length / 2;
  const upper = ordered[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((ordered[half - 1] ?? upper) + upper) / 2 : upper;
}
