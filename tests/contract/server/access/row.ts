import type { TaughtClass } from "../class.ts";

export type Kind = keyof TaughtClass["people"];

/** One route, and who may ask it. */
export interface Row {
  /** Who may; everybody else must be refused. */
  readonly allowed: readonly Kind[];
  /** The code of the refusal where it is not about who asks: an unknown token, a provider that is not configured. */
  readonly refusal?: string;
  /** A request that whoever may would make, for things of course A. */
  readonly ask: (open: TaughtClass, kind: Kind) => { readonly path: string; readonly body?: unknown };
}

export const everybody: readonly Kind[] = [
  "nobody",
  "student",
  "classmate",
  "otherStudent",
  "otherInstructor",
  "instructor",
];
export const somebody = everybody.filter((kind) => kind !== "nobody");
export const members: readonly Kind[] = ["student", "classmate", "instructor"];
export const instructor: readonly Kind[] = ["instructor"];
export const students: readonly Kind[] = ["student", "classmate"];

export const row = (allowed: Row["allowed"], ask: Row["ask"]): Row => ({ allowed, ask });
export const refusedToAll = (refusal: string, ask: Row["ask"]): Row => ({ allowed: [], refusal, ask });
export const at = (path: string, body?: unknown) => (body === undefined ? { path } : { path, body });
