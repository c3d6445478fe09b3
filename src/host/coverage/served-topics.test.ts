import { expect, test } from "vitest";
import type { Catalogue } from "../../shared/catalogue.ts";
import type { Coverage } from "../../shared/coverage.ts";
import { sectionsOf, servedTopics } from "./served-topics.ts";

const both = (text: string) => ({ "pt-BR": text, en: text });
const coverage: Coverage = [
  {
    id: "tf-idf",
    section: "vectorization",
    title: both("TF-IDF"),
    planned: ["L09"],
    exercises: [{ lab: "v/tfidf", exercise: "idf" }],
  },
  { id: "eda", section: "data", title: both("EDA"), planned: ["L01b"], exercises: [{ lab: "d/gone", exercise: "x" }] },
  { id: "labels", section: "vectorization", title: both("Labels"), planned: ["L11"], exercises: [] },
];
const exercise = {
  id: "idf",
  title: both("O idf"),
  points: 2,
  publicShare: 0.5,
  solutionCap: 0.5,
  kind: "exercise" as const,
};
const catalogue: Catalogue = {
  modules: [],
  labs: [
    {
      id: "v/tfidf",
      module: "02-v",
      order: 9,
      version: 1,
      hash: "",
      title: both("Vetorização II"),
      minutes: 60,
      points: 18,
      track: "path",
      exercises: [exercise],
    },
  ],
};

test("a topic has its exercises with their titles, and none that the catalogue does not have", () => {
  const [tfidf, eda] = servedTopics(coverage, catalogue);
  expect(tfidf?.exercises).toEqual([
    { lab: "v/tfidf", exercise: "idf", labTitle: both("Vetorização II"), title: both("O idf") },
  ]);
  expect(eda?.exercises).toEqual([]);
});

test("topics stand by section, each section once", () => {
  const sections = sectionsOf(servedTopics(coverage, catalogue));
  expect(sections.map(([section, topics]) => [section, topics.map(({ id }) => id)])).toEqual([
    ["vectorization", ["tf-idf", "labels"]],
    ["data", ["eda"]],
  ]);
});
