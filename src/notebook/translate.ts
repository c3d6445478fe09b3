import type { Cell, Check, Exercise, Lab, Prediction, Problem } from "./model.ts";
import type { Overlay, OverlayExercise } from "./overlay.ts";
import { isSameCode } from "./same-code.ts";

/**
 * The lab in the overlay's language. What the overlay lacks stays in the lab's own language, and is named in `problems`,
 * as is what is not in the lab; lines are those of the overlay's file.
 */
export function translate(lab: Lab, overlay: Overlay): { lab: Lab; problems: Problem[] } {
  const translation = new Translation(overlay);
  const { exercises, predictions, reflections } = overlay;
  if (overlay.id !== lab.id) translation.foreign(overlay.line, "lab", overlay.id);
  const translated: Lab = {
    ...lab,
    language: overlay.language,
    notebook: {
      ...lab.notebook,
      title: translation.words(lab.notebook.title, overlay.title, overlay.line, "<title>"),
      cells: lab.notebook.cells.map((cell) => translation.cell(cell)),
    },
    exercises: translation.byId(lab.exercises, exercises, "exercise", overlay.line, (exercise, words) =>
      translation.exercise(exercise, words),
    ),
    predictions: translation.byId(lab.predictions, predictions, "prediction", overlay.line, (prediction, words) => {
      const at = `<prediction id="${prediction.id}">`;
      return {
        ...prediction,
        question: translation.words(prediction.question, words.question, words.line, `${at} question`),
        options: translation.options(prediction, words.options, words.line, at),
      };
    }),
    reflections: translation.byId(lab.reflections, reflections, "reflection", overlay.line, (reflection, words) => {
      const at = `<reflection id="${reflection.id}">`;
      return {
        ...reflection,
        question: translation.words(reflection.question, words.question, words.line, `${at} question`),
        levels: translation.list(reflection.levels, words.levels, words.line, `${at} level`),
      };
    }),
  };
  const cells = new Set(lab.notebook.cells.map(({ id }) => id));
  for (const { id, line } of overlay.cells) if (!cells.has(id)) translation.foreign(line, "cell", String(id));
  return { lab: translated, problems: translation.problems.sort((a, b) => a.line - b.line) };
}

/** The names of the `{placeholders}` in a message (grading/format-message.ts), each once, in alphabetical order. */
export function placeholders(message: string): string[] {
  const names = [...message.matchAll(/\{([A-Za-z_][A-Za-z0-9_]*)(?::(?:all|\d{1,2}))?\}/g)].map(
    ([, name]) => name ?? "",
  );
  return [...new Set(names)].sort();
}

interface Named {
  readonly id: string;
}

class Translation {
  readonly problems: Problem[] = [];
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    this.#overlay = overlay;
  }

  /** The translated words; the original where they are missing, which is a problem unless there is nothing to say. */
  words(original: string, translated: string, line: number, what: string): string {
    if (translated.trim() !== "") return translated;
    if (original.trim() !== "") this.#missing(line, what);
    return original;
  }

  list(originals: readonly string[], translated: readonly string[], line: number, what: string): string[] {
    if (translated.length > originals.length) this.foreign(line, what, String(originals.length + 1));
    return originals.map((original, index) =>
      this.words(original, translated[index] ?? "", line, `${what} ${index + 1}`),
    );
  }

  byId<Original extends Named, Words extends Named & { readonly line: number }>(
    originals: readonly Original[],
    words: readonly Words[],
    what: string,
    line: number,
    join: (original: Original, words: Words) => Original,
  ): Original[] {
    for (const other of words) {
      if (!originals.some(({ id }) => id === other.id)) this.foreign(other.line, what, other.id);
    }
    return originals.map((original) => {
      const found = words.find(({ id }) => id === original.id);
      if (found !== undefined) return join(original, found);
      this.#missing(line, `<${what} id="${original.id}">`);
      return original;
    });
  }

  cell(cell: Cell): Cell {
    const words = this.#overlay.cells.find(({ id }) => id === cell.id);
    if (words === undefined) {
      const isProse = cell.mode === "md" || cell.mode === "html";
      if (isProse && cell.text.trim() !== "") this.#missing(this.#overlay.line, `<script id="${cell.id}">`);
      return cell;
    }
    if (words.mode !== cell.mode) {
      this.#report(
        "other-mode",
        words.line,
        `A célula ${cell.id} tem outro type na tradução. Use o mesmo do laboratório.`,
        `Cell ${cell.id} has another type in the translation. Use the lab's own.`,
      );
      return cell;
    }
    if (cell.mode === "js" || cell.mode === "ts")
      this.#sameCode(cell.text, words.text, words.line, `<script id="${cell.id}">`);
    return { ...cell, text: words.text };
  }

  exercise(exercise: Exercise, words: OverlayExercise): Exercise {
    const at = `<exercise id="${exercise.id}">`;
    for (const message of words.messages) {
      const check = exercise.checks.find(({ id }) => id === message.check);
      if (check === undefined) this.foreign(message.line, "check", message.check);
      else if (!Object.hasOwn(check.messages, message.id)) this.foreign(message.line, "message", message.id);
    }
    if (exercise.solution !== null && words.solution !== null) {
      this.#sameCode(exercise.solution, words.solution, words.line, `${at} solution`);
    }
    return {
      ...exercise,
      title: this.words(exercise.title, words.title, words.line, `${at} title="…"`),
      hints: this.list(exercise.hints, words.hints, words.line, `${at} hint`),
      why: this.words(exercise.why, words.why, words.line, `${at} why`),
      solution: exercise.solution === null ? null : (words.solution ?? exercise.solution),
      checks: this.byId(exercise.checks, words.checks, "check", words.line, (check, other) => ({
        ...check,
        title: this.words(check.title, other.title, other.line, `<script role="check" id="${check.id}"> title="…"`),
        messages: this.#messages(check, words),
      })),
    };
  }

  #messages(check: Check, words: OverlayExercise): Record<string, string> {
    const translated = Object.entries(check.messages).map(([id, original]): [string, string] => {
      const message = words.messages.find((candidate) => candidate.check === check.id && candidate.id === id);
      const what = `<script role="message" check="${check.id}" id="${id}">`;
      const text = this.words(original, message?.text ?? "", message?.line ?? words.line, what);
      const expected = placeholders(original).join(" ");
      const found = placeholders(text).join(" ");
      if (expected !== found) {
        this.#report(
          "placeholders",
          message?.line ?? words.line,
          `${what}: o original tem {${expected}}, a tradução {${found}}. Os nomes entre chaves têm de ser os mesmos.`,
          `${what}: the original has {${expected}}, the translation {${found}}. The names in braces must be the same.`,
        );
      }
      return [id, text];
    });
    return Object.fromEntries(translated);
  }

  options(
    prediction: Prediction,
    words: Overlay["predictions"][number]["options"],
    line: number,
    at: string,
  ): Prediction["options"] {
    for (const { value } of words) {
      if (!prediction.options.some((option) => option.value === value)) this.foreign(line, `${at} option`, value);
    }
    return prediction.options.map((option) => {
      const found = words.find(({ value }) => value === option.value);
      return {
        value: option.value,
        text: this.words(option.text, found?.text ?? "", line, `${at} option value="${option.value}"`),
        comment: this.words(option.comment, found?.comment ?? "", line, `${at} comment value="${option.value}"`),
      };
    });
  }

  #sameCode(original: string, translated: string, line: number, what: string): void {
    if (isSameCode(original, translated)) return;
    this.#report(
      "other-code",
      line,
      `${what}: o código da tradução não é o do laboratório. Traduza só comentários e textos entre aspas.`,
      `${what}: the translation's code is not the lab's. Translate only comments and text in quotes.`,
    );
  }

  foreign(line: number, what: string, name: string): void {
    this.#report(
      "not-in-the-lab",
      line,
      `A tradução fala de ${what} "${name}", que não existe no laboratório. Corrija o nome ou apague.`,
      `The translation speaks of ${what} "${name}", which does not exist in the lab. Correct the name or delete it.`,
    );
  }

  #missing(line: number, what: string): void {
    this.#report(
      "not-translated",
      line,
      `Falta traduzir ${what}. Escreva-o na tradução, com o mesmo id.`,
      `${what} is not translated. Write it in the translation, with the same id.`,
    );
  }

  #report(code: string, line: number, portuguese: string, english: string): void {
    this.problems.push({ code, line, message: { "pt-BR": portuguese, en: english } });
  }
}
