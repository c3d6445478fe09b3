import type { CellError } from "../../kernel/protocol.ts";
import type { Localized } from "../../shared/text.ts";
import type { Source } from "./source.ts";

/** An error in the words of a teacher. */
export interface Explanation {
  readonly what: Localized;
  readonly try: Localized;
}

/** An error as the kernel told it, with what stands around it. */
export interface Fault extends Pick<CellError, "name" | "message" | "line" | "input"> {
  readonly source: Source;
  readonly notebook: Notebook;
}

/** What the rest of the notebook is, as far as errors speak of it. */
export interface Notebook {
  /** Names that its cells define. */
  readonly names: readonly string[];
  /** Of those, the functions that give a promise. */
  readonly asyncNames: ReadonlySet<string>;
}

/** Explains the errors of one family; null for all others. */
export type Explain = (fault: Fault) => Explanation | null;

export const both = (pt: string, en: string): Localized => ({ "pt-BR": pt, en });

/** `[what in Portuguese, what in English], [try in Portuguese, try in English]` */
export const say = (what: readonly [string, string], attempt: readonly [string, string]): Explanation => ({
  what: both(...what),
  try: both(...attempt),
});
