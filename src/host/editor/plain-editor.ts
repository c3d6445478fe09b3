import type { Editor, EditorCell, TextPlace } from "./editor.ts";

/** A text area with the measures of the highlighted code. Undo is the browser's. */
export class PlainEditor implements Editor {
  readonly #area = document.createElement("textarea");
  #cell: number | null = null;
  #onChange: (text: string) => void = () => {};

  constructor() {
    this.#area.className = "plain-editor";
    this.#area.spellcheck = false;
    this.#area.autocapitalize = "off";
    this.#area.setAttribute("autocorrect", "off");
    this.#area.wrap = "off";
    this.#area.addEventListener("input", () => {
      this.#grow();
      this.#onChange(this.#area.value);
    });
  }

  open(cell: EditorCell, into: HTMLElement, label: string, onChange: (text: string) => void): void {
    this.#cell = cell.id;
    this.#onChange = onChange;
    this.#area.value = cell.text;
    this.#area.setAttribute("aria-label", label);
    into.append(this.#area);
    this.#grow();
    this.#area.focus({ preventScroll: true });
  }

  close(): void {
    this.#cell = null;
    this.#area.remove();
  }

  setCells(cells: readonly EditorCell[]): void {
    const now = cells.find((cell) => cell.id === this.#cell);
    if (!now || now.text === this.#area.value) return;
    this.#area.value = now.text;
    this.#grow();
  }

  focus(place: TextPlace | null): void {
    this.#area.focus();
    if (!place) return;
    const before = this.#area.value.split("\n").slice(0, place.line - 1);
    const at = before.reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1;
    this.#area.setSelectionRange(at, at);
  }

  selection(): string {
    return this.#area.value.slice(this.#area.selectionStart, this.#area.selectionEnd);
  }

  async toolkitName(): Promise<null> {
    return null;
  }

  /** It knows nothing of the language. */
  async format(): Promise<null> {
    return null;
  }

  setLook(): void {
    // The style sheet does it.
  }

  dispose(): void {
    this.close();
  }

  #grow(): void {
    this.#area.rows = Math.max(1, this.#area.value.split("\n").length);
  }
}
