import { expect, test } from "vitest";
import { coverage, unknownTopics } from "./coverage.ts";
import { readFullLab } from "./publish.ts";

const labOf = (id: string, order: number, topics: string) =>
  readFullLab({
    module: "02-vectorization",
    slug: "x",
    folder: "",
    overlay: "",
    text: `<!doctype html><notebook><title>X</title><script id="1" type="module">const x = 0;</script></notebook>
<lab id="${id}" version="1" order="${order}" minutes="1"><exercise id="e" cell="1" points="1" minutes="1" title="E" topics="${topics}"></exercise></lab>`,
  });

test("a topic has the exercises that name it, in the order of the course, and one that nobody serves has none", () => {
  const found = coverage([labOf("a/second", 2, "tf-idf labels"), labOf("a/first", 1, "tf-idf")]);
  const of = (topic: string) => found.find(({ id }) => id === topic)?.exercises.map(({ lab }) => lab);
  expect(of("tf-idf")).toEqual(["a/first", "a/second"]);
  expect(of("labels")).toEqual(["a/second"]);
  expect(of("tfx")).toEqual([]);
});

test("a topic that the course does not know is told with its exercise", () => {
  expect(unknownTopics(labOf("a/b", 1, "tf-idf alchemy"))).toEqual(['e: docs/topics.json has no topic "alchemy"']);
});
