import type { SessionSnapshot } from "../session/snapshot.ts";
import type { Editor, EditorCell, EditorLook, EditorWorld, TextPlace, ToolkitName } from "./editor.ts";
import { loadEditor } from "./load-editor.ts";

interface Entered {
  readonly cell: number;
  readonly into: HTMLElement;
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** Called when the editor stands in the element: the highlighted text may go. */
  readonly onReady: () => void;
  readonly place: TextPlace | null;
}

/**
 * Keeps the one editor: loads it when a cell is first entered, moves it to the cell that is entered,
 * and keeps what was asked for while it loads.
 */
export class EditorHost {
  #editor: Editor | null = null;
  #loading: Promise<void> | null = null;
  #entered: Entered | null = null;
  #look: EditorLook;
  #cells: readonly EditorCell[] = [];
  readonly #loadWorld: () => Promise<EditorWorld>;
  readonly #onPlain: () => void;

  constructor(look: EditorLook, loadWorld: () => Promise<EditorWorld>, onPlain: () => void) {
    this.#look = look;
    this.#loadWorld = loadWorld;
    this.#onPlain = onPlain;
  }

  /** Begins to fetch the editor without showing it. */
  prepare(): void {
    this.#loading ??= this.#load();
  }

  enter(entered: Entered): void {
    this.#entered = entered;
    this.prepare();
    this.#show();
  }

  leave(cell: number): void {
    if (this.#entered?.cell !== cell) return;
    this.#entered = null;
    this.#editor?.close();
  }

  focus(place: TextPlace | null): void {
    this.#editor?.focus(place);
  }

  /** The text that is selected in the cell that is entered. */
  selection(): string {
    return this.#editor?.selection() ?? "";
  }

  /** The toolkit's name at the caret; null where there is none, or no cell is entered. */
  async toolkitName(): Promise<ToolkitName | null> {
    return (this.#entered && (await this.#editor?.toolkitName())) ?? null;
  }

  /** A cell's text with its blanks set anew; null where the editor that loaded cannot. */
  async format(cell: number): Promise<string | null> {
    this.prepare();
    await this.#loading;
    return this.#editor?.format(cell) ?? null;
  }

  setLook(look: EditorLook): void {
    this.#look = look;
    this.#editor?.setLook(look);
  }

  setCells(cells: readonly EditorCell[]): void {
    this.#cells = cells;
    this.#editor?.setCells(cells);
  }

  dispose(): void {
    this.#entered = null;
    this.#editor?.dispose();
    this.#editor = null;
  }

  async #load(): Promise<void> {
    const { editor, plain } = await loadEditor(this.#look, this.#loadWorld);
    this.#editor = editor;
    editor.setLook(this.#look);
    editor.setCells(this.#cells);
    if (plain) this.#onPlain();
    this.#show();
  }

  #show(): void {
    const { entered } = { entered: this.#entered };
    const cell = this.#cells.find(({ id }) => id === entered?.cell);
    if (!this.#editor || !entered || !cell) return;
    this.#editor.open(cell, entered.into, entered.label, entered.onChange);
    entered.onReady();
    if (entered.place) this.#editor.focus(entered.place);
  }
}

/** The cells as the editor needs them. */
export function editorCells(
  snapshot: SessionSnapshot,
  messageOf: (problem: SessionSnapshot["cells"][number]["problems"][number]) => string,
): EditorCell[] {
  return snapshot.cells.map(({ id, mode, text, problems, error, state }) => ({
    id,
    language: mode === "ts" ? "typescript" : mode === "js" ? "javascript" : "markdown",
    text,
    faults: [
      ...problems.map((problem) => ({
        line: problem.line,
        column: problem.column,
        message: messageOf(problem),
        warning: problem.severity !== "error",
      })),
      ...(error && error.line > 0 && state === "failed"
        ? [{ line: error.line, column: 1, message: error.message, warning: false }]
        : []),
    ],
  }));
}
