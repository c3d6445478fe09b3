import type { CellMode, Problem } from "../notebook/model.ts";
import type { Language } from "../shared/text.ts";
import type { Outcome } from "./outcome.ts";
import type { Scoring } from "./score.ts";

/** What became of one cell. */
export interface CellReport {
  /** `7`; `7.0` for the first live value of the prose cell 7. */
  readonly id: string;
  readonly cell: number;
  /** `running`: it did not settle in time. `stopped`: the kernel ended before it did. */
  readonly state: "ok" | "failed" | "running" | "stopped";
  /** Why it failed, in the kernel's words or the compiler's. */
  readonly error: string;
  /** From 1; 0 where unknown. */
  readonly line: number;
  /** Text of a live value. */
  readonly live: string;
}

/** What one check said, for a program. */
export interface CheckReport {
  readonly check: string;
  readonly sealed: boolean;
  readonly outcome: Outcome;
  /** Id of the message; empty where there is none. */
  readonly messageId: string;
  /** The message as text in the lab's language, the student's strings unescaped: never to be rendered as markdown. */
  readonly text: string;
  /** The same for the student: of a sealed check, without the values that could carry its inputs out. */
  readonly studentText: string;
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

/** A submission to grade. */
export interface GradeJob {
  /** A lab that `learn` was given. */
  readonly labHash: string;
  readonly language: Language;
  readonly studentSeed: number;
  readonly changed: readonly { readonly cell: number; readonly text: string }[];
  /** The student's own cells, and the lab's cell that each stands after (0: before the first). */
  readonly own: readonly {
    readonly id: number;
    readonly after: number;
    readonly mode: CellMode;
    readonly text: string;
  }[];
  /** Cells that do not run. */
  readonly disabled: readonly number[];
  /** Cells and checks together; a check that asks later gets no answer, which fails it. */
  readonly limitMs: number;
}

/** What one of the student's cells showed when it was run for grading, in words. */
export interface RerunOutput {
  readonly cell: number;
  /** As a screen reader says it; empty where nothing was shown. */
  readonly summary: string;
  readonly error: string;
}

export type GradedWork =
  | {
      readonly ok: true;
      readonly exercises: readonly ExerciseReport[];
      /** Of the student's cells that showed something or failed. */
      readonly outputs: readonly RerunOutput[];
    }
  /** Cells that this lab does not let a student write, or that stand nowhere in it: nothing was run. */
  | { readonly ok: false; readonly misfits: readonly number[] };

/** What a grader has to know of a lab besides what its checks say. */
export interface LabFacts {
  readonly exercises: readonly (Scoring & { readonly title: string; readonly cell: number })[];
  /** Points that a person gives. */
  readonly reflectionPoints: number;
  /** What is wrong with the file: a lab with a fault grades nobody. */
  readonly problems: readonly Problem[];
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
   * @param scope - `all`, the default; `graded`: without the lab's own cells that only show something
   * @throws Error when a cell is not the student's to write
   */
  setCells(texts: Readonly<Record<string, string>>, scope?: "all" | "graded"): Promise<readonly CellReport[]>;
  /** Runs the exercise's public checks, and its sealed ones where asked. An untouched starter is not attempted. */
  check(exercise: string, options: { readonly sealed: boolean }): Promise<ExerciseReport>;
  /** A fresh notebook and referee for the same lab, with nothing run yet. */
  restart(): Promise<void>;
  /** Reads a published lab, whole, in both languages, and keeps it for `grade` under its hash. */
  learn(labHash: string, texts: Readonly<Record<Language, string>>): LabFacts;
  /** Runs a submission in a fresh notebook with a fresh referee, and all checks on it; nothing of it runs afterwards. */
  grade(job: GradeJob): Promise<GradedWork>;
}
