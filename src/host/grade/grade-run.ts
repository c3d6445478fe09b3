import type { CellReport, CheckReport, ExerciseReport, RerunOutput } from "../../grading/grade-page.ts";
import type { Message, Verdict } from "../../grading/outcome.ts";
import { isOwnMessage, verdictText } from "../../grading/own-messages.ts";
import { exerciseOutcome } from "../../grading/score.ts";
import { openKernelFrame } from "../../kernel/client.ts";
import type { SandboxedFrame } from "../../kernel/frame.ts";
import type { Answer, Question } from "../../kernel/protocol.ts";
import type { Check, Exercise, Lab } from "../../notebook/model.ts";
import type { Language } from "../../shared/text.ts";
import { feed } from "../sandbox/feed.ts";
import { type RefereeClient, startReferee } from "../sandbox/referee-client.ts";
import { GradeNotebook, kernelTitle, type StudentWork } from "./grade-notebook.ts";
import type { OpenLab } from "./open-lab.ts";

const answerLimitMs = 5_000;
/** A frame that was made before answers at once, or never will: its process was ended meanwhile, which is nobody's fault. */
const preparedLimitMs = 3_000;

/** One lab, one notebook and one referee at a time. */
export class GradeRun {
  open: OpenLab | undefined;
  studentSeed = 0;
  readonly #parent: HTMLElement;
  readonly #referee: RefereeClient;
  #notebook: GradeNotebook | undefined;
  #texts: ReadonlyMap<number, string> = new Map();
  /** A kernel's frame that nothing ran in yet, for the next notebook. */
  #prepared: Promise<SandboxedFrame> | undefined;
  /** What labs' libraries prepared, by their texts. */
  readonly #data = new Map<string, unknown>();
  /** Resolves when the referee stands. */
  #standing: Promise<void> = Promise.resolve();
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
    const prepared = this.#prepared;
    this.#prepared = undefined;
    this.open = open;
    this.studentSeed = studentSeed;
    this.#texts = new Map();
    const hasStarted = prepared !== undefined && (await this.#startNotebook(open, prepared));
    if (!hasStarted) {
      this.end();
      await this.#startNotebook(open);
    }
    await this.#giveData(open.lab);
    this.#deadline = performance.now() + limitMs;
    this.#standing = this.#referee.started();
    this.#standing.catch(() => undefined);
    // Before any cell runs: what cells do to the browser's own functions must not come between.
    const { port1, port2 } = new MessageChannel();
    this.#notebook?.connect(port1);
    this.#referee.connect(port2, limitMs);
  }

  /** Data that depend on no submission: a referee that has met none makes them once, and each later one is given a copy. */
  async #giveData({ library }: Lab): Promise<void> {
    if (!/\bprepare\b/.test(library.sealed)) return;
    const libraries = [library.public, library.sealed];
    const key = libraries.join("\n");
    if (!this.#data.has(key)) {
      const made = await this.#referee.prepare(libraries);
      this.#referee.renew();
      if (made === undefined) return;
      this.#data.set(key, made);
    }
    this.#referee.give(this.#data.get(key));
  }

  /** @returns whether cells can run */
  async #startNotebook({ lab, builder }: OpenLab, frame?: Promise<SandboxedFrame>): Promise<boolean> {
    const { studentSeed } = this;
    const onEnd = () => this.#referee.hangUp();
    const notebook = new GradeNotebook({ parent: this.#parent, frame, studentSeed, lab, builder, onEnd });
    this.#notebook = notebook;
    if (frame === undefined) return notebook.ready;
    const late = new Promise<false>((resolve) => setTimeout(resolve, preparedLimitMs, false));
    return Promise.race([notebook.ready, late]);
  }

  /** Takes both frames away. Sandboxed frames share a process: both go before either comes back. */
  end(): void {
    this.#referee.kill();
    this.#notebook?.kill();
    this.#prepared?.then(
      (frame) => frame.remove(),
      () => undefined,
    );
    this.#prepared = undefined;
  }

  async setWork(
    work: StudentWork,
    how: { readonly limitMs: number; readonly scope: "all" | "graded" },
  ): Promise<readonly CellReport[]> {
    if (this.#notebook === undefined) throw new Error("The notebook has not been started.");
    this.#texts = work.texts;
    // A cell that blocks the frames' process before would make the first check broken, not failed.
    await this.#standing;
    return this.#notebook.run(this.lab, work, how);
  }

  /**
   * Takes the notebook's frame and the referee's worker away, and makes new ones: whoever starts next need not wait for
   * them. The referee's frame stays, for nothing of a submission ever runs in it; so the process of both frames stays too.
   * @returns what these cells showed, in words
   */
  async finish(cells: readonly number[]): Promise<readonly RerunOutput[]> {
    const notebook = this.#notebook;
    if (notebook === undefined) return [];
    // What a busy frame was about to say comes before its answer.
    const isFree = await notebook.answers();
    const outputs = notebook.outputs(cells);
    if (!isFree) {
      // A new frame would share the process of the blocked one, as long as it lives: the next start makes them anew.
      this.end();
      return outputs;
    }
    notebook.kill();
    this.#prepared = openKernelFrame({ parent: this.#parent, feed, title: kernelTitle });
    this.#prepared.catch(() => undefined);
    this.#referee.renew();
    return outputs;
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
