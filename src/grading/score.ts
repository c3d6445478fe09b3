import type { Exercise } from "../notebook/model.ts";
import type { Outcome } from "./outcome.ts";

/** How an exercise's points come. */
export type Scoring = Pick<Exercise, "id" | "points" | "publicShare" | "solutionCap">;

/** What is known of an exercise when it is scored. */
export interface Result {
  /** One outcome for each public check. */
  readonly publicOutcomes: readonly Outcome[];
  /** One outcome for each sealed check; null where they were not run, as on a student's page. */
  readonly sealedOutcomes: readonly Outcome[] | null;
  /** Was the solution opened before the exercise had passed? */
  readonly solutionBeforePassing: boolean;
}

/**
 * The outcome of an exercise from those of its checks: any that failed decides, then any that is broken;
 * it passed when every check did. Without checks it is not attempted.
 */
export function exerciseOutcome(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes("failed")) return "failed";
  if (outcomes.includes("broken")) return "broken";
  return allPassed(outcomes) ? "passed" : "not-attempted";
}

const allPassed = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length > 0 && outcomes.every((outcome) => outcome === "passed");

/**
 * Points that an exercise has earned: its public share when all public checks pass, the rest when all sealed ones do.
 * Where it has no sealed checks (`sealedOutcomes` is empty) the public ones give all, and the reverse. When the solution was opened before
 * passing, what was earned is cut to `solutionCap` of it. Never below 0 nor above the exercise's points.
 */
export function scoreExercise({ points, publicShare, solutionCap }: Scoring, result: Result): number {
  const { publicOutcomes, sealedOutcomes, solutionBeforePassing } = result;
  const share = publicOutcomes.length === 0 ? 0 : sealedOutcomes?.length === 0 ? 1 : unit(publicShare);
  const earned =
    (allPassed(publicOutcomes) ? share : 0) + (sealedOutcomes !== null && allPassed(sealedOutcomes) ? 1 - share : 0);
  return points * earned * (solutionBeforePassing ? unit(solutionCap) : 1);
}

const unit = (share: number): number => Math.min(1, Math.max(0, share));

/** Points of several exercises together, without the dust that binary fractions leave (12 decimals are kept). */
export function sumPoints(points: readonly number[]): number {
  return Number(points.reduce((sum, value) => sum + value, 0).toFixed(12));
}
