import type { Language } from "../../shared/text.ts";

/** A cell as the editor sees it. */
export interface EditorCell {
  readonly id: number;
  readonly language: "javascript" | "typescript" | "markdown";
  readonly text: string;
  /** Faults to underline. Lines and columns from 1; 0 where unknown. */
  readonly faults: readonly {
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly warning: boolean;
  }[];
}

/** A place in a text, from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A name of the toolkit: `StandardScaler` of `preprocessing`. */
export interface ToolkitName {
  readonly name: string;
  readonly subModule: string;
}

export interface EditorLook {
  readonly language: Language;
  readonly dark: boolean;
}

/** What the editor may ask of the notebook. */
export interface EditorWorld {
  /** Texts that a cell had before the one it has, oldest first: undo goes back through them. */
  past(cell: number): Promise<readonly string[]>;
  /** What a name of the notebook holds now, in plain text; null where it holds nothing. */
  describe(name: string): Promise<string | null>;
  /** Where the reference explains a name, and what to call the way there. */
  reference(name: ToolkitName): { readonly label: string; readonly address: string };
  /** Tab leaves the editor from now on, or stays in it again. */
  onTabLeaves(leaves: boolean): void;
}

/** The editor of the notebook: one at a time, moved into the cell that is entered. Monaco and a plain text area implement it. */
export interface Editor {
  /** Shows a cell's text inside an element, tells every change of it, and takes the focus. */
  open(cell: EditorCell, into: HTMLElement, label: string, onChange: (text: string) => void): void;
  /** Leaves the element; its undo history and scroll are kept for the next time. */
  close(): void;
  /** All cells as they are now: their names are completed, and a text changed elsewhere is taken over. */
  setCells(cells: readonly EditorCell[]): void;
  focus(place: TextPlace | null): void;
  /** The text that is selected in the open cell; `""` where none is. */
  selection(): string;
  /** The toolkit's name at the caret of the open cell; null where there is none, or this editor knows none. */
  toolkitName(): Promise<ToolkitName | null>;
  /** A code cell's text with its blanks set anew; null where this editor cannot. */
  format(cell: number): Promise<string | null>;
  setLook(look: EditorLook): void;
  dispose(): void;
}
