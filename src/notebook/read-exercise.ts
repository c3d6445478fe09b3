import { labLayout } from "./escape.ts";
import { type LabDocument, nameTag } from "./lab-document.ts";
import type { Check, Exercise, WrongAnswer } from "./model.ts";
import { byRole } from "./roles.ts";

const layout = labLayout(2);

const roles = {
  hint: { type: "markdown", attributes: [] },
  solution: { type: "code", attributes: ["withheld"] },
  why: { type: "markdown", attributes: [] },
  alternative: { type: "code", attributes: [] },
  check: { type: "code", attributes: ["id", "kind", "title", "sealed"] },
  message: { type: "markdown", attributes: ["check", "id"] },
  wrong: { type: "code", attributes: ["id", "fails", "message"] },
} as const;

const attributes = "id cell points minutes topics title kind closed withheld public-share solution-cap".split(" ");

export function readExercise(document: LabDocument, element: Element): Exercise {
  document.allowAttributes(element, attributes);
  const scripts = byRole(document, element, roles);
  const texts = (role: keyof typeof roles): string[] => scripts[role].map((script) => document.text(script, layout));
  const [solution, ...otherSolutions] = scripts.solution;
  for (const other of otherSolutions) reportSecond(document, other, "alternative");
  for (const other of scripts.why.slice(1)) reportSecond(document, other, "hint");
  const checks = readChecks(document, scripts.check, scripts.message);
  return {
    id: document.required(element, "id"),
    title: document.required(element, "title"),
    kind: document.oneOf(element, "kind", ["exercise", "incident"]),
    cell: document.number(element, "cell", { whole: true, min: 1 }),
    points: document.number(element, "points", {}),
    minutes: document.number(element, "minutes", {}),
    topics: document.words(element, "topics"),
    closed: element.hasAttribute("closed"),
    publicShare: document.number(element, "public-share", { fallback: 0.5, max: 1 }),
    solutionCap: document.number(element, "solution-cap", { fallback: 0.5, max: 1 }),
    hints: texts("hint"),
    solution: texts("solution")[0] ?? null,
    why: texts("why")[0] ?? "",
    withheld: element.hasAttribute("withheld") || (solution?.hasAttribute("withheld") ?? false),
    checks,
    wrongAnswers: readWrongAnswers(document, scripts.wrong, checks),
    alternatives: texts("alternative"),
  };
}

function readChecks(document: LabDocument, checks: readonly Element[], messages: readonly Element[]): Check[] {
  const seen = new Set<string>();
  const messagesByCheck = new Map<string, Map<string, string>>();
  for (const check of checks) {
    const id = document.required(check, "id");
    document.unique(check, id, seen);
    messagesByCheck.set(id, new Map());
  }
  for (const message of messages) {
    const check = document.required(message, "check");
    const id = document.required(message, "id");
    const known = messagesByCheck.get(check);
    if (known === undefined) reportUnknownCheck(document, message, check);
    else {
      document.unique(message, id, new Set(known.keys()));
      known.set(id, document.text(message, layout));
    }
  }
  return checks.map((check) => {
    const id = check.getAttribute("id")?.trim() ?? "";
    return {
      id,
      title: document.required(check, "title"),
      kind: document.oneOf(check, "kind", ["V", "P", "B", "M", "H", "R", "T"]),
      sealed: check.hasAttribute("sealed"),
      code: document.text(check, layout),
      messages: Object.fromEntries(messagesByCheck.get(id) ?? []),
    };
  });
}

function readWrongAnswers(document: LabDocument, scripts: readonly Element[], checks: readonly Check[]): WrongAnswer[] {
  const seen = new Set<string>();
  return scripts.map((script) => {
    const id = document.required(script, "id");
    const fails = document.required(script, "fails");
    const message = script.getAttribute("message") ?? id;
    document.unique(script, id, seen);
    const check = checks.find((candidate) => candidate.id === fails);
    if (fails !== "" && check === undefined) reportUnknownCheck(document, script, fails);
    // A message of Bancada's own, such as `$threw`, is not written in the lab.
    if (check !== undefined && !message.startsWith("$") && !Object.hasOwn(check.messages, message)) {
      document.report(
        "unknown-message",
        script,
        `${nameTag(script)} espera a mensagem "${message}", que o check "${fails}" não tem. Escreva <script type="text/markdown" role="message" check="${fails}" id="${message}">, ou corrija message="…".`,
        `${nameTag(script)} expects the message "${message}", which the check "${fails}" does not have. Write <script type="text/markdown" role="message" check="${fails}" id="${message}">, or correct message="…".`,
      );
    }
    return { id, fails, message, code: document.text(script, layout) };
  });
}

function reportUnknownCheck(document: LabDocument, script: Element, check: string): void {
  document.report(
    "unknown-check",
    script,
    `${nameTag(script)} fala do check "${check}", que este exercício não tem. Corrija o nome ou escreva o check.`,
    `${nameTag(script)} speaks of the check "${check}", which this exercise does not have. Correct the name or write the check.`,
  );
}

function reportSecond(document: LabDocument, script: Element, instead: string): void {
  document.report(
    "second-script",
    script,
    `Este exercício já tem um ${nameTag(script)}: só o primeiro conta. Junte os dois, ou use role="${instead}".`,
    `This exercise already has a ${nameTag(script)}: only the first counts. Join the two, or use role="${instead}".`,
  );
}
