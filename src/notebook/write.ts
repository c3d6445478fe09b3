import { cellLayout, escapeAttribute, escapeText, type Layout, labLayout, writeScript } from "./escape.ts";
import type { Cell, Check, Exercise, Lab, Notebook, Prediction, Reflection } from "./model.ts";
import { typeOfMode } from "./modes.ts";

/** Values of a tag's attributes; `true` writes a bare one, `false`, null and undefined write none. */
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The lab as a file: `readLab` brings it back whole, and Notebook Kit reads the same cells from it. */
export function writeLab(lab: Lab): string {
  return `<!doctype html>\n${writeNotebook(lab.notebook)}${writeLabElement(lab)}`;
}

function writeNotebook({ title, theme, readOnly, cells }: Notebook): string {
  const parts = [`  <title>${escapeText(title)}</title>`, ...cells.map(writeCell)];
  return element("notebook", { theme, readonly: readOnly }, parts, 0);
}

function writeCell({ id, mode, text, pinned, hidden, attributes }: Cell): string {
  const { database, output, format, ...others } = attributes;
  // Notebook Kit's own order, so that a file of ordinary cells is the one that it would write.
  return script({ id, type: typeOfMode(mode), pinned, hidden, database, output, format, ...others }, text, cellLayout);
}

function writeLabElement(lab: Lab): string {
  const attributes = {
    id: lab.id,
    version: lab.version,
    language: lab.language === "pt-BR" ? null : lab.language,
    order: lab.order,
    track: lab.track,
    minutes: lab.minutes,
    datasets: list(lab.datasets),
    editable: list(lab.editable),
    "output-above": list(lab.outputAbove),
  };
  const library = (code: string, sealed: boolean) =>
    code === "" ? [] : [script({ type: "module", role: "library", sealed }, code, labLayout(1))];
  const parts = [
    ...library(lab.library.public, false),
    ...library(lab.library.sealed, true),
    ...lab.predictions.map(writePrediction),
    ...lab.exercises.map((exercise) => writeExercise(exercise, codeType(lab, exercise))),
    ...lab.reflections.map(writeReflection),
  ];
  return element("lab", attributes, parts, 0);
}

function codeType(lab: Lab, { cell }: Exercise): string {
  const mode = lab.notebook.cells.find(({ id }) => id === cell)?.mode;
  return typeOfMode(mode === "ts" ? "ts" : "js");
}

function writeExercise(exercise: Exercise, type: string): string {
  const { solution, withheld } = exercise;
  const attributes = {
    id: exercise.id,
    cell: exercise.cell,
    points: exercise.points,
    minutes: exercise.minutes,
    topics: list(exercise.topics),
    title: exercise.title,
    kind: exercise.kind,
    closed: exercise.closed,
    withheld: withheld && solution === null,
    "public-share": exercise.publicShare,
    "solution-cap": exercise.solutionCap,
  };
  const parts = [
    ...exercise.hints.map((hint) => prose({ role: "hint" }, hint)),
    ...(solution === null ? [] : [code({ type, role: "solution", withheld }, solution)]),
    ...(exercise.why === "" ? [] : [prose({ role: "why" }, exercise.why)]),
    ...exercise.alternatives.map((alternative) => code({ type, role: "alternative" }, alternative)),
    ...exercise.checks.flatMap(writeCheck),
    ...exercise.wrongAnswers.map(({ id, fails, message, code: text }) =>
      code({ type, role: "wrong", id, fails, message: message === id ? null : message }, text),
    ),
  ];
  return element("exercise", attributes, parts, 1);
}

function writeCheck({ id, kind, title, sealed, code: text, messages }: Check): string[] {
  return [
    code({ type: "module", role: "check", id, kind, title, sealed }, text),
    ...Object.entries(messages).map(([message, words]) => prose({ role: "message", check: id, id: message }, words)),
  ];
}

function writePrediction(prediction: Prediction): string {
  const { id, cell, exercise, answer, reveal, question, options } = prediction;
  const parts = [
    prose({ role: "question" }, question),
    ...options.flatMap(({ value, text, comment }) => [
      prose({ role: "option", value }, text),
      ...(comment === "" ? [] : [prose({ role: "comment", value }, comment)]),
    ]),
  ];
  return element("prediction", { id, cell, exercise, answer, reveal: reveal === "" ? null : reveal }, parts, 1);
}

function writeReflection({ id, cell, points, question, levels }: Reflection): string {
  const parts = [prose({ role: "question" }, question), ...levels.map((level) => prose({ role: "level" }, level))];
  return element("reflection", { id, cell, points }, parts, 1);
}

const list = (values: readonly (string | number)[]): string | null => (values.length === 0 ? null : values.join(" "));

const prose = (attributes: Attributes, text: string): string =>
  script({ type: "text/markdown", ...attributes }, text, labLayout(2));

const code = (attributes: Attributes, text: string): string => script(attributes, text, labLayout(2));

function script(attributes: Attributes, text: string, layout: Layout): string {
  const { content, exact } = writeScript(text, layout);
  return `${layout.closing}${tag("script", { ...attributes, "data-text": exact })}${content}</script>`;
}

function element(name: string, attributes: Attributes, parts: readonly string[], depth: number): string {
  const margin = "  ".repeat(depth);
  const end = depth === 0 ? "\n" : "";
  return `${margin}${tag(name, attributes)}\n${parts.map((part) => `${part}\n`).join("")}${margin}</${name}>${end}`;
}

function tag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === null || value === undefined || value === false) return "";
    return ` ${key}="${value === true ? "" : escapeAttribute(String(value))}"`;
  });
  return `<${name}${written.join("")}>`;
}
