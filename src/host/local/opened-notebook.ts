import type { CellMode } from "../../notebook/model.ts";
import type { Localized } from "../../shared/text.ts";
import type { SavedOutput } from "../storage/saved-output.ts";

/** A cell read from a file. What cannot run here is prose that shows it. */
export interface OpenedCell {
  readonly mode: Extract<CellMode, "js" | "ts" | "md" | "html" | "tex">;
  readonly text: Localized;
  /** What it had shown when the file was saved, where it had. */
  readonly outputs?: readonly SavedOutput[];
}

export interface OpenedNotebook {
  readonly title: string;
  readonly cells: readonly OpenedCell[];
}

/** Why a file was not opened. */
export type FileProblem =
  | { readonly code: "too-large" | "not-notebook" | "bad-json" | "old-ipynb" | "empty" | "too-many-cells" }
  /** What the reader of Notebook 2.0 says of it. */
  | { readonly code: "bad-notebook"; readonly line: number; readonly message: Localized };

export type Opened =
  | { readonly ok: true; readonly notebook: OpenedNotebook }
  | { readonly ok: false; readonly problem: FileProblem };

export const mostCells = 2_000;

export const same = (text: string): Localized => ({ "pt-BR": text, en: text });

/** Code of a language that does not run here, as prose: a note, and the code to read. */
export function toRead(language: string, text: string): OpenedCell {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = "`".repeat(longest + 1);
  // The name is the file's own: nothing of it may end the line or the note.
  const plain = language.replace(/[^\w+# .-]/g, "").slice(0, 30) || "?";
  const name = names.get(plain.toLowerCase()) ?? plain;
  const code = `${fence}${name.toLowerCase().replace(/\W/g, "")}\n${text}\n${fence}`;
  return {
    mode: "md",
    text: {
      "pt-BR": `*Célula de ${name}: fica aqui para ler, não executa.*\n\n${code}`,
      en: `*A cell of ${name}: it is here to be read, and does not run.*\n\n${code}`,
    },
  };
}

/** Languages as people write them. */
const names: ReadonlyMap<string, string> = new Map([
  ["python", "Python"],
  ["r", "R"],
  ["julia", "Julia"],
  ["sql", "SQL"],
  ["dot", "Graphviz"],
  ["node", "Node.js"],
  ["ojs", "Observable JavaScript"],
]);
