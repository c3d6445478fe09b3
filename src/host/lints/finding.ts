import type { Node } from "acorn";
import type { Localized } from "../../shared/text.ts";
import type { Source } from "../errors/source.ts";

/** A cell of the student's as lints see it. */
export interface LintCell {
  readonly id: number;
  readonly source: Source;
  /** Names that the cell defines for others. */
  readonly outputs: readonly string[];
  /** The cell of an exercise: its checks read what it defines. */
  readonly isExercise: boolean;
}

/** What stands around a cell. */
export interface LintNotebook {
  /** Names that some cell reads, other than the one that defines them. */
  readonly read: ReadonlySet<string>;
  /** The cell that defines each name. */
  readonly definedBy: ReadonlyMap<string, number>;
  /** Functions of the notebook that give a promise. */
  readonly asyncNames: ReadonlySet<string>;
}

/** Something that works and is likely not meant. */
export interface Finding {
  readonly severity: "hint" | "warning";
  readonly node: Node;
  readonly title: Localized;
  readonly text: Localized;
  /** The cell's text, mended; null where only a person can. */
  readonly fix: { readonly label: Localized; readonly text: string } | null;
}

export type Rule = (cell: LintCell, notebook: LintNotebook) => Finding[];
