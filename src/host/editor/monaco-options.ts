import type { editor } from "monaco-editor/editor";

/** The measures of code, as the style sheet has them: highlighted text and editor must stand on the same pixels. */
export function codeMetrics(): {
  readonly family: string;
  readonly sizePx: number;
  readonly linePx: number;
  readonly padPx: number;
} {
  const style = getComputedStyle(document.documentElement);
  const px = (name: string) => Number.parseFloat(style.getPropertyValue(name));
  return {
    family: style.getPropertyValue("--font-code").trim(),
    sizePx: px("--code-size"),
    linePx: px("--code-line"),
    padPx: px("--code-pad"),
  };
}

export function editorOptions(): editor.IStandaloneEditorConstructionOptions {
  const { family, sizePx, linePx, padPx } = codeMetrics();
  return {
    fontFamily: family,
    fontSize: sizePx,
    lineHeight: linePx,
    fontLigatures: false,
    letterSpacing: 0,
    padding: { top: padPx, bottom: padPx },
    // Three digits and 12 px: `.code__number` in styles/code.css has the same width.
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 12,
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    scrollbar: {
      vertical: "hidden",
      horizontalScrollbarSize: 8,
      alwaysConsumeMouseWheel: false,
      ignoreHorizontalScrollbarInContentHeight: true,
    },
    renderLineHighlight: "none",
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    matchBrackets: "near",
    occurrencesHighlight: "off",
    stickyScroll: { enabled: false },
    contextmenu: true,
    quickSuggestions: { other: true, comments: false, strings: false },
    fixedOverflowWidgets: true,
    accessibilitySupport: "auto",
    automaticLayout: false,
    wordBasedSuggestions: "off",
    unicodeHighlight: { ambiguousCharacters: false },
    "semanticHighlighting.enabled": false,
  };
}
