import type { Outcome, Verdict } from "../../grading/outcome.ts";
import { verdictText } from "../../grading/own-messages.ts";
import { exerciseOutcome } from "../../grading/score.ts";
import type { Exercise, Lab, Problem } from "../../notebook/model.ts";
import { readOverlay } from "../../notebook/overlay.ts";
import { readLab } from "../../notebook/read.ts";
import { translate } from "../../notebook/translate.ts";
import type { Language } from "../../shared/text.ts";
import { feed } from "../sandbox/feed.ts";
import { labParser } from "../sandbox/lab-parser.ts";
import { type RefereeClient, startReferee } from "../sandbox/referee-client.ts";
import { type CellReport, GradeNotebook, isEditable } from "./grade-notebook.ts";

/** What one check said, for a program. */
export interface CheckReport {
  readonly check: string;
  readonly sealed: boolean;
  readonly outcome: Outcome;
  /** Id of the message; empty where there is none. */
  readonly messageId: string;
  /** The message as text in the lab's language, the student's strings unescaped: never to be rendered as markdown. */
  readonly text: string;
  /** For the lab's author, when `broken`. */
  readonly detail: string;
  readonly durationMs: number;
}

export interface ExerciseReport {
  readonly exercise: string;
  /** Of the checks that were run. */
  readonly outcome: Outcome;
  readonly checks: readonly CheckReport[];
}

/** The page without an interface that the lab harness and the grader drive: `globalThis.bancadaGrade`. */
export interface BancadaGrade {
  /** What is wrong with the lab that is open. */
  readonly problems: readonly Problem[];
  /**
   * Reads a full lab (public and sealed) and starts a fresh notebook and referee, with nothing run yet.
   * @param overlayText - the English overlay; empty where there is none
   */
  open(labText: string, overlayText: string, language: Language, studentSeed: number): Promise<readonly Problem[]>;
  /**
   * Puts the student's texts in (cells that are not named keep the lab's), runs every cell, and resolves when none is pending.
   * @throws Error when a cell is not the student's to write
   */
  setCells(texts: Readonly<Record<string, string>>): Promise<readonly CellReport[]>;
  /** Runs the exercise's public checks, and its sealed ones where asked. An untouched starter is not attempted. */
  check(exercise: string, options: { readonly sealed: boolean }): Promise<ExerciseReport>;
  /** A fresh notebook and referee for the same lab, with nothing run yet. */
  restart(): Promise<void>;
}

const answerLimitMs = 5_000;

interface OpenLab {
  readonly lab: Lab;
  /** The lab in every language: a starter may be left in any. */
  readonly languages: readonly Lab[];
  readonly problems: readonly Problem[];
  readonly studentSeed: number;
}

export function createGrade(parent: HTMLElement): BancadaGrade {
  let open: OpenLab | undefined;
  let notebook: GradeNotebook | undefined;
  let texts: ReadonlyMap<number, string> = new Map();
  const referee: RefereeClient = startReferee({ parent, feed });

  const lab = (): OpenLab => {
    if (open === undefined) throw new Error("No lab is open: call open first.");
    return open;
  };
  const restart = async (): Promise<void> => {
    const { lab: opened, studentSeed } = lab();
    // Sandboxed frames share a process: both go before either comes back.
    referee.kill();
    notebook?.kill();
    texts = new Map();
    notebook = new GradeNotebook(parent, studentSeed, opened);
    await notebook.ready;
  };

  return {
    get problems() {
      return open?.problems ?? [];
    },

    async open(labText, overlayText, language, studentSeed) {
      open = readBoth(labText, overlayText, language, studentSeed);
      await restart();
      return open.problems;
    },

    async setCells(changes) {
      const { lab: opened } = lab();
      for (const id of Object.keys(changes)) {
        if (!isEditable(opened, Number(id))) throw new Error(`Cell ${id} is not the student's to write.`);
      }
      texts = new Map(Object.entries(changes).map(([id, text]) => [Number(id), text]));
      if (notebook === undefined) throw new Error("The notebook has not been started.");
      return notebook.run(opened, texts);
    },

    async check(id, { sealed }) {
      const { lab: opened, languages, studentSeed } = lab();
      const exercise = opened.exercises.find((other) => other.id === id);
      if (exercise === undefined) throw new Error(`The lab has no exercise "${id}".`);
      const checks = exercise.checks.filter((check) => sealed || !check.sealed);
      const attempted = !isStarter(exercise, texts.get(exercise.cell), languages);
      const reports: CheckReport[] = [];
      for (const check of checks) {
        const verdict = attempted
          ? await referee.check({
              exercise,
              check,
              libraries: check.sealed ? [opened.library.public, opened.library.sealed] : [opened.library.public],
              studentSeed,
              ask: (question) =>
                notebook?.ask(question, answerLimitMs) ??
                Promise.resolve({ ok: false, code: "kernel-gone", message: "" }),
            })
          : notAttempted(check.id);
        reports.push(reportOf(verdict, check.sealed, check.messages, opened.language));
      }
      return { exercise: id, outcome: exerciseOutcome(reports.map(({ outcome }) => outcome)), checks: reports };
    },

    restart,
  };
}

const notAttempted = (check: string): Verdict => ({
  check,
  outcome: "not-attempted",
  message: null,
  detail: "",
  durationMs: 0,
});

function readBoth(labText: string, overlayText: string, language: Language, studentSeed: number): OpenLab {
  const read = readLab(labText, { parser: labParser });
  const inLanguage = (lab: Lab) => (lab.language === language ? lab : null);
  if (overlayText === "") return { lab: read.lab, languages: [read.lab], problems: read.problems, studentSeed };
  const overlay = readOverlay(overlayText, { parser: labParser });
  const translated = translate(read.lab, overlay.overlay);
  return {
    lab: inLanguage(translated.lab) ?? read.lab,
    languages: [read.lab, translated.lab],
    problems: [...read.problems, ...overlay.problems, ...translated.problems],
    studentSeed,
  };
}

/** Is the text, but for blanks around it, a starter of the exercise in any language? */
function isStarter({ cell }: Exercise, text: string | undefined, labs: readonly Lab[]): boolean {
  if (text === undefined) return true;
  return labs.some(({ notebook }) => notebook.cells.find(({ id }) => id === cell)?.text.trim() === text.trim());
}

function reportOf(
  { check, outcome, message, detail, durationMs }: Verdict,
  sealed: boolean,
  messages: Readonly<Record<string, string>>,
  language: Language,
): CheckReport {
  const text = message === null ? "" : verdictText(message, messages, language);
  return { check, sealed, outcome, messageId: message?.id ?? "", text, detail, durationMs };
}
