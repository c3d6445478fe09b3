import { expect, test } from "vitest";
import { labFile, lineOf, overlayFile, parser } from "./lab.fixture.ts";
import type { Lab } from "./model.ts";
import { readOverlay } from "./overlay.ts";
import { publishLab } from "./publish.ts";
import { readLab } from "./read.ts";
import { placeholders, translate } from "./translate.ts";
import { validateLab } from "./validate.ts";
import { writeLab } from "./write.ts";

const { lab } = readLab(labFile, { parser });

function english(file: string): { lab: Lab; problems: [string, number][] } {
  const { overlay, problems } = readOverlay(file, { parser });
  const translated = translate(lab, overlay);
  const all = [...problems, ...translated.problems];
  for (const { message } of all) expect(message.en).not.toBe(message["pt-BR"]);
  return { lab: translated.lab, problems: all.map(({ code, line }) => [code, line]) };
}

test("a whole overlay gives the whole lab in English, ready to be published", () => {
  const { lab: translated, problems } = english(overlayFile);
  expect(problems).toEqual([]);
  expect(validateLab(translated)).toEqual([]);
  expect(translated).toMatchObject({ language: "en", id: lab.id, version: lab.version });
  expect(translated.notebook.title).toBe("Means");
  expect(translated.notebook.cells.map(({ text }) => text)).toEqual([
    "# Means",
    "const mean = (values) => 0; // the sum, divided",
    "display(mean([1, 2, 6]));",
  ]);
  const [exercise] = translated.exercises;
  expect(exercise).toMatchObject({ title: "The mean", hints: ["Add.", "Then divide."], why: "Just because." });
  expect(exercise?.checks.map(({ title, messages }) => [title, messages])).toEqual([
    ["Three numbers", { soma: "{got} came: that is the sum.", outra: "Of {n}, {got:2} came." }],
    ["Other lists", { nao: "SEALED words" }],
  ]);
  expect(translated.predictions[0]).toMatchObject({
    question: "How much is it?",
    options: [
      { value: "a", text: "nine", comment: "That is the sum." },
      { value: "b", text: "three", comment: "Right." },
    ],
  });
  expect(translated.reflections[0]).toMatchObject({ question: "And the median?", levels: ["Empty.", "Compares."] });
});

test("what is not translated stays as it is: checks, wrong answers, solutions, points", () => {
  const [exercise] = english(overlayFile).lab.exercises;
  const [original] = lab.exercises;
  expect(exercise?.checks.map(({ code }) => code)).toEqual(original?.checks.map(({ code }) => code));
  expect(exercise).toMatchObject({
    wrongAnswers: original?.wrongAnswers,
    alternatives: original?.alternatives,
    solution: original?.solution,
    points: original?.points,
  });
});

/** What is replaced in the overlay, by what, the problem, and the text of its line. */
const slips: readonly [string, string, string, string, string][] = [
  ["the title", "<title>Means</title>", "<title></title>", "not-translated", "<lab"],
  ["a prose cell", '<script id="1" type="text/markdown">\n    # Means\n  </script>', "", "not-translated", "<lab"],
  ["an exercise's title", 'id="media" title="The mean"', 'id="media"', "not-translated", "<exercise"],
  ["a hint", '<script type="text/markdown" role="hint">Then divide.</script>', "", "not-translated", "<exercise"],
  ["the why", "Just because.", " ", "not-translated", "<exercise"],
  ["a check's title", ' title="Other lists"', "", "not-translated", 'id="escondidas"'],
  [
    "a check",
    '<script type="module" role="check" id="tres" title="Three numbers"></script>',
    "",
    "not-translated",
    "<exercise",
  ],
  [
    "a message",
    'check="tres" id="soma">{got} came: that is the sum.',
    'check="tres" id="soma">',
    "not-translated",
    'id="soma"',
  ],
  ["a question", "How much is it?", "", "not-translated", "<prediction"],
  ["an option", "three", "", "not-translated", "<prediction"],
  ["a comment", "Right.", "", "not-translated", "<prediction"],
  ["a level", "Compares.", "", "not-translated", "<reflection"],
  ["a prediction", 'prediction id="aposta"', 'prediction id="other"', "not-in-the-lab", "<prediction"],
  ["another lab", 'lab id="vectorization/means"', 'lab id="a/b"', "not-in-the-lab", "<lab"],
  ["a cell too many", 'id="2" type', 'id="5" type', "not-in-the-lab", 'id="5"'],
  ["a hint too many", 'role="why"', 'role="hint"', "not-in-the-lab", "<exercise"],
  ["a check that is not there", 'id="escondidas" title', 'id="x" title', "not-in-the-lab", 'id="x"'],
  ["a message that is not there", 'check="tres" id="soma"', 'check="tres" id="x"', "not-in-the-lab", 'id="x"'],
  ["a message of another check", 'check="escondidas" id="nao"', 'check="x" id="nao"', "not-in-the-lab", 'check="x"'],
  [
    "an option that is not there",
    'role="option" value="a"',
    'role="option" value="z"',
    "not-in-the-lab",
    "<prediction",
  ],
  ["a placeholder forgotten", "{got} came: that", "It came: that", "placeholders", "It came"],
  ["a placeholder too many", "{got} came: that", "{got} came, not {want}: that", "placeholders", "{want}"],
  ["other code in a starter", "=> 0; // the sum", "=> 1; // the sum", "other-code", '<script id="2"'],
  ["a cell of another type", 'id="2" type="module"', 'id="2" type="text/markdown"', "other-mode", '<script id="2"'],
  [
    "code of a check",
    'title="Three numbers"></script>',
    'kind="B" title="Three numbers"></script>',
    "unknown-attribute",
    'id="tres" kind',
  ],
  ["no lab", '<lab id="vectorization/means" language="en">', "", "no-lab", "\0"],
];

test.each(slips)("the harness is told of %s", (_what, from, to, code, at) => {
  expect(overlayFile).toContain(from);
  const broken = overlayFile.replace(from, () => to);
  expect(english(broken).problems).toContainEqual([code, lineOf(broken, at)]);
});

test("an empty overlay gives the lab as it was, and names all that is missing", () => {
  const { lab: translated, problems } = english("");
  expect(translated.notebook).toEqual(lab.notebook);
  expect(problems.map(([code]) => code)).toContain("no-notebook");
  expect(problems.map(([code]) => code)).toContain("not-translated");
});

test("strings and comments of given code may be translated", () => {
  const shown = labFile.replace("display(mean([1, 2, 6]));", 'display("média", `é`); // mostra');
  const words = "</notebook>";
  const cell = '<script id="3" type="module">\n    display("mean", `is`);\n  </script>\n</notebook>';
  const { overlay } = readOverlay(
    overlayFile.replace(words, () => cell),
    { parser },
  );
  expect(translate(readLab(shown, { parser }).lab, overlay).problems).toEqual([]);
});

test("placeholders are found with and without their format, and braces of the text are none", () => {
  expect(placeholders('{got} of {n:2}, {all:all}: {"ar": 0} {} {…} {a b} {got}')).toEqual(["all", "got", "n"]);
});

test("the English lab can be written, read and published like the other", () => {
  const { lab: translated } = english(overlayFile);
  expect(readLab(writeLab(translated), { parser })).toMatchObject({ lab: translated, problems: [] });
  expect(writeLab(publishLab(translated))).not.toContain("SEALED");
});
