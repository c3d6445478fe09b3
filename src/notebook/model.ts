import type { Language } from "../shared/text.ts";

/** The cell modes of Observable Notebook 2.0. Bancada runs `js` and `ts`, draws `md`, `html` and `tex`, and keeps the rest. */
export type CellMode = "js" | "ts" | "md" | "html" | "tex" | "sql" | "dot" | "node" | "python" | "r" | "ojs";

export interface Cell {
  /** A positive whole number, unique in the notebook. It never changes. */
  readonly id: number;
  readonly mode: CellMode;
  readonly text: string;
  /** Is the code shown? Code that is not pinned is folded. */
  readonly pinned: boolean;
  /** Is the output hidden? */
  readonly hidden: boolean;
  /** Every other attribute, kept as it was found (`output`, `format`, `database`, `since`, …). */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Notebook {
  readonly title: string;
  readonly theme: string;
  readonly readOnly: boolean;
  readonly cells: readonly Cell[];
}

/** Kinds of check, as the lab catalogue letters them: value, property, behaviour, mutation, held-out, round trip, trace. */
export type CheckKind = "V" | "P" | "B" | "M" | "H" | "R" | "T";

export interface Check {
  readonly id: string;
  readonly title: string;
  readonly kind: CheckKind;
  /** A sealed check stays on the instructor's side. */
  readonly sealed: boolean;
  /** A module whose default export is `(context) => void`; see `grading/check-context.ts`. */
  readonly code: string;
  /** What the student reads when `fail(id, values)` is called, by message id. `{name}` stands for a value. */
  readonly messages: Readonly<Record<string, string>>;
}

/** A named misconception: the whole text of the cell. It must fail `fails` first, with `message`. */
export interface WrongAnswer {
  readonly id: string;
  readonly fails: string;
  readonly message: string;
  readonly code: string;
}

export interface Exercise {
  readonly id: string;
  readonly title: string;
  readonly kind: "exercise" | "incident";
  /** The student's cell; its text in the lab is the starter. */
  readonly cell: number;
  readonly points: number;
  readonly minutes: number;
  /** Ids of the course's topics that it serves (`docs/topics.json`). */
  readonly topics: readonly string[];
  /** From scratch: the toolkit cannot be imported by this cell nor by the student's own cells that it uses. */
  readonly closed: boolean;
  /** Part of the points that the public checks give together; the sealed ones give the rest. */
  readonly publicShare: number;
  /** Part of the points left after the solution was opened before passing. */
  readonly solutionCap: number;
  readonly hints: readonly string[];
  /** `null` where the file at hand does not carry it: withheld, or not loaded yet. */
  readonly solution: string | null;
  /** Why the solution is as it is (markdown). */
  readonly why: string;
  /** A withheld solution never reaches a student. */
  readonly withheld: boolean;
  readonly checks: readonly Check[];
  readonly wrongAnswers: readonly WrongAnswer[];
  /** Other correct answers, whole cells; each must pass every check. */
  readonly alternatives: readonly string[];
}

export interface PredictionOption {
  readonly value: string;
  readonly text: string;
  /** What is said of this option when the answer is revealed. */
  readonly comment: string;
}

/** The student commits before an exercise opens. */
export interface Prediction {
  readonly id: string;
  /** The prose cell under which it stands. */
  readonly cell: number;
  /** The exercise that it locks, and whose passing reveals it. */
  readonly exercise: string;
  readonly question: string;
  readonly options: readonly PredictionOption[];
  /** The option that is right, for the student's calibration. */
  readonly answer: string;
  /** An expression of the notebook whose value is shown beside the prediction. */
  readonly reveal: string;
}

/** Free text that a person reads. */
export interface Reflection {
  readonly id: string;
  readonly cell: number;
  readonly points: number;
  readonly question: string;
  /** The rubric: what earns 0, 1, 2, … points. */
  readonly levels: readonly string[];
}

export interface Lab {
  /** `module/slug`. */
  readonly id: string;
  readonly version: number;
  readonly language: Language;
  readonly order: number;
  readonly track: "path" | "extra";
  readonly minutes: number;
  readonly datasets: readonly string[];
  readonly notebook: Notebook;
  /** Cells, besides those of exercises, that the student may edit. The others are given and locked. */
  readonly editable: readonly number[];
  /** Cells whose output stands above their code. */
  readonly outputAbove: readonly number[];
  readonly exercises: readonly Exercise[];
  readonly predictions: readonly Prediction[];
  readonly reflections: readonly Reflection[];
  /** Modules whose exports every check receives as `lab`; the sealed one stays with the sealed checks. */
  readonly library: { readonly public: string; readonly sealed: string };
}

/** What is wrong with a lab file, where, and what to do. */
export interface Problem {
  readonly code: string;
  /** Line of the file, from 1; 0 where no line can be named. */
  readonly line: number;
  readonly message: Readonly<Record<Language, string>>;
}
