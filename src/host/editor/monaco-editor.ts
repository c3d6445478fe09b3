import type { editor as monacoEditor } from "monaco-editor/editor";
import type { Editor, EditorCell, EditorLook, TextPlace } from "./editor.ts";

/**
 * Monaco as the notebook's editor: one instance, moved from cell to cell; one model a cell, so that undo lasts and names are known.
 * Its interface speaks the language of the page at the moment it loads.
 */
export async function createMonacoEditor(look: EditorLook): Promise<Editor> {
  // The texts must stand before any of Monaco's modules is evaluated.
  if (look.language === "pt-BR") await import("monaco-editor/nls/lang/pt-br");
  const [{ editor, MarkerSeverity, Uri }, { setUpLanguages, addTypes }, { applyTheme }, { editorOptions }] =
    await Promise.all([
      import("monaco-editor/editor"),
      import("./monaco-setup.ts"),
      import("./monaco-theme.ts"),
      import("./monaco-options.ts"),
    ]);
  setUpLanguages();
  applyTheme(look.dark);
  void addTypes();

  const element = document.createElement("div");
  element.className = "monaco-place";
  const overflow = document.createElement("div");
  overflow.className = "monaco-editor monaco-overflow";
  document.body.append(overflow);
  const instance = editor.create(element, { ...editorOptions(), model: null, overflowWidgetsDomNode: overflow });
  const models = new Map<number, monacoEditor.ITextModel>();
  const views = new Map<number, monacoEditor.ICodeEditorViewState>();
  let open: number | null = null;
  let tell: ((text: string) => void) | null = null;
  // A text that came from elsewhere must not be told back as the student's edit.
  let taking = false;

  const language = (cell: EditorCell) => (cell.language === "code" ? "typescript" : "markdown");
  const modelOf = (cell: EditorCell): monacoEditor.ITextModel => {
    const known = models.get(cell.id);
    if (known) {
      if (known.getLanguageId() !== language(cell)) editor.setModelLanguage(known, language(cell));
      return known;
    }
    const model = editor.createModel(cell.text, language(cell), Uri.parse(`file:///cells/cell-${cell.id}.ts`));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    models.set(cell.id, model);
    return model;
  };
  const take = (model: monacoEditor.ITextModel, text: string) => {
    // Monaco holds one kind of line end in a model, and compares by it.
    if (model.getValue() === text || model.getValue() === text.replaceAll("\r\n", "\n")) return;
    taking = true;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    taking = false;
  };
  const size = () => {
    element.style.height = `${instance.getContentHeight()}px`;
    instance.layout();
  };
  instance.onDidContentSizeChange(({ contentHeightChanged }) => contentHeightChanged && size());
  instance.onDidChangeModelContent(() => {
    if (!taking) tell?.(instance.getValue());
  });
  const resized = new ResizeObserver(() => instance.layout());
  resized.observe(element);

  const close = () => {
    const view = instance.saveViewState();
    if (open !== null && view) views.set(open, view);
    open = null;
    tell = null;
    instance.setModel(null);
    element.remove();
  };

  return {
    open(cell, into, label, onChange) {
      if (open !== null) close();
      const model = modelOf(cell);
      take(model, cell.text);
      tell = onChange;
      open = cell.id;
      into.append(element);
      instance.setModel(model);
      instance.updateOptions({ ariaLabel: label });
      const view = views.get(cell.id);
      if (view) instance.restoreViewState(view);
      size();
      instance.focus();
    },
    close,
    setCells(cells) {
      const here = new Set(cells.map((cell) => cell.id));
      for (const [id, model] of models) {
        if (here.has(id)) continue;
        models.delete(id);
        model.dispose();
      }
      for (const cell of cells) {
        const model = modelOf(cell);
        take(model, cell.text);
        editor.setModelMarkers(
          model,
          "bancada",
          cell.faults.map(({ line, column, message, warning }) => {
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
          }),
        );
      }
    },
    focus(place: TextPlace | null) {
      if (place) {
        instance.setPosition({ lineNumber: place.line, column: Math.max(place.column, 1) });
        instance.revealLineInCenterIfOutsideViewport(place.line);
      }
      instance.focus();
    },
    setLook({ dark }) {
      applyTheme(dark);
    },
    dispose() {
      resized.disconnect();
      instance.dispose();
      for (const model of models.values()) model.dispose();
      element.remove();
      overflow.remove();
    },
  };
}
