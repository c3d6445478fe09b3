import { readFileSync } from "node:fs";
import { type Coverage, coverageSchema } from "../../src/shared/coverage.ts";
import type { FullLab } from "./publish.ts";

const topics = coverageSchema.parse(
  (JSON.parse(readFileSync(new URL("../../docs/topics.json", import.meta.url), "utf8")) as object[]).map((topic) => ({
    ...topic,
    exercises: [],
  })),
);

/** Every topic of the course with the exercises that say that they serve it; a topic that none serves has none. */
export function coverage(labs: readonly FullLab[]): Coverage {
  const inOrder = labs.map(({ portuguese }) => portuguese).sort((a, b) => a.order - b.order);
  return topics.map((topic) => ({
    ...topic,
    exercises: inOrder.flatMap(({ id: lab, exercises }) =>
      exercises.filter((exercise) => exercise.topics.includes(topic.id)).map(({ id }) => ({ lab, exercise: id })),
    ),
  }));
}

/** Topics that a lab names and the course does not know, said for its author. */
export function unknownTopics({ portuguese }: FullLab): string[] {
  const known = new Set(topics.map(({ id }) => id));
  return portuguese.exercises.flatMap((exercise) =>
    exercise.topics
      .filter((topic) => !known.has(topic))
      .map((topic) => `${exercise.id}: docs/topics.json has no topic "${topic}"`),
  );
}
