import { expect, test } from "vitest";
import { labFile, lineOf, parser, withExercise } from "./lab.fixture.ts";
import type { Exercise, Lab } from "./model.ts";
import { publishLab } from "./publish.ts";
import { readLab } from "./read.ts";
import { validateLab } from "./validate.ts";

const { lab, lines } = readLab(labFile, { parser });
const [exercise] = lab.exercises as [Exercise];
const codes = (changed: Lab) => validateLab(changed).map(({ code }) => code);

test("a finished lab has no problem", () => {
  expect(validateLab(lab, lines)).toEqual([]);
});

const [publicCheck, sealedCheck] = exercise.checks;

test.each<[string, Partial<Exercise>]>([
  ["few-hints", { hints: ["one"] }],
  ["few-hints", { hints: ["one", "two", " "] }],
  ["no-solution", { solution: null }],
  ["no-solution", { solution: "\n" }],
  ["few-checks", { checks: exercise.checks.slice(0, 1) }],
  ["few-checks", { checks: exercise.checks.slice(1) }],
  ["few-wrong-answers", { wrongAnswers: exercise.wrongAnswers.slice(1) }],
  ["no-points", { points: 0 }],
  ["no-minutes", { minutes: 0 }],
  ["no-title", { title: " " }],
  ["cell-not-code", { cell: 1 }],
  ["cell-not-code", { cell: 99 }],
  ["id-form", { id: "Média" }],
  ["empty-check", { checks: exercise.checks.map((check) => ({ ...check, code: "" })) }],
  [
    "empty-message",
    { checks: exercise.checks.map((check) => ({ ...check, messages: { ...check.messages, soma: "" } })) },
  ],
  ["id-form", { checks: exercise.checks.map((check) => ({ ...check, id: `${check.id}_1` })) }],
])("%s is a problem of an exercise: %j", (code, change) => {
  expect(publicCheck?.sealed).toBe(false);
  expect(sealedCheck?.sealed).toBe(true);
  expect(codes(withExercise(lab, change))).toContain(code);
  expect(codes(withExercise(lab, { ...change, kind: "incident" }))).toContain(code);
});

test.each<[string, Partial<Lab>]>([
  ["lab-id", { id: "tfidf" }],
  ["lab-id", { id: "a/b/c" }],
  ["lab-id", { id: "Vetores/TFIDF" }],
  ["no-minutes", { minutes: 0 }],
  ["no-title", { notebook: { ...lab.notebook, title: "" } }],
  ["no-exercises", { exercises: [] }],
  ["shared-cell", { exercises: [exercise, { ...exercise, id: "other" }] }],
  ["option-count", { predictions: lab.predictions.map((it) => ({ ...it, options: it.options.slice(1) })) }],
  [
    "option-count",
    { predictions: lab.predictions.map((it) => ({ ...it, options: [...it.options, ...it.options, ...it.options] })) },
  ],
  [
    "empty-option",
    {
      predictions: lab.predictions.map((it) => ({
        ...it,
        options: it.options.map((option) => ({ ...option, comment: "" })),
      })),
    },
  ],
  ["no-question", { predictions: lab.predictions.map((it) => ({ ...it, question: "" })) }],
  ["no-question", { reflections: lab.reflections.map((it) => ({ ...it, question: "" })) }],
  ["reflection-levels", { reflections: lab.reflections.map((it) => ({ ...it, points: 3 })) }],
])("%s is a problem of a lab", (code, change) => {
  expect(codes({ ...lab, ...change })).toContain(code);
});

test("a problem names the line where readLab found the exercise, and what to do in both languages", () => {
  const [problem] = validateLab(withExercise(lab, { points: 0 }), lines);
  expect(problem).toMatchObject({ code: "no-points", line: lineOf(labFile, "<exercise") });
  expect(problem?.message["pt-BR"]).toContain('"media"');
  expect(problem?.message.en).toContain('"media"');
});

test("the public lab alone is not ready: its sealed part is gone", () => {
  expect(codes(publishLab(lab))).toEqual(["no-solution", "few-checks", "few-wrong-answers"]);
});
