import { editor, MarkerSeverity, Uri } from "monaco-editor/editor";
import type { EditorCell } from "./editor.ts";
import { changeBetween, stepsOfUndo } from "./text-change.ts";
import { knowCells } from "./type-service.ts";

type Model = editor.ITextModel;

const extensions = { javascript: "js", typescript: "ts", markdown: "md" } as const;

/** One model a cell: its text, with one kind of line end, its faults, and what undo goes back through. */
export class CellModels {
  readonly #models = new Map<number, Model>();
  readonly #seeded = new WeakSet<Model>();
  /** A text that came from elsewhere must not be told back as the student's edit. */
  taking = false;

  get(cell: EditorCell): Model {
    const path = `file:///cells/cell-${cell.id}.${extensions[cell.language]}`;
    const known = this.#models.get(cell.id);
    if (known?.uri.toString() === path) return known;
    known?.dispose();
    // TypeScript's grammar and service read JavaScript too: one worker for both.
    const language = cell.language === "markdown" ? "markdown" : "typescript";
    const model = editor.createModel(cell.text, language, Uri.parse(path));
    model.setEOL(editor.EndOfLineSequence.LF);
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    this.#models.set(cell.id, model);
    return model;
  }

  find(cell: number): Model | null {
    return this.#models.get(cell) ?? null;
  }

  setCells(cells: readonly EditorCell[]): void {
    const here = new Set(cells.map((cell) => cell.id));
    for (const [id, model] of this.#models) {
      if (here.has(id)) continue;
      this.#models.delete(id);
      model.dispose();
    }
    const known = new Set(this.#models.values());
    for (const cell of cells) {
      const model = this.get(cell);
      this.take(model, cell.text);
      mark(model, cell.faults);
    }
    const fresh = [...this.#models.values()].filter((model) => !known.has(model));
    if (fresh.length > 0) knowCells(fresh.map(({ uri }) => uri));
  }

  /** Takes over a text that was changed elsewhere; it can be undone. */
  take(model: Model, text: string): void {
    const before = model.getValue();
    const change = changeBetween(before, text.replaceAll("\r\n", "\n"));
    if (!change) return;
    const range = rangeOf(model, change.start, change.end);
    this.#quietly(() => {
      model.pushStackElement();
      model.pushEditOperations(null, [{ range, text: change.text }], () => null);
      model.pushStackElement();
    });
  }

  /** Lays the texts of before under those of this sitting, once: undo goes on where a reload cut it off. */
  seed(model: Model, past: readonly string[]): void {
    if (this.#seeded.has(model) || model.isDisposed()) return;
    this.#seeded.add(model);
    const steps = stepsOfUndo(past, model.getValue());
    const [oldest, ...later] = steps;
    if (oldest === undefined || later.length === 0) return;
    this.#quietly(() => model.setValue(oldest));
    for (const text of later) this.take(model, text);
  }

  dispose(): void {
    for (const model of this.#models.values()) model.dispose();
  }

  #quietly(change: () => void): void {
    this.taking = true;
    try {
      change();
    } finally {
      this.taking = false;
    }
  }
}

function rangeOf(model: Model, start: number, end: number) {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

function mark(model: Model, faults: EditorCell["faults"]): void {
  const markers = faults.map(({ line, column, message, warning }) => {
    const at = Math.min(Math.max(line, 1), model.getLineCount());
    const word = model.getWordAtPosition({ lineNumber: at, column: Math.max(column, 1) });
    return {
      message,
      severity: warning ? MarkerSeverity.Warning : MarkerSeverity.Error,
      startLineNumber: at,
      endLineNumber: at,
      startColumn: word?.startColumn ?? Math.max(column, 1),
      endColumn: word?.endColumn ?? Math.max(column, 1) + 1,
    };
  });
  editor.setModelMarkers(model, "bancada", markers);
}
