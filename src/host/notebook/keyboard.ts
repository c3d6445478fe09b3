/** Every command of the notebook. Each is in the palette and has a button; most have a key. */
export type CommandId =
  | "edit"
  | "leave"
  | "runNext"
  | "run"
  | "runAbove"
  | "runBelow"
  | "runStale"
  | "runAll"
  | "disable"
  | "next"
  | "previous"
  | "addAbove"
  | "addBelow"
  | "remove"
  | "moveUp"
  | "moveDown"
  | "undo"
  | "toProse"
  | "toCode"
  | "toTypeScript"
  | "format"
  | "find"
  | "replace"
  | "foldOutput"
  | "foldCode"
  | "restore"
  | "history"
  | "notebookHistory"
  | "newVersion"
  | "copyLink"
  | "save"
  | "stop"
  | "restart"
  | "mode"
  | "check"
  | "hint"
  | "download"
  | "export"
  | "submit"
  | "files"
  | "reference"
  | "outline"
  | "panels"
  | "palette"
  | "keys"
  | "projector"
  | "tabOut"
  | "theme"
  | "language";

/** What a key press looks like to the map. */
export interface KeyPress {
  readonly key: string;
  /** The key by its place, as a keyboard of the United States names it: with Alt, macOS writes signs instead of letters. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** Jupyter's keys, so that hands already know them. `everywhere` also holds inside the editor. */
export const keys: readonly {
  readonly command: CommandId;
  readonly shown: string;
  readonly everywhere: boolean;
  matches(press: KeyPress): boolean;
}[] = [
  key("edit", "Enter", false, (k) => k.key === "Enter" && bare(k)),
  key("leave", "Esc", false, () => false),
  key("runNext", "Shift+Enter", true, (k) => k.key === "Enter" && k.shift && !k.ctrl && !k.alt),
  key("run", "Ctrl+Enter", true, (k) => k.key === "Enter" && k.ctrl && !k.shift && !k.alt),
  key("next", "↓ · J", false, (k) => (k.key === "ArrowDown" || k.key === "j") && bare(k)),
  key("previous", "↑ · K", false, (k) => (k.key === "ArrowUp" || k.key === "k") && bare(k)),
  key("addAbove", "A", false, (k) => k.key === "a" && bare(k)),
  key("addBelow", "B", false, (k) => k.key === "b" && bare(k)),
  key("remove", "D D", false, () => false),
  key("undo", "Z", false, (k) => k.key === "z" && bare(k)),
  key("moveUp", "Alt+↑", false, (k) => k.key === "ArrowUp" && k.alt && !k.ctrl && !k.shift),
  key("moveDown", "Alt+↓", false, (k) => k.key === "ArrowDown" && k.alt && !k.ctrl && !k.shift),
  key("toProse", "M", false, (k) => k.key === "m" && bare(k)),
  key("toCode", "Y", false, (k) => k.key === "y" && bare(k)),
  key("foldOutput", "O", false, (k) => k.key === "o" && bare(k)),
  key("panels", "P", false, (k) => k.key === "p" && bare(k)),
  key("keys", "?", false, (k) => k.key === "?" && !k.ctrl && !k.alt),
  key("save", "Ctrl+S", true, (k) => k.key.toLowerCase() === "s" && k.ctrl && !k.alt && !k.shift),
  key("stop", "Ctrl+Alt+S", true, (k) => k.key.toLowerCase() === "s" && k.ctrl && k.alt),
  key("find", "Ctrl+F", true, (k) => k.key.toLowerCase() === "f" && k.ctrl && !k.alt && !k.shift),
  key("replace", "Ctrl+H", true, (k) => k.key.toLowerCase() === "h" && k.ctrl && !k.alt && !k.shift),
  key("format", "Shift+Alt+F", true, (k) => k.code === "KeyF" && k.alt && k.shift && !k.ctrl),
  key("palette", "Ctrl+Shift+P", true, (k) => k.key.toLowerCase() === "p" && k.ctrl && k.shift && !k.alt),
  key("projector", "Shift+Alt+P", true, (k) => k.code === "KeyP" && k.alt && k.shift && !k.ctrl),
  key("reference", "F1", true, (k) => k.key === "F1" && bare(k)),
  key("export", "Ctrl+P", true, (k) => k.key.toLowerCase() === "p" && k.ctrl && !k.alt && !k.shift),
  key("tabOut", "Ctrl+M", true, () => false),
];

function key(command: CommandId, shown: string, everywhere: boolean, matches: (press: KeyPress) => boolean) {
  return { command, shown, everywhere, matches };
}

function bare({ ctrl, shift, alt }: KeyPress): boolean {
  return !ctrl && !shift && !alt;
}

export function shownKey(command: CommandId, mac = false): string {
  const shown = keys.find((entry) => entry.command === command)?.shown ?? "";
  // Monaco's own key, which on macOS is another one.
  if (mac && command === "tabOut") return "⌃ ⇧ M";
  return mac ? shown.replace("Ctrl+", "⌘ ").replace("Shift+", "⇧ ").replace("Alt+", "⌥ ") : shown;
}

/** How long the second D may take. */
const secondMs = 600;

/** Reads key presses as commands. It remembers one thing: a first D. */
export class KeyReader {
  #firstD = Number.NEGATIVE_INFINITY;

  /**
   * @param where - `cell`: a cell is selected; `editor`: typing in a text; `elsewhere`: a button, a link
   * @param now - ms
   */
  read(typed: KeyPress, where: "cell" | "editor" | "elsewhere", now: number): CommandId | null {
    // Caps Lock writes capitals, and means nothing by it.
    const press = bare(typed) && typed.key.length === 1 ? { ...typed, key: typed.key.toLowerCase() } : typed;
    const wasD = now - this.#firstD < secondMs;
    this.#firstD = Number.NEGATIVE_INFINITY;
    if (where === "cell" && press.key === "d" && bare(press)) {
      if (wasD) return "remove";
      this.#firstD = now;
      return null;
    }
    const found = keys.find(
      (entry) =>
        entry.matches(press) &&
        (where === "cell" || entry.everywhere || (entry.command === "keys" && where === "elsewhere")),
    );
    return found?.command ?? null;
  }
}
