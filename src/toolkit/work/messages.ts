import type { FitProgress } from "../base/estimator.ts";
import { StudentError, type StudentErrorParts } from "../errors.ts";

/** What a worker gets first: the toolkit's modules, and the data that all its fits share. */
export interface Setup {
  /** Blob URLs of the modules that the page has loaded; `later` only where a class is not found in the others. */
  readonly modules: readonly string[];
  readonly later: readonly string[];
  /** Blob URL that the page revokes when the work is no longer wanted. */
  readonly wanted: string;
  readonly X: unknown;
  readonly y: unknown;
}

/** One fit; what stands in it is packed. */
export interface Job {
  readonly estimator: unknown;
  readonly options: unknown;
  /** What `Math.random` draws from in the worker. */
  readonly seed: number;
  /** Rows to learn from; all where left out. */
  readonly train?: ArrayLike<number>;
  /** Rows to score on: the answer is the score, and the model stays behind. */
  readonly test?: ArrayLike<number>;
  /** One of several jobs that do the same fit together; only the first answers with the model. */
  readonly part?: { readonly index: number; readonly of: number; readonly ports: readonly MessagePort[] };
}

/** What the worker tells. */
export type FromWorker =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly progress: FitProgress }
  | { readonly type: "fitted"; readonly json: unknown }
  | { readonly type: "scored"; readonly score: number }
  | { readonly type: "helped" }
  | { readonly type: "failed"; readonly error: SentError };

type SentError =
  | { readonly student: StudentErrorParts }
  | { readonly name: string; readonly message: string; readonly stack: string };

export function packError(error: unknown): SentError {
  if (error instanceof StudentError) {
    const { code, where, expected, received, remedy } = error;
    return { student: { code, where, expected, received, remedy } };
  }
  if (!(error instanceof Error)) return { name: "Error", message: String(error), stack: "" };
  const { name, message, stack = "" } = error;
  return { name, message, stack };
}

/** The same error on this side: a StudentError with its code, or an Error with its name. */
export function unpackError(sent: SentError): Error {
  if ("student" in sent) return new StudentError(sent.student);
  return Object.assign(new Error(sent.message), { name: sent.name, stack: sent.stack });
}
