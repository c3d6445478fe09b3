import type { Language } from "../shared/text.ts";
import { labLayout } from "./escape.ts";
import { LabDocument, nameTag, type ReadOptions } from "./lab-document.ts";
import type { Lab, Notebook, Prediction, PredictionOption, Problem, Reflection } from "./model.ts";
import { readExercise } from "./read-exercise.ts";
import { notebookOf, reportCells, reportNoNotebook } from "./read-notebook.ts";
import { byRole } from "./roles.ts";

/**
 * Reads any Observable Notebook 2.0 file, with or without `<lab>`.
 * Problems tell of a file without `<notebook>` and of cells that another one swallowed; there is always a notebook.
 */
export function readNotebook(text: string, { parser }: ReadOptions): { notebook: Notebook; problems: Problem[] } {
  const document = new LabDocument(text, parser);
  reportNoNotebook(document);
  return { notebook: notebookOf(document), problems: document.problems };
}

/** Where things stand in a lab's file: `lab`, `exercise idf`, `prediction peso`, `reflection plantao` → line. */
export type LabLines = ReadonlyMap<string, number>;

/**
 * Reads a lab file (docs/lab-format.md).
 * There is always a lab: what the file lacks is empty, and is named in `problems`. Only a lab without problems may be
 * published; `validateLab` says what else a finished lab needs, and names lines if it gets `lines`.
 */
export function readLab(text: string, { parser }: ReadOptions): { lab: Lab; problems: Problem[]; lines: LabLines } {
  const document = new LabDocument(text, parser);
  reportNoNotebook(document);
  reportCells(document);
  const notebook = notebookOf(document);
  const [element, ...others] = document.dom.querySelectorAll("lab");
  for (const other of others) {
    document.report(
      "second-lab",
      other,
      "O arquivo tem mais de um <lab>: só o primeiro conta. Junte os dois.",
      "The file has more than one <lab>: only the first counts. Join the two.",
    );
  }
  if (element === undefined) {
    document.report(
      "no-lab",
      0,
      'O arquivo não tem <lab>. Depois de </notebook>, escreva <lab id="modulo/nome" version="1" order="1" minutes="60"> … </lab>.',
      'The file has no <lab>. After </notebook>, write <lab id="module/slug" version="1" order="1" minutes="60"> … </lab>.',
    );
    return { lab: { ...emptyLab, notebook }, problems: document.problems, lines: new Map() };
  }
  const lab = labOf(document, element, notebook);
  const named = [element, ...element.children].map((child): [string, number] => [
    child === element ? "lab" : `${child.localName} ${child.id.trim()}`,
    document.line(child),
  ]);
  return { lab, problems: document.problems.sort((a, b) => a.line - b.line), lines: new Map(named) };
}

const emptyLab: Omit<Lab, "notebook"> = {
  id: "",
  version: 1,
  language: "pt-BR",
  order: 0,
  track: "path",
  minutes: 0,
  datasets: [],
  editable: [],
  outputAbove: [],
  exercises: [],
  predictions: [],
  reflections: [],
  library: { public: "", sealed: "" },
};

const attributes = "id version language order track minutes datasets editable output-above".split(" ");
const libraryRole = { library: { type: "code", attributes: ["sealed"] } } as const;

function labOf(document: LabDocument, element: Element, notebook: Notebook): Lab {
  document.allowAttributes(element, attributes);
  const { library } = byRole(document, element, libraryRole, ["exercise", "prediction", "reflection"]);
  const elements = (name: string) => [...element.children].filter((child) => child.localName === name);
  const exercises = elements("exercise").map((child) => readExercise(document, child));
  const lab: Lab = {
    id: document.required(element, "id"),
    version: document.number(element, "version", { whole: true, min: 1 }),
    language: document.oneOf<Language>(element, "language", ["pt-BR", "en"]),
    order: document.number(element, "order", {}),
    track: document.oneOf(element, "track", ["path", "extra"]),
    minutes: document.number(element, "minutes", {}),
    datasets: document.words(element, "datasets"),
    notebook,
    editable: document.cellList(element, "editable"),
    outputAbove: document.cellList(element, "output-above"),
    exercises,
    predictions: elements("prediction").map((child) => readPrediction(document, child)),
    reflections: elements("reflection").map((child) => readReflection(document, child)),
    library: {
      public: readLibrary(document, library, false),
      sealed: readLibrary(document, library, true),
    },
  };
  reportReferences(document, element, lab);
  return lab;
}

function readLibrary(document: LabDocument, scripts: readonly Element[], sealed: boolean): string {
  const [first, ...others] = scripts.filter((script) => script.hasAttribute("sealed") === sealed);
  for (const other of others) {
    document.report(
      "second-script",
      other,
      "Já existe uma biblioteca assim acima: só a primeira conta. Junte as duas.",
      "There is such a library above already: only the first counts. Join the two.",
    );
  }
  return first === undefined ? "" : document.text(first, labLayout(1));
}

const predictionRoles = {
  question: { type: "markdown", attributes: [] },
  option: { type: "markdown", attributes: ["value"] },
  comment: { type: "markdown", attributes: ["value"] },
} as const;

function readPrediction(document: LabDocument, element: Element): Prediction {
  document.allowAttributes(element, ["id", "cell", "exercise", "answer", "reveal"]);
  const scripts = byRole(document, element, predictionRoles);
  const text = (script: Element | undefined) => (script === undefined ? "" : document.text(script, labLayout(2)));
  const values = new Set<string>();
  const comments = new Map<string, string>();
  for (const comment of scripts.comment) {
    const value = document.required(comment, "value");
    document.unique(comment, value, new Set(comments.keys()), "value");
    comments.set(value, text(comment));
  }
  const options = scripts.option.map((option): PredictionOption => {
    const value = document.required(option, "value");
    document.unique(option, value, values, "value");
    return { value, text: text(option), comment: comments.get(value) ?? "" };
  });
  for (const comment of scripts.comment) {
    const value = comment.getAttribute("value")?.trim() ?? "";
    if (!values.has(value)) reportUnknown(document, comment, "option", value);
  }
  const answer = document.required(element, "answer");
  if (answer !== "" && !values.has(answer)) reportUnknown(document, element, "option", answer);
  return {
    id: document.required(element, "id"),
    cell: document.number(element, "cell", { whole: true, min: 1 }),
    exercise: document.required(element, "exercise"),
    question: text(scripts.question[0]),
    options,
    answer,
    reveal: element.getAttribute("reveal") ?? "",
  };
}

const reflectionRoles = {
  question: { type: "markdown", attributes: [] },
  level: { type: "markdown", attributes: [] },
} as const;

function readReflection(document: LabDocument, element: Element): Reflection {
  document.allowAttributes(element, ["id", "cell", "points"]);
  const { question, level } = byRole(document, element, reflectionRoles);
  const text = (script: Element) => document.text(script, labLayout(2));
  return {
    id: document.required(element, "id"),
    cell: document.number(element, "cell", { whole: true, min: 1 }),
    points: document.number(element, "points", {}),
    question: question.slice(0, 1).map(text)[0] ?? "",
    levels: level.map(text),
  };
}

/** Names that point to something that is not in the file, and ids given twice. */
function reportReferences(document: LabDocument, element: Element, lab: Lab): void {
  const cells = new Set(lab.notebook.cells.map(({ id }) => id));
  const exercises = new Set(lab.exercises.map(({ id }) => id));
  for (const name of ["exercise", "prediction", "reflection"]) {
    const seen = new Set<string>();
    for (const child of [...element.children].filter(({ localName }) => localName === name)) {
      document.unique(child, child.id.trim(), seen);
      const cell = Number(child.getAttribute("cell"));
      if (cell > 0 && !cells.has(cell)) reportUnknown(document, child, "cell", String(cell));
      const exercise = child.getAttribute("exercise")?.trim() ?? "";
      if (exercise !== "" && !exercises.has(exercise)) reportUnknown(document, child, "exercise", exercise);
    }
  }
  for (const cell of [...lab.editable, ...lab.outputAbove]) {
    if (!cells.has(cell)) reportUnknown(document, element, "cell", String(cell));
  }
}

const words = { cell: "a célula", exercise: "o exercício", option: "a opção" } as const;

function reportUnknown(document: LabDocument, element: Element, what: keyof typeof words, name: string): void {
  document.report(
    `unknown-${what}`,
    element,
    `${nameTag(element)} fala de ${words[what]} "${name}", que não existe. Corrija o nome, ou escreva o que falta.`,
    `${nameTag(element)} speaks of the ${what} "${name}", which does not exist. Correct the name, or write what is missing.`,
  );
}
