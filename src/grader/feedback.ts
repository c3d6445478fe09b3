import type { Outcome } from "../grading/outcome.ts";
import type { Language } from "../shared/text.ts";
import type { Graded } from "./grading.ts";

/** What a student may see of a grading. */
export interface Feedback {
  readonly points: number;
  readonly possible: number;
  readonly grade: number | null;
  readonly waiting: number;
  /** What titles and texts speak, where it is known. */
  readonly language?: Language | undefined;
  readonly exercises: readonly {
    readonly exercise: string;
    readonly title: string;
    readonly outcome: Outcome;
    readonly points: number | null;
    readonly possible: number;
    readonly checks: readonly { readonly check: string; readonly outcome: Outcome; readonly text: string }[];
    /** Of the sealed checks only how many ended how, and what their author says: no name, no value, no error. */
    readonly sealed: { readonly passed: number; readonly all: number; readonly texts: readonly string[] };
  }[];
}

export function feedbackOf({ points, possible, grade, waiting, language, exercises }: Graded): Feedback {
  return {
    points,
    possible,
    grade,
    waiting,
    language,
    exercises: exercises.map(({ exercise, title, outcome, points: earned, possible: most, checks }) => {
      const sealed = checks.filter((check) => check.sealed);
      return {
        exercise,
        title,
        outcome,
        points: earned,
        possible: most,
        checks: checks
          .filter((check) => !check.sealed)
          .map(({ check, outcome: said, studentText }) => ({ check, outcome: said, text: studentText })),
        sealed: {
          passed: sealed.filter((check) => check.outcome === "passed").length,
          all: sealed.length,
          texts: [...new Set(sealed.map(({ studentText }) => studentText).filter((text) => text !== ""))],
        },
      };
    }),
  };
}
