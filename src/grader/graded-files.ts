import { feedbackOf } from "./feedback.ts";
import type { Grading } from "./grading.ts";

/** A file that somebody handed in, by the name that it came under, and what became of it. */
export interface GradedFile {
  readonly file: string;
  readonly grading: Grading;
}

/** Everything that grading found, for programs. It is the instructor's: only each `feedback` may go to students. */
export function gradedJson(graded: readonly GradedFile[]): string {
  const shown = graded.map(({ file, grading }) => ({
    file,
    grading,
    feedback: grading.state === "graded" ? feedbackOf(grading) : null,
  }));
  return `${JSON.stringify(shown, null, 1)}\n`;
}
