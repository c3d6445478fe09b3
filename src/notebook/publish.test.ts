import { expect, test } from "vitest";
import { labFile, parser, withExercise } from "./lab.fixture.ts";
import { publicSolution, publishLab } from "./publish.ts";
import { readLab } from "./read.ts";
import { writeLab } from "./write.ts";

const { lab } = readLab(labFile, { parser });

test("nothing sealed, no solution and no answer, right or wrong, is in the public file", () => {
  const file = writeLab(publishLab(lab));
  for (const secret of ["SEALED", "secret", "escondidas", "SOLUTION", "ALTERNATIVE", "WRONG", "metade"]) {
    expect(labFile).toContain(secret);
    expect(file).not.toContain(secret);
  }
});

test("the public lab keeps all that a student works with", () => {
  const published = publishLab(lab);
  const [exercise] = published.exercises;
  expect(published).toMatchObject({
    notebook: lab.notebook,
    predictions: lab.predictions,
    reflections: lab.reflections,
  });
  expect(published.library.public).toBe(lab.library.public);
  expect(exercise?.checks).toEqual(lab.exercises[0]?.checks.slice(0, 1));
  expect(exercise).toMatchObject({ hints: lab.exercises[0]?.hints, why: "Porque sim.", points: 2, closed: true });
});

test("the public lab's file is a good lab file, and publishing it again changes nothing", () => {
  const published = publishLab(lab);
  expect(readLab(writeLab(published), { parser })).toMatchObject({ lab: published, problems: [] });
  expect(publishLab(published)).toEqual(published);
});

test("a withheld solution, and why it is as it is, never get out", () => {
  const withheld = withExercise(lab, { withheld: true });
  expect(publicSolution(withheld, "media")).toBeNull();
  const published = publishLab(withheld);
  expect(published.exercises[0]).toMatchObject({ withheld: true, solution: null, why: "" });
  expect(readLab(writeLab(published), { parser }).lab).toEqual(published);
});

test("other solutions are published one by one", () => {
  expect(publicSolution(lab, "media")).toContain("SOLUTION");
  expect(publicSolution(lab, "moda")).toBeNull();
  expect(publicSolution(publishLab(lab), "media")).toBeNull();
});
