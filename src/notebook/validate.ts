import type { Exercise, Lab, Prediction, Problem, Reflection } from "./model.ts";
import type { LabLines } from "./read.ts";

/**
 * What a lab lacks before it may be published, beyond what `readLab` says of its file. Empty where it is ready.
 * It takes the whole lab, in any language, before `publishLab` strips it.
 * @param lines - those that `readLab` gave; without them the problems name ids only (line 0)
 */
export function validateLab(lab: Lab, lines: LabLines = new Map()): Problem[] {
  const problems: Problem[] = [];
  const reportAt =
    (place: string): Report =>
    (code, portuguese, english) =>
      problems.push({ code, line: lines.get(place) ?? 0, message: { "pt-BR": portuguese, en: english } });
  validateWhole(lab, reportAt("lab"));
  for (const prediction of lab.predictions) validatePrediction(prediction, reportAt(`prediction ${prediction.id}`));
  for (const exercise of lab.exercises) validateExercise(lab, exercise, reportAt(`exercise ${exercise.id}`));
  for (const reflection of lab.reflections) validateReflection(reflection, reportAt(`reflection ${reflection.id}`));
  return problems;
}

type Report = (code: string, portuguese: string, english: string) => void;

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function validateWhole(lab: Lab, report: Report): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(lab.id)) {
    report(
      "lab-id",
      `O id do laboratório é "${lab.id}". Escreva modulo/nome, em minúsculas, números e hífens.`,
      `The lab's id is "${lab.id}". Write module/slug, in small letters, digits and hyphens.`,
    );
  }
  if (lab.minutes <= 0) {
    report(
      "no-minutes",
      'Diga quanto dura o laboratório: <lab minutes="60">.',
      'Say how long the lab takes: <lab minutes="60">.',
    );
  }
  if (lab.notebook.title.trim() === "") {
    report(
      "no-title",
      "O laboratório não tem título: escreva-o em <title>.",
      "The lab has no title: write it in <title>.",
    );
  }
  if (lab.exercises.length === 0) {
    report(
      "no-exercises",
      "O laboratório não tem exercício. Escreva pelo menos um <exercise>.",
      "The lab has no exercise. Write at least one <exercise>.",
    );
  }
  reportNames(lab, report);
  reportSharedCells(lab, report);
}

/** Ids go into addresses, files and gradebooks: kebab-case, and one thing each in the lab. */
function reportNames(lab: Lab, report: Report): void {
  const named = [
    ...lab.exercises.map(({ id }) => ({ what: "exercise", id })),
    ...lab.predictions.map(({ id }) => ({ what: "prediction", id })),
    ...lab.reflections.map(({ id }) => ({ what: "reflection", id })),
    ...lab.exercises.flatMap(({ checks, wrongAnswers }) => [
      ...checks.map(({ id }) => ({ what: "check", id })),
      ...checks.flatMap(({ messages }) => Object.keys(messages).map((id) => ({ what: "message", id }))),
      ...wrongAnswers.map(({ id }) => ({ what: "wrong", id })),
    ]),
  ];
  for (const { what, id } of named) {
    if (kebabCase.test(id)) continue;
    report(
      "id-form",
      `O id "${id}" (${what}) não serve: use minúsculas sem acento, números e hífens, como "conta-fichas".`,
      `The id "${id}" (${what}) will not do: use small letters without accents, digits and hyphens, such as "conta-fichas".`,
    );
  }
}

function reportSharedCells(lab: Lab, report: Report): void {
  const owners = new Map<number, string>();
  for (const { id, cell } of lab.exercises) {
    const owner = owners.get(cell);
    if (owner !== undefined) {
      report(
        "shared-cell",
        `Os exercícios "${owner}" e "${id}" usam a mesma célula ${cell}. Dê uma célula a cada um.`,
        `The exercises "${owner}" and "${id}" use the same cell ${cell}. Give each its own.`,
      );
    }
    owners.set(cell, id);
  }
}

function validateExercise(lab: Lab, exercise: Exercise, report: Report): void {
  const { id, checks, wrongAnswers } = exercise;
  const demand = (holds: boolean, code: string, portuguese: string, english: string) => {
    if (!holds) report(code, `Exercício "${id}": ${portuguese}`, `Exercise "${id}": ${english}`);
  };
  const filled = (texts: readonly string[]) => texts.filter((text) => text.trim() !== "").length;
  const sealed = checks.filter((check) => check.sealed).length;
  const mode = lab.notebook.cells.find((cell) => cell.id === exercise.cell)?.mode;
  demand(exercise.title.trim() !== "", "no-title", "falta o título.", "the title is missing.");
  demand(exercise.points > 0, "no-points", "os pontos têm de ser mais que 0.", "the points must be more than 0.");
  demand(exercise.minutes > 0, "no-minutes", "os minutos têm de ser mais que 0.", "the minutes must be more than 0.");
  demand(
    mode === "js" || mode === "ts",
    "cell-not-code",
    `a célula ${exercise.cell} não é de código (module ou text/x-typescript).`,
    `cell ${exercise.cell} is not a code cell (module or text/x-typescript).`,
  );
  demand(
    filled(exercise.hints) >= 2 && filled(exercise.hints) === exercise.hints.length,
    "few-hints",
    `tem ${filled(exercise.hints)} dica(s) escrita(s); são pelo menos 2, nenhuma vazia.`,
    `has ${filled(exercise.hints)} written hint(s); at least 2 are needed, none empty.`,
  );
  demand(
    (exercise.solution ?? "").trim() !== "",
    "no-solution",
    'falta a solução: <script type="module" role="solution">.',
    'the solution is missing: <script type="module" role="solution">.',
  );
  demand(
    sealed >= 1 && checks.length - sealed >= 1,
    "few-checks",
    `tem ${checks.length - sealed} check(s) público(s) e ${sealed} selado(s); é pelo menos um de cada.`,
    `has ${checks.length - sealed} public and ${sealed} sealed check(s); at least one of each is needed.`,
  );
  demand(
    wrongAnswers.length >= 3,
    "few-wrong-answers",
    `tem ${wrongAnswers.length} resposta(s) errada(s); são pelo menos 3, cada uma com o seu engano.`,
    `has ${wrongAnswers.length} wrong answer(s); at least 3 are needed, each with its own mistake.`,
  );
  for (const check of checks) {
    demand(
      check.code.trim() !== "",
      "empty-check",
      `o check "${check.id}" está vazio.`,
      `the check "${check.id}" is empty.`,
    );
    for (const [message, text] of Object.entries(check.messages)) {
      demand(
        text.trim() !== "",
        "empty-message",
        `a mensagem "${message}" do check "${check.id}" está vazia.`,
        `the message "${message}" of the check "${check.id}" is empty.`,
      );
    }
  }
}

function validatePrediction({ id, question, options }: Prediction, report: Report): void {
  if (question.trim() === "") {
    report("no-question", `A previsão "${id}" não tem pergunta.`, `The prediction "${id}" has no question.`);
  }
  if (options.length < 2 || options.length > 5) {
    report(
      "option-count",
      `A previsão "${id}" tem ${options.length} opção(ões); são de 2 a 5.`,
      `The prediction "${id}" has ${options.length} option(s); 2 to 5 are needed.`,
    );
  }
  for (const { value, text, comment } of options) {
    if (text.trim() !== "" && comment.trim() !== "") continue;
    report(
      "empty-option",
      `A opção "${value}" da previsão "${id}" precisa de texto e de comentário.`,
      `The option "${value}" of the prediction "${id}" needs a text and a comment.`,
    );
  }
}

function validateReflection({ id, question, levels, points }: Reflection, report: Report): void {
  if (question.trim() === "") {
    report("no-question", `A reflexão "${id}" não tem pergunta.`, `The reflection "${id}" has no question.`);
  }
  // The levels say what earns 0, 1, 2, … points.
  if (levels.length !== points + 1 || levels.some((level) => level.trim() === "")) {
    report(
      "reflection-levels",
      `A reflexão "${id}" vale ${points}: a rubrica precisa de ${points + 1} níveis, do que vale 0 ao que vale ${points}; tem ${levels.length}.`,
      `The reflection "${id}" is worth ${points}: its rubric needs ${points + 1} levels, from what earns 0 to what earns ${points}; it has ${levels.length}.`,
    );
  }
}
