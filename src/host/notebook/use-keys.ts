import { useEffect, useRef } from "react";
import { type CommandId, KeyReader } from "./keyboard.ts";

interface UseKeys {
  readonly run: (command: CommandId) => void;
  readonly setSelected: (cell: number) => void;
  /** A dialog is open: the keys are its own. */
  readonly isModal: boolean;
  /** Escape while that dialog is still being fetched: nobody waits for it any more. */
  readonly onLeave: () => void;
}

/** Listens to the keys of the whole page, and follows the focus: the cell that holds it is the selected one. */
export function useKeys(options: UseKeys): void {
  const now = useRef(options);
  useEffect(() => {
    now.current = options;
  });
  useEffect(() => {
    const reader = new KeyReader();
    const onKeyDown = (event: KeyboardEvent) => {
      const { run, isModal, onLeave } = now.current;
      // What is typed for a dialog that is still being fetched must not go into the text that holds the focus. The browser's keys stay its own.
      const isBrowsers = event.ctrlKey || event.metaKey || /^F\d/.test(event.key);
      if (isModal && !isBrowsers && !document.querySelector("dialog[open]")) {
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "Escape") onLeave();
      }
      if (isModal || event.defaultPrevented || event.isComposing) return;
      // AltGr writes characters on Brazilian keyboards (`/`, `?`), and Windows reports it as Ctrl with Alt: it is no modifier of ours.
      const isAltGr = event.getModifierState("AltGraph");
      const command = reader.read(
        {
          key: event.key,
          code: event.code,
          ctrl: (event.ctrlKey && !isAltGr) || event.metaKey,
          shift: event.shiftKey,
          alt: event.altKey && !isAltGr,
        },
        placeOf(event.target),
        event.timeStamp,
      );
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      run(command);
    };
    // Escape is heard last: what the editor has open (a list, a search) closes first.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || now.current.isModal) return;
      if (placeOf(event.target) === "editor") now.current.run("leave");
    };
    const onFocus = (event: FocusEvent) => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-cell]") : null;
      if (cell) now.current.setSelected(Number(cell.dataset.cell));
    };
    document.addEventListener("keydown", onKeyDown, true);
    document.addEventListener("keydown", onEscape);
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("keydown", onKeyDown, true);
      document.removeEventListener("keydown", onEscape);
      document.removeEventListener("focusin", onFocus);
    };
  }, []);
}

function placeOf(target: EventTarget | null): "cell" | "editor" | "elsewhere" {
  if (!(target instanceof HTMLElement)) return "elsewhere";
  if (
    target.closest(".slot__editor, textarea, [contenteditable=true]") ||
    target.matches("input:not([type=radio]), select")
  )
    return "editor";
  // Wide code takes the focus to be scrolled sideways, and is its cell in all else.
  return target.matches("[data-cell], [data-cell] pre.code") || target === document.body ? "cell" : "elsewhere";
}
