/** Messages between the host page and the kernel frame, over one MessagePort. Every message from the kernel is hostile until parsed (kernel/messages.ts). */

/** A cell as the host compiled it. */
export interface CompiledCell {
  readonly id: string;
  /**
   * Text of `(__c) => (inputs…) => …`: given the run's context, the function of the cell.
   * Line n of the text is line n of the student's source.
   */
  readonly body: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Ids of cells that mutate what this one reads: it runs after them (effect edges). */
  readonly after: readonly string[];
  /** Is the value of the cell (an expression) shown? */
  readonly autodisplay: boolean;
  /** May the cell import the toolkit? */
  readonly closed: boolean;
  /** Report the value as a short text instead of drawing it: live values in prose. */
  readonly live: boolean;
  /** It calls nothing and loops nowhere, so it cannot keep the frame busy: nobody need be told when it begins. */
  readonly brief?: true;
}

/** How a function of the notebook is called for a check. */
export type Question =
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly unknown[] }
  /** Calls, then returns the arguments as the function left them. */
  | { readonly kind: "after"; readonly name: string; readonly args: readonly unknown[] }
  /** Topology, weight specs and weights of a tfjs layers model. */
  | { readonly kind: "model"; readonly name: string };

/** Why a question got no value. */
export type AnswerErrorCode =
  | "not-defined"
  | "not-a-function"
  | "threw"
  | "not-cloneable"
  | "timeout"
  | "too-large"
  | "kernel-gone"
  | "cell-failed";

export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: AnswerErrorCode; readonly message: string };

export type ToKernel =
  | {
      readonly type: "start";
      readonly studentSeed: number;
      readonly language: string;
      readonly dark: boolean;
      readonly blockedAfterMs: number;
    }
  /** A library that cells are going to ask for; it may come before `start`. */
  | { readonly type: "stock"; readonly name: string; readonly text: string }
  | { readonly type: "define"; readonly cells: readonly CompiledCell[] }
  | { readonly type: "delete"; readonly ids: readonly string[] }
  /** The cells' values go; what they drew stays, for reading only. */
  | { readonly type: "freeze"; readonly ids: readonly string[] }
  /** Ends a cell that awaits for ever; its value becomes an error. */
  | { readonly type: "stop"; readonly ids: readonly string[] }
  | { readonly type: "run"; readonly ids: readonly string[] }
  /** Where each output stands: id, top, left, width in CSS px of the frame; visible = the hole's clamped height. */
  | {
      readonly type: "place";
      readonly holes: readonly (readonly [id: string, top: number, left: number, width: number, height: number])[];
    }
  | { readonly type: "focus"; readonly id: string; readonly which: "first" | "last" }
  | { readonly type: "appearance"; readonly language: string; readonly dark: boolean }
  /** Text of a module, or bytes; or why they did not come. */
  | {
      readonly type: "library";
      readonly request: number;
      readonly content?: string | ArrayBuffer;
      readonly error?: string;
    }
  /** The student's files of this lab as they are now; with the number of a request, the bytes that it asked for. */
  | {
      readonly type: "files";
      readonly request: number;
      readonly files: readonly FileFacts[];
      readonly blob: Blob | null;
    }
  /** What the store that outlives the page answers; null where there is none. */
  | { readonly type: "stored"; readonly request: number; readonly answer: unknown }
  | ({ readonly type: "ask" } & Asked)
  /** A port over which someone else asks: each message is {@link Asked}, each answer `{request, answer}`. */
  | { readonly type: "line"; readonly port: MessagePort }
  /** Answered by the list of what is known of each name (protocol-values.ts). */
  | { readonly type: "describe"; readonly request: number; readonly names: readonly string[] }
  | { readonly type: "ping"; readonly request: number };

export interface Asked {
  readonly request: number;
  readonly question: Question;
  readonly timeoutMs: number;
}

/** A file of the student's own, kept with one lab. */
export interface FileFacts {
  readonly name: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

export interface CellError {
  readonly name: string;
  readonly message: string;
  /** Line in the student's source, from 1; 0 where unknown. */
  readonly line: number;
  /** The name that could not be resolved, where that is the cause. */
  readonly input: string;
  readonly stack: string;
}

/** What the kernel tells; states of cells come several in a list. */
export type FromKernel =
  | { readonly type: "ready" }
  /** The cell waits for its inputs or runs. */
  | { readonly type: "pending"; readonly id: string }
  /** The cell's code begins now; with `leave`, tells which cell blocks the frame. */
  | { readonly type: "enter"; readonly id: string }
  | { readonly type: "leave"; readonly id: string }
  | {
      readonly type: "fulfilled";
      readonly id: string;
      readonly durationMs: number;
      readonly version: number;
      readonly live: string;
    }
  | { readonly type: "rejected"; readonly id: string; readonly durationMs: number; readonly error: CellError }
  | { readonly type: "heights"; readonly heights: readonly (readonly [id: string, height: number])[] }
  /** Text summary of an output, for people who do not see it. */
  | { readonly type: "summary"; readonly id: string; readonly text: string; readonly focusable: boolean }
  /** Tab went past the last (1) or first (-1) control of an output. */
  | { readonly type: "leave-output"; readonly id: string; readonly direction: 1 | -1 }
  | { readonly type: "need"; readonly request: number; readonly specifier: string }
  /** A file of the student's, by name; their list alone where the name is empty. */
  | { readonly type: "open-file"; readonly request: number; readonly name: string }
  /** A question to the store that outlives the page, as host/storage/course-store.ts parses it. */
  | { readonly type: "store"; readonly request: number; readonly question: unknown }
  /** Calls to what the notebook serves, as JSON that host/panels/network/parse-calls.ts parses. */
  | { readonly type: "record"; readonly text: string }
  | { readonly type: "answer"; readonly request: number; readonly answer: Answer }
  /** `backend`: where tfjs computes, as it names it. */
  | {
      readonly type: "tensors";
      readonly cells: readonly (readonly [id: string, count: number, bytes: number])[];
      readonly backend: string;
    }
  | {
      readonly type: "log";
      readonly id: string;
      readonly level: "log" | "info" | "warn" | "error";
      readonly text: string;
    }
  /** The notebook offers a file: the host shows a button, and the student decides. */
  | {
      readonly type: "file";
      readonly id: string;
      readonly name: string;
      readonly mediaType: string;
      readonly bytes: ArrayBuffer;
    }
  | { readonly type: "pong"; readonly request: number };
