import type { Catalogue } from "../../shared/catalogue.ts";
import { type Coverage, coverageSchema } from "../../shared/coverage.ts";
import type { Localized } from "../../shared/text.ts";

/** A topic, and the exercises that serve it with their titles. */
export interface ServedTopic extends Omit<Coverage[number], "exercises"> {
  readonly exercises: readonly {
    readonly lab: string;
    readonly exercise: string;
    readonly labTitle: Localized;
    readonly title: Localized;
  }[];
}

/** @throws where the list does not come, or is not one */
export async function fetchCoverage(): Promise<Coverage> {
  const response = await fetch(`${import.meta.env.BASE_URL}labs/coverage.json`);
  if (!response.ok) throw new Error(`labs/coverage.json: HTTP ${response.status}`);
  return coverageSchema.parse(await response.json());
}

/** With the titles of the catalogue; an exercise that it does not have is left out. */
export function servedTopics(coverage: Coverage, { labs }: Catalogue): ServedTopic[] {
  return coverage.map((topic) => ({
    ...topic,
    exercises: topic.exercises.flatMap(({ lab, exercise }) => {
      const entry = labs.find(({ id }) => id === lab);
      const title = entry?.exercises.find(({ id }) => id === exercise)?.title;
      return entry && title ? [{ lab, exercise, labTitle: entry.title, title }] : [];
    }),
  }));
}

/** The topics by section, in the order of the course. */
export function sectionsOf(
  topics: readonly ServedTopic[],
): (readonly [section: ServedTopic["section"], topics: readonly ServedTopic[]])[] {
  const sections = [...new Set(topics.map(({ section }) => section))];
  return sections.map((section) => [section, topics.filter((topic) => topic.section === section)]);
}
