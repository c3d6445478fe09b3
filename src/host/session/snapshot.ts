import type { JournalEvent } from "../../grading/journal.ts";
import type { Outcome, Verdict } from "../../grading/outcome.ts";
import type { CellProblem } from "../../kernel/problems.ts";
import type { CellError } from "../../kernel/protocol.ts";
import type { ValueDescription } from "../../kernel/protocol-values.ts";
import type { Cell, Exercise, Lab, Prediction, Reflection } from "../../notebook/model.ts";
import type { Language } from "../../shared/text.ts";

import type { Editing } from "./editing.ts";
import type { EventTape } from "./event-tape.ts";
import type { Graph } from "./graph.ts";
import type { NewVersion } from "./merge/new-version.ts";

export type { CellProblem } from "../../kernel/problems.ts";

export type CellState = "idle" | "running" | "ok" | "failed" | "blocked" | "stale" | "stopped" | "disabled" | "locked";

export interface CellView {
  readonly id: number;
  readonly mode: Cell["mode"];
  /** `lab`: given; `student`: added by the student. */
  readonly origin: "lab" | "student";
  readonly text: string;
  /** The lab's own text, where the cell is the lab's. */
  readonly starter: string;
  readonly editable: boolean;
  readonly pinned: boolean;
  readonly outputAbove: boolean;
  readonly state: CellState;
  /** The prediction that must be made first, while `state` is `locked`. */
  readonly lockedBy: string | null;
  /** The failed, stopped or disabled cell that this one waits for, while `blocked`. */
  readonly blockedBy: number | null;
  /** Is the cell that it waits for switched off? */
  readonly blockedByDisabled: boolean;
  readonly problems: readonly CellProblem[];
  readonly error: CellError | null;
  /** Time of the last run; while running, when it began is `runningSince` (ms, performance.now). */
  readonly durationMs: number;
  readonly runningSince: number;
  /** Height of the output in the kernel frame, in CSS px; 0 where there is none. */
  readonly outputHeight: number;
  readonly outputSummary: string;
  readonly outputFocusable: boolean;
  /** Files that the cell offers. */
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: ArrayBuffer }[];
  /** Texts of the live values of a prose cell, in the order of its `⟦…⟧`; null while there is no value. */
  readonly live: readonly (string | null)[];
}

/** A name of the notebook and what it holds now. */
export interface VariableView {
  readonly name: string;
  /** The cell that defines it. */
  readonly cell: number;
  /** How that cell stands: a `stale` or `running` cell's value is the one of before. */
  readonly state: CellState;
  /** Null while there is none: the cell has not run, failed or waits, or the kernel does not answer. */
  readonly value: ValueDescription | null;
}

export interface ExerciseView {
  readonly exercise: Exercise;
  readonly outcome: Outcome;
  readonly checking: boolean;
  /** In the order of the exercise's checks. */
  readonly verdicts: readonly Verdict[];
  readonly hintsOpened: number;
  readonly solutionOpened: boolean;
  /** May the solution be opened: after a real attempt, or when passed. */
  readonly solutionAllowed: boolean;
  /** Loaded when opened. */
  readonly solution: string | null;
  /** Points that the public checks have earned so far. */
  readonly points: number;
}

export interface PredictionView {
  readonly prediction: Prediction;
  readonly given: { readonly option: string; readonly certainty: "guess" | "think" | "bet" } | null;
  /** Is the answer shown: the exercise has passed. */
  readonly revealed: boolean;
  /** Text of the revealed value. */
  readonly value: string | null;
}

export interface ReflectionView {
  readonly reflection: Reflection;
  readonly text: string;
}

export interface SessionSnapshot {
  readonly lab: Lab;
  readonly cells: readonly CellView[];
  readonly exercises: readonly ExerciseView[];
  readonly predictions: readonly PredictionView[];
  readonly reflections: readonly ReflectionView[];
  readonly kernel: "starting" | "ready" | "busy" | "unresponsive" | "dead";
  readonly runMode: "reactive" | "lazy";
  /** `failed`: the browser refused to store; the student must download. */
  readonly save: "saved" | "saving" | "failed";
  readonly saveError: "quota" | "denied" | "unknown" | null;
  readonly otherTabs: number;
  /** The lab changed since the student's work began: a new version can be taken; or another tab has taken it, and this one has the old. */
  readonly newVersion: "none" | "offered" | "elsewhere";
}

/** What the page may ask of a lab session (session/session.ts implements it). */
export interface Session {
  subscribe(listener: () => void): () => void;
  getSnapshot(): SessionSnapshot;
  edit(cell: number, text: string): void;
  /** Runs these cells; in lazy mode also what they need and waits. */
  run(...cells: readonly number[]): void;
  /** Runs all that is stale. */
  runStale(): void;
  runAll(): void;
  /** Switches a cell off, so that it does not run until it is switched on again. A locked one stays as it is. */
  setDisabled(cell: number, disabled: boolean): void;
  /** Stops what runs: a waiting cell is ended; a blocked frame is killed and what stood above is restored. */
  stop(): Promise<void>;
  restart(): Promise<void>;
  setRunMode(mode: "reactive" | "lazy"): void;
  /** Adding, deleting, moving, converting and replacing, each of which can be taken back; and moments of the whole notebook. */
  readonly editing: Editing;
  /** Puts the lab's text back; what was there stays in the history. */
  restoreStarter(cell: number): void;
  /** The texts that a cell had, newest first. */
  history(cell: number): Promise<readonly { readonly at: string; readonly text: string }[]>;
  predict(prediction: string, option: string, certainty: "guess" | "think" | "bet"): void;
  reflect(reflection: string, text: string): void;
  check(exercise: string): void;
  openHint(exercise: string): void;
  openSolution(exercise: string): Promise<void>;
  /** Texts that the student did not change follow the language; what they wrote stays. */
  setLanguage(language: Language): void;
  setDark(dark: boolean): void;
  /** Where each output stands in the kernel frame: cell, top, left, width, height, in CSS px of the frame. */
  place(holes: readonly (readonly [cell: number, top: number, left: number, width: number, height: number])[]): void;
  /** Hands the focus to the first or last control of an output. */
  focusOutput(cell: number, which: "first" | "last"): void;
  /** Tab went past the last (1) or first (-1) control of an output. The returned function stops listening. */
  onLeaveOutput(listener: (cell: number, direction: 1 | -1) => void): () => void;
  /** What names hold now, asked of the kernel; all names of the notebook where `names` is left out. Never rejects. */
  describe(names?: readonly string[]): Promise<readonly VariableView[]>;
  /** The HTML of what cells have drawn, asked of the kernel: hostile until sanitised. Cells without a drawing are left out. Never rejects. */
  pictures(): Promise<ReadonlyMap<number, string>>;
  /** What the cells that may run define and need of each other. Another object whenever that changes. */
  readonly graph: Graph;
  /** What the kernel printed and counted. */
  readonly tape: EventTape;
  /** The lab's new version, where there is one to take; until then the work goes on in the old one. */
  readonly newVersion: NewVersion | null;
  /** Every event known of this lab. */
  readonly journal: readonly JournalEvent[];
  /** The work was handed in, under this hash. */
  submitted(hash: string): void;
  /** Writes everything now. */
  save(): Promise<void>;
  /** The student's work as a lab file, for a download. */
  exportWork(): Promise<string>;
  dispose(): void;
}
