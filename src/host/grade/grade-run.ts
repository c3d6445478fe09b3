import type { CellReport, CheckReport, ExerciseReport, RerunOutput } from "../../grading/grade-page.ts";
import type { Message, Verdict } from "../../grading/outcome.ts";
import { isOwnMessage, verdictText } from "../../grading/own-messages.ts";
import { exerciseOutcome } from "../../grading/score.ts";
import type { Answer, Question } from "../../kernel/protocol.ts";
import type { Check, Exercise, Lab } from "../../notebook/model.ts";
import type { Language } from "../../shared/text.ts";
import { feed } from "../sandbox/feed.ts";
import { type RefereeClient, startReferee } from "../sandbox/referee-client.ts";
import { GradeNotebook, type StudentWork } from "./grade-notebook.ts";
import type { OpenLab } from "./open-lab.ts";

const answerLimitMs = 5_000;
/** The kernel says what a cell shows a moment after it was drawn (kernel/runtime/outputs.ts); checks mostly take longer. */
const describedAfterMs = 250;

/** One lab, one notebook and one referee at a time. */
export class GradeRun {
  open: OpenLab | undefined;
  studentSeed = 0;
  readonly #parent: HTMLElement;
  readonly #referee: RefereeClient;
  #notebook: GradeNotebook | undefined;
  #texts: ReadonlyMap<number, string> = new Map();
  /** Resolves when the referee stands. */
  #standing: Promise<void> = Promise.resolve();
  /** By `performance.now()`: when cells had run. */
  #settledAt = 0;
  /** By `performance.now()`: questions that come later get no answer. */
  #deadline = Number.POSITIVE_INFINITY;

  constructor(parent: HTMLElement) {
    this.#parent = parent;
    this.#referee = startReferee({ parent, feed });
  }

  get lab(): Lab {
    if (this.open === undefined) throw new Error("No lab is open: call open first.");
    return this.open.lab;
  }

  /** A fresh notebook and referee for this lab. */
  async start(open: OpenLab, studentSeed: number, limitMs = Number.POSITIVE_INFINITY): Promise<void> {
    this.end();
    this.open = open;
    this.studentSeed = studentSeed;
    this.#texts = new Map();
    this.#deadline = performance.now() + limitMs;
    const { lab, builder } = open;
    this.#notebook = new GradeNotebook({ parent: this.#parent, studentSeed, lab, builder });
    await this.#notebook.ready;
    this.#standing = this.#referee.started();
    this.#standing.catch(() => undefined);
  }

  /** Takes both frames away. Sandboxed frames share a process: both go before either comes back. */
  end(): void {
    this.#referee.kill();
    this.#notebook?.kill();
  }

  async setWork(
    work: StudentWork,
    how: { readonly limitMs: number; readonly scope: "all" | "graded" },
  ): Promise<readonly CellReport[]> {
    if (this.#notebook === undefined) throw new Error("The notebook has not been started.");
    this.#texts = work.texts;
    // A cell that blocks the frames' process before would make the first check broken, not failed.
    await this.#standing;
    const reports = await this.#notebook.run(this.lab, work, how);
    this.#settledAt = performance.now();
    return reports;
  }

  /** What these cells show, in words. */
  async outputs(cells: readonly number[]): Promise<readonly RerunOutput[]> {
    if (cells.length === 0) return [];
    const leftMs = this.#settledAt + describedAfterMs - performance.now();
    if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
    return this.#notebook?.outputs(cells) ?? [];
  }

  async check(id: string, { sealed }: { readonly sealed: boolean }): Promise<ExerciseReport> {
    const { lab, languages } = this.open ?? { lab: this.lab, languages: [] };
    const exercise = lab.exercises.find((other) => other.id === id);
    if (exercise === undefined) throw new Error(`The lab has no exercise "${id}".`);
    const attempted = !isStarter(exercise, this.#texts.get(exercise.cell), languages);
    const reports: CheckReport[] = [];
    for (const check of exercise.checks.filter((one) => sealed || !one.sealed)) {
      const verdict = attempted ? await this.#verdict(exercise, check) : notAttempted(check.id);
      reports.push(reportOf(verdict, check, lab.language));
    }
    return { exercise: id, outcome: exerciseOutcome(reports.map(({ outcome }) => outcome)), checks: reports };
  }

  #verdict(exercise: Exercise, check: Check): Promise<Verdict> {
    const { library } = this.lab;
    return this.#referee.check({
      exercise,
      check,
      libraries: check.sealed ? [library.public, library.sealed] : [library.public],
      studentSeed: this.studentSeed,
      ask: (question) => this.#ask(question),
    });
  }

  async #ask(question: Question): Promise<Answer> {
    const leftMs = Math.min(answerLimitMs, this.#deadline - performance.now());
    if (leftMs <= 0) return { ok: false, code: "timeout", message: "" };
    return this.#notebook?.ask(question, leftMs) ?? { ok: false, code: "kernel-gone", message: "" };
  }
}

const notAttempted = (check: string): Verdict => ({
  check,
  outcome: "not-attempted",
  message: null,
  detail: "",
  durationMs: 0,
});

/** Is the text, but for blanks around it, a starter of the exercise in any language? */
function isStarter({ cell }: Exercise, text: string | undefined, labs: readonly Lab[]): boolean {
  if (text === undefined) return true;
  return labs.some(({ notebook }) => notebook.cells.find(({ id }) => id === cell)?.text.trim() === text.trim());
}

function reportOf(verdict: Verdict, { sealed, messages }: Check, language: Language): CheckReport {
  const { check, outcome, message, detail, durationMs } = verdict;
  const textOf = (said: Message | null) => (said === null ? "" : verdictText(said, messages, language));
  return {
    check,
    sealed,
    outcome,
    messageId: message?.id ?? "",
    text: textOf(message),
    studentText: textOf(sealed ? withoutValues(message) : message),
    detail,
    durationMs,
  };
}

/**
 * A message whose values are withheld. The student's code chooses some of them, and could write the inputs of a sealed
 * check into them; Bancada's own messages hold only names that the check asked for.
 */
function withoutValues(message: Message | null): Message | null {
  if (message === null || isOwnMessage(message.id)) return message;
  return { ...message, values: Object.fromEntries(Object.keys(message.values).map((name) => [name, "…"])) };
}
