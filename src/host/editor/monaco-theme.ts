import { editor } from "monaco-editor/editor";

/** Monaco wants colours as hexadecimal; our tokens are custom properties that follow the scheme. An element resolves them. */
function readTokens(names: readonly string[]): (name: string) => string {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const found = new Map(
    names.map((name) => {
      probe.style.color = `var(${name})`;
      return [name, hex(getComputedStyle(probe).color)];
    }),
  );
  probe.remove();
  return (name) => found.get(name) ?? "#808080";
}

/** `rgb(12, 34, 56)` as `#0c2238`. */
export function hex(color: string): string {
  const channels = color.match(/[\d.]+/g)?.slice(0, 3) ?? [];
  return `#${channels.map((channel) => Math.round(Number(channel)).toString(16).padStart(2, "0")).join("")}`;
}

const tokens = [
  "--surface",
  "--code-ink",
  "--code-comment",
  "--code-keyword",
  "--code-string",
  "--code-number",
  "--code-name",
  "--code-selection",
  "--ink",
  "--ink-soft",
  "--line",
  "--edge",
  "--accent",
  "--accent-wash",
  "--sunken",
  "--bad",
  "--warn",
] as const;

/** Defines and chooses the theme made of Bancada's tokens, as they are now. */
export function applyTheme(dark: boolean): void {
  const token = readTokens(tokens);
  const plain = (name: string) => token(name).slice(1);
  const name = dark ? "bancada-dark" : "bancada-light";
  editor.defineTheme(name, {
    base: dark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: plain("--code-ink") },
      { token: "comment", foreground: plain("--code-comment") },
      { token: "keyword", foreground: plain("--code-keyword") },
      { token: "string", foreground: plain("--code-string") },
      { token: "regexp", foreground: plain("--code-string") },
      { token: "number", foreground: plain("--code-number") },
      { token: "type", foreground: plain("--code-ink") },
      { token: "identifier", foreground: plain("--code-ink") },
      { token: "delimiter", foreground: plain("--code-ink") },
    ],
    colors: {
      "editor.background": token("--surface"),
      "editor.foreground": token("--code-ink"),
      "editorLineNumber.foreground": token("--ink-soft"),
      "editorLineNumber.activeForeground": token("--ink"),
      "editor.selectionBackground": token("--code-selection"),
      "editor.lineHighlightBackground": token("--surface"),
      "editor.lineHighlightBorder": "#00000000",
      "editorCursor.foreground": token("--accent"),
      "editorError.foreground": token("--bad"),
      "editorWarning.foreground": token("--warn"),
      "editorWidget.background": token("--surface"),
      "editorWidget.border": token("--line"),
      "editorSuggestWidget.selectedBackground": token("--accent-wash"),
      "editorSuggestWidget.selectedForeground": token("--ink"),
      "editorSuggestWidget.highlightForeground": token("--accent"),
      "editorSuggestWidget.focusHighlightForeground": token("--accent"),
      "editorHoverWidget.background": token("--surface"),
      "editorHoverWidget.border": token("--line"),
      "editorBracketMatch.border": token("--accent"),
      "editorBracketMatch.background": "#00000000",
      focusBorder: token("--accent"),
      "editorBracketHighlight.foreground1": token("--code-ink"),
      "editorBracketHighlight.foreground2": token("--code-ink"),
      "editorBracketHighlight.foreground3": token("--code-ink"),
    },
  });
  editor.setTheme(name);
}
