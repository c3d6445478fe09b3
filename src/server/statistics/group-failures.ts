import type { GradedCheck } from "../../grader/grading.ts";
import type { ExerciseStatistics } from "./exercise-statistics-schema.ts";

type Failure = ExerciseStatistics["failures"][number];

interface Group {
  readonly check: string;
  /** How often it was said in these words. */
  readonly texts: Map<string, number>;
  readonly submissions: string[];
}

/** More is a list that nobody reads. */
const mostGroups = 5;

/**
 * Failures that are one mistake: the same message of the same check, whichever values it was filled with. A message of no
 * id (an error of the student's own) is known by its text. The most frequent first.
 */
export function groupFailures(
  all: readonly { readonly submission: string; readonly checks: readonly GradedCheck[] }[],
): Failure[] {
  const groups = new Map<string, Group>();
  for (const { submission, checks } of all) {
    for (const { check, outcome, messageId, studentText } of checks) {
      if (outcome !== "failed") continue;
      const key = JSON.stringify([check, messageId === "" ? studentText : { messageId }]);
      const group: Group = groups.get(key) ?? { check, texts: new Map(), submissions: [] };
      groups.set(key, group);
      group.submissions.push(submission);
      group.texts.set(studentText, (group.texts.get(studentText) ?? 0) + 1);
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.submissions.length - a.submissions.length)
    .slice(0, mostGroups)
    .map(({ check, texts, submissions }) => {
      const [[text] = [""]] = [...texts].sort((a, b) => b[1] - a[1]);
      return { check, text, count: submissions.length, submissions };
    });
}
