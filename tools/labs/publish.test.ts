import { expect, test } from "vitest";
import { labFile, overlayFile, withExercise } from "../../src/notebook/lab.fixture.ts";
import { labHash, publicFiles, readFullLab, sealedFiles } from "./publish.ts";

const full = readFullLab({ module: "01-test", slug: "means", folder: "", text: labFile, overlay: overlayFile });
const { portuguese, english } = full;
const id = portuguese.exercises[0]?.id ?? "";
const solution = portuguese.exercises[0]?.solution ?? "";
const path = `${portuguese.id}/withheld.json`;
const withholding = {
  ...full,
  portuguese: withExercise(portuguese, { withheld: true }),
  english: withExercise(english, { withheld: true }),
};

test("a solution that a lab withholds stands by itself in the sealed part, in both languages, and in no public file", () => {
  expect(solution).not.toBe("");
  const given: unknown = JSON.parse(sealedFiles(withholding).get(path) ?? "null");
  expect(given).toMatchObject({ [id]: { "pt-BR": { code: solution }, en: { code: english.exercises[0]?.solution } } });
  for (const [file, text] of publicFiles(withholding))
    expect(text, file).not.toContain(JSON.stringify(solution).slice(1, -1));
});

test("a lab that withholds nothing has no such file, and withholding is another version", () => {
  expect(sealedFiles(full).has(path)).toBe(false);
  expect(labHash(withholding)).not.toBe(labHash(full));
});
