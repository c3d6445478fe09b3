import type { editor as monacoEditor } from "monaco-editor/editor";
import type { Editor, EditorLook, EditorWorld, TextPlace } from "./editor.ts";

/**
 * Monaco as the notebook's editor: one instance, moved from cell to cell; one model a cell, so that undo lasts and names are known.
 * Its interface speaks the language of the page at the moment it loads.
 */
export async function createMonacoEditor(look: EditorLook, world: EditorWorld): Promise<Editor> {
  // The texts must stand before any of Monaco's modules is evaluated.
  if (look.language === "pt-BR") await import("monaco-editor/nls/lang/pt-br");
  const [
    { editor },
    { setUpLanguages, addTypes },
    { applyTheme },
    { editorOptions },
    { CellModels },
    types,
    { TabFocus },
  ] = await Promise.all([
    import("monaco-editor/editor"),
    import("./monaco-setup.ts"),
    import("./monaco-theme.ts"),
    import("./monaco-options.ts"),
    import("./cell-models.ts"),
    import("./type-service.ts"),
    import("monaco-editor/editor/browser/config/tabFocus"),
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
  const models = new CellModels();
  const views = new Map<number, monacoEditor.ICodeEditorViewState>();
  const values = types.showMore(world);
  let open: number | null = null;
  let tell: ((text: string) => void) | null = null;
  let speaks = false;
  let began = false;
  /** The service begins with the first code that an editor holds. Each time again, it would read every library for the marks under it. */
  const beginService = (model: monacoEditor.ITextModel) => {
    if (began || speaks) return;
    began = true;
    instance.setModel(model);
    instance.setModel(null);
  };

  const size = () => {
    element.style.height = `${instance.getContentHeight()}px`;
    instance.layout();
  };
  instance.onDidContentSizeChange(({ contentHeightChanged }) => contentHeightChanged && size());
  instance.onDidChangeModelContent(() => {
    if (!models.taking) tell?.(instance.getValue());
  });
  const tabs = TabFocus.onDidChangeTabFocus((leaves) => world.onTabLeaves(leaves));
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

  /** What undo goes back through is read while the student looks: a dead key that waits for its letter must not be torn away. */
  const seed = async (cell: number, model: monacoEditor.ITextModel) => {
    // Ctrl+Z that comes sooner waits for it.
    let undos = 0;
    const early = instance.onKeyDown((event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (open !== cell || !isUndo || event.browserEvent.key.toLowerCase() !== "z") return;
      event.preventDefault();
      event.stopPropagation();
      undos += 1;
    });
    const past = await world.past(cell).finally(() => early.dispose());
    const lay = () => {
      const view = open === cell ? instance.saveViewState() : null;
      models.seed(model, past);
      if (view) instance.restoreViewState(view);
      for (; undos > 0 && open === cell; undos--) instance.trigger("keyboard", "undo", null);
    };
    if (open !== cell || !instance.inComposition) return lay();
    const ended = instance.onDidCompositionEnd(() => {
      ended.dispose();
      lay();
    });
  };

  return {
    open(cell, into, label, onChange) {
      if (open !== null) close();
      const model = models.get(cell);
      models.take(model, cell.text);
      tell = onChange;
      open = cell.id;
      into.append(element);
      instance.setModel(model);
      instance.updateOptions({ ariaLabel: label });
      const view = views.get(cell.id);
      if (view) instance.restoreViewState(view);
      size();
      instance.focus();
      void seed(cell.id, model);
      if (!speaks && cell.language !== "markdown") {
        speaks = true;
        void types.speak(look.language, model.uri);
      }
    },
    close,
    setCells: (cells) => models.setCells(cells),
    focus(place: TextPlace | null) {
      if (place) {
        instance.setPosition({ lineNumber: place.line, column: Math.max(place.column, 1) });
        instance.revealLineInCenterIfOutsideViewport(place.line);
      }
      instance.focus();
    },
    selection() {
      const selected = instance.getSelection();
      return (selected && instance.getModel()?.getValueInRange(selected)) ?? "";
    },
    async toolkitName() {
      const [model, caret] = [instance.getModel(), instance.getPosition()];
      return model && caret && types.toolkitNameAt(model.uri, model.getOffsetAt(caret));
    },
    async format(cell) {
      const model = models.find(cell);
      if (!model) return null;
      if (open === null) beginService(model);
      return types.formatted(model.uri, model.getValue());
    },
    setLook({ dark }) {
      applyTheme(dark);
    },
    dispose() {
      values.dispose();
      tabs.dispose();
      resized.disconnect();
      instance.dispose();
      models.dispose();
      element.remove();
      overflow.remove();
    },
  };
}
