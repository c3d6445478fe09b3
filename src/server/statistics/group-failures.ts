import type { GradedCheck } from "../../grader/grading.ts";
import { isOwnMessage } from "../../grading/own-messages.ts";
import type { ExerciseStatistics } from "./exercise-statistics-schema.ts";

type Failure = ExerciseStatistics["failures"][number];

interface Group {
  readonly check: string;
  /** How often it was said in these words. */
  readonly texts: Map<string, number>;
  readonly submissions: Set<string>;
}

/** Of a large class nearly everybody may have an error of their own. */
const mostGroups = 100;

/**
 * Failures that are one mistake: the same message of the same check, whichever values it was filled with. What no check's
 * author wrote (an error of the student's own, an answer that never came) is known by its text, whichever check met it.
 * The most frequent first.
 */
export function groupFailures(
  all: readonly { readonly submission: string; readonly checks: readonly GradedCheck[] }[],
): Failure[] {
  const groups = new Map<string, Group>();
  for (const { submission, checks } of all) {
    for (const { check, outcome, messageId, studentText } of checks) {
      if (outcome !== "failed") continue;
      const isOfCheck = messageId !== "" && !isOwnMessage(messageId);
      const key = JSON.stringify(isOfCheck ? [check, messageId] : studentText);
      const group: Group = groups.get(key) ?? { check, texts: new Map(), submissions: new Set() };
      groups.set(key, group);
      group.submissions.add(submission);
      group.texts.set(studentText, (group.texts.get(studentText) ?? 0) + 1);
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.submissions.size - a.submissions.size)
    .slice(0, mostGroups)
    .map(({ check, texts, submissions }) => {
      const [[text] = [""]] = [...texts].sort((a, b) => b[1] - a[1]);
      return { check, text, count: submissions.size, submissions: [...submissions] };
    });
}
