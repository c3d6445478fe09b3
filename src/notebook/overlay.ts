import type { Language } from "../shared/text.ts";
import { labLayout } from "./escape.ts";
import { LabDocument, type ReadOptions } from "./lab-document.ts";
import type { CellMode, Problem } from "./model.ts";
import { cellElements, notebookOf, reportCells, reportNoNotebook } from "./read-notebook.ts";
import { byRole } from "./roles.ts";

/** The words of a lab in another language, by the ids of the lab. Every `line` is a line of the overlay's file. */
export interface Overlay {
  /** The lab that it translates. */
  readonly id: string;
  readonly language: Language;
  readonly line: number;
  readonly title: string;
  readonly cells: readonly {
    readonly id: number;
    readonly mode: CellMode;
    readonly text: string;
    readonly line: number;
  }[];
  readonly exercises: readonly OverlayExercise[];
  readonly predictions: readonly OverlayPrediction[];
  readonly reflections: readonly OverlayReflection[];
}

export interface OverlayExercise {
  readonly id: string;
  readonly line: number;
  readonly title: string;
  readonly hints: readonly string[];
  readonly why: string;
  /** Null where the lab's own solution serves as it is. */
  readonly solution: string | null;
  readonly checks: readonly { readonly id: string; readonly title: string; readonly line: number }[];
  readonly messages: readonly OverlayMessage[];
}

export interface OverlayMessage {
  readonly check: string;
  readonly id: string;
  readonly text: string;
  readonly line: number;
}

export interface OverlayPrediction {
  readonly id: string;
  readonly line: number;
  readonly question: string;
  readonly options: readonly { readonly value: string; readonly text: string; readonly comment: string }[];
}

export interface OverlayReflection {
  readonly id: string;
  readonly line: number;
  readonly question: string;
  readonly levels: readonly string[];
}

/**
 * Reads a translation, such as `lab.en.html`: the syntax of a lab file, with words only.
 * There is always an overlay; `translate` says what it lacks.
 */
export function readOverlay(text: string, { parser }: ReadOptions): { overlay: Overlay; problems: Problem[] } {
  const document = new LabDocument(text, parser);
  reportNoNotebook(document);
  reportCells(document);
  const { title, cells } = notebookOf(document);
  const lines = cellElements(document).map((script) => document.line(script));
  const element = document.dom.querySelector("lab");
  const words = element === null ? noWords(document) : wordsOf(document, element);
  const overlay: Overlay = {
    ...words,
    title: document.dom.querySelector("title") === null ? "" : title,
    cells: cells.map(({ id, mode, text: words }, index) => ({ id, mode, text: words, line: lines[index] ?? 0 })),
  };
  return { overlay, problems: document.problems.sort((a, b) => a.line - b.line) };
}

type Words = Omit<Overlay, "title" | "cells">;

function noWords(document: LabDocument): Words {
  document.report(
    "no-lab",
    0,
    'A tradução não tem <lab>. Depois de </notebook>, escreva <lab id="modulo/nome" language="en"> … </lab>.',
    'The translation has no <lab>. After </notebook>, write <lab id="module/slug" language="en"> … </lab>.',
  );
  return { id: "", language: "en", line: 0, exercises: [], predictions: [], reflections: [] };
}

function wordsOf(document: LabDocument, element: Element): Words {
  document.allowAttributes(element, ["id", "language"]);
  byRole(document, element, {}, ["exercise", "prediction", "reflection"]);
  const elements = (name: string) => {
    const found = [...element.children].filter((child) => child.localName === name);
    const seen = new Set<string>();
    for (const child of found) document.unique(child, document.required(child, "id"), seen);
    return found;
  };
  return {
    id: document.required(element, "id"),
    language: document.oneOf<Language>(element, "language", ["en", "pt-BR"]),
    line: document.line(element),
    exercises: elements("exercise").map((child) => readExercise(document, child)),
    predictions: elements("prediction").map((child) => readPrediction(document, child)),
    reflections: elements("reflection").map((child) => readReflection(document, child)),
  };
}

const markdown = { type: "markdown", attributes: [] } as const;
const exerciseRoles = {
  hint: markdown,
  why: markdown,
  solution: { type: "code", attributes: [] },
  check: { type: "code", attributes: ["id", "title"] },
  message: { type: "markdown", attributes: ["check", "id"] },
} as const;

function readExercise(document: LabDocument, element: Element): OverlayExercise {
  document.allowAttributes(element, ["id", "title"]);
  const scripts = byRole(document, element, exerciseRoles);
  const text = (script: Element) => document.text(script, labLayout(2));
  const checks = new Set<string>();
  const messages = new Set<string>();
  return {
    id: element.id.trim(),
    line: document.line(element),
    title: element.getAttribute("title")?.trim() ?? "",
    hints: scripts.hint.map(text),
    why: scripts.why.map(text)[0] ?? "",
    solution: scripts.solution.map(text)[0] ?? null,
    checks: scripts.check.map((script) => {
      const id = document.required(script, "id");
      document.unique(script, id, checks);
      return { id, title: script.getAttribute("title")?.trim() ?? "", line: document.line(script) };
    }),
    messages: scripts.message.map((script) => {
      const check = document.required(script, "check");
      const id = document.required(script, "id");
      document.unique(script, `${check}/${id}`, messages);
      return { check, id, text: text(script), line: document.line(script) };
    }),
  };
}

const predictionRoles = {
  question: markdown,
  option: { type: "markdown", attributes: ["value"] },
  comment: { type: "markdown", attributes: ["value"] },
} as const;

function readPrediction(document: LabDocument, element: Element): OverlayPrediction {
  document.allowAttributes(element, ["id"]);
  const { question, option, comment } = byRole(document, element, predictionRoles);
  const text = (script: Element) => document.text(script, labLayout(2));
  const byValue = (scripts: readonly Element[]) => {
    const values = new Map<string, string>();
    for (const script of scripts) {
      const value = document.required(script, "value");
      document.unique(script, value, new Set(values.keys()), "value");
      values.set(value, text(script));
    }
    return values;
  };
  const texts = byValue(option);
  const comments = byValue(comment);
  const values = new Set([...texts.keys(), ...comments.keys()]);
  return {
    id: element.id.trim(),
    line: document.line(element),
    question: question.map(text)[0] ?? "",
    options: [...values].map((value) => ({
      value,
      text: texts.get(value) ?? "",
      comment: comments.get(value) ?? "",
    })),
  };
}

const reflectionRoles = { question: markdown, level: markdown } as const;

function readReflection(document: LabDocument, element: Element): OverlayReflection {
  document.allowAttributes(element, ["id"]);
  const { question, level } = byRole(document, element, reflectionRoles);
  const text = (script: Element) => document.text(script, labLayout(2));
  return {
    id: element.id.trim(),
    line: document.line(element),
    question: question.map(text)[0] ?? "",
    levels: level.map(text),
  };
}
