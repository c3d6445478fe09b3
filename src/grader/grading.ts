import { type Effort, effortsOf } from "../grading/effort.ts";
import type { CheckReport, ExerciseReport, LabFacts, RerunOutput } from "../grading/grade-page.ts";
import type { Outcome } from "../grading/outcome.ts";
import { foldProgress } from "../grading/progress.ts";
import { scoreExercise, sumPoints } from "../grading/score.ts";
import type { Language, Localized } from "../shared/text.ts";
import type { Submission } from "../submission/submission.ts";
import { submissionHash } from "../submission/submission-hash.ts";
import type { refusals } from "./refusals.ts";
import { type Remark, remarksOn } from "./remarks.ts";

/** What a check said; without times, for two gradings of one submission are equal. */
export type GradedCheck = Omit<CheckReport, "durationMs">;

export interface GradedExercise {
  readonly exercise: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Null where a check is broken: a person decides. */
  readonly points: number | null;
  readonly possible: number;
  /** What the student's page said; null where it said nothing. */
  readonly claimed: Outcome | null;
  readonly checks: readonly GradedCheck[];
  /** What the journal tells of the way there; not in gradings that were kept before this was looked at. */
  readonly effort?: Effort | undefined;
}

/** Whose work it is, and in which lab. */
export interface GradedWho {
  readonly hash: string;
  readonly names: readonly string[];
  readonly lab: Submission["lab"];
  readonly at: string;
}

export interface Graded {
  readonly state: "graded";
  readonly who: GradedWho;
  /** What titles and checks speak: the language of the page that handed in; not in gradings that were kept before this was. */
  readonly language?: Language | undefined;
  readonly exercises: readonly GradedExercise[];
  /** Earned, of the points that checks give. */
  readonly points: number;
  readonly possible: number;
  /** The same on the scale of the policy; null where checks give no points. */
  readonly grade: number | null;
  /** Points that wait for a person: reflections, and exercises with a broken check. */
  readonly waiting: number;
  readonly remarks: readonly Remark[];
  /** What the student's cells showed in this run: for whoever teaches, and in no grade. */
  readonly outputs?: readonly RerunOutput[] | undefined;
}

export interface NotGraded {
  readonly state: "not-graded";
  /** Null where the file could not be read. */
  readonly who: GradedWho | null;
  readonly reason: keyof typeof refusals | "file";
  /** What happened, and what to do. */
  readonly message: Localized;
  /** For whoever looks into it. */
  readonly detail: string;
}

export type Grading = Graded | NotGraded;

/** How points become a grade. */
export interface Policy {
  /** The best grade that there is. */
  readonly maxGrade: number;
}

/** The Brazilian scale: 0 to 10. */
export const tenPoints: Policy = { maxGrade: 10 };

export const whoOf = (submission: Submission): GradedWho => ({
  hash: submissionHash(submission),
  names: submission.names,
  lab: submission.lab,
  at: submission.at,
});

/** The grading of a submission: nothing goes into it but the submission, the lab, what its checks said, and the policy. */
export function gradingOf(
  submission: Submission,
  lab: LabFacts,
  reports: readonly ExerciseReport[],
  { maxGrade }: Policy,
): Graded {
  const progress = foldProgress(submission.journal);
  const efforts = effortsOf(submission.journal, lab.exercises);
  const claimed = new Map(submission.claimed.map(({ exercise, outcome }) => [exercise, outcome]));
  const exercises = lab.exercises.map((scoring): GradedExercise => {
    const checks = reports.find(({ exercise }) => exercise === scoring.id)?.checks ?? [];
    const outcomes = (sealed: boolean) => checks.filter((one) => one.sealed === sealed).map(({ outcome }) => outcome);
    const isBroken = checks.some(({ outcome }) => outcome === "broken");
    const result = {
      publicOutcomes: outcomes(false),
      sealedOutcomes: outcomes(true),
      solutionBeforePassing: progress.exercises.get(scoring.id)?.solutionBeforePassing ?? false,
    };
    return {
      exercise: scoring.id,
      title: scoring.title,
      outcome: reports.find(({ exercise }) => exercise === scoring.id)?.outcome ?? "not-attempted",
      points: isBroken ? null : sumPoints([scoreExercise(scoring, result)]),
      possible: scoring.points,
      claimed: claimed.get(scoring.id) ?? null,
      checks: checks.map(({ durationMs: _, ...check }) => check),
      effort: efforts.get(scoring.id),
    };
  });
  const decided = exercises.filter(({ points }) => points !== null);
  const points = sumPoints(decided.map((exercise) => exercise.points ?? 0));
  const possible = sumPoints(decided.map((exercise) => exercise.possible));
  return {
    state: "graded",
    who: whoOf(submission),
    language: submission.language,
    exercises,
    points,
    possible,
    grade: possible === 0 ? null : sumPoints([(maxGrade * points) / possible]),
    waiting: sumPoints([
      lab.reflectionPoints,
      ...exercises.filter((exercise) => exercise.points === null).map((exercise) => exercise.possible),
    ]),
    remarks: remarksOn(submission, exercises),
  };
}
