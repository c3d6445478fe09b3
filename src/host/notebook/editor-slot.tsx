import { createContext, useContext, useEffect, useRef, useState } from "react";
import type { TextPlace } from "../editor/editor.ts";
import type { EditorHost } from "../editor/editor-host.ts";
import { HighlightedCode } from "../editor/highlighted-code.tsx";
import type { CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

export const EditorContext = createContext<EditorHost | null>(null);

interface EditorSlotProps {
  readonly view: Pick<CellView, "id" | "mode" | "text" | "editable" | "state">;
  readonly name: string;
  readonly editing: { readonly place: TextPlace | null } | null;
}

/**
 * A cell's text: highlighted, and the editor in its place while the cell is entered.
 * The highlighted text stays until the editor stands there, so nothing jumps and nothing blinks.
 */
export function EditorSlot({ view, name, editing }: EditorSlotProps) {
  const host = useContext(EditorContext);
  const { session, edit } = useActions();
  const m = useMessages().lab;
  const element = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);
  const entered = editing !== null;
  const place = editing?.place ?? null;
  const { id, mode, text, editable } = view;
  const label = m.cell.code(name);
  useEffect(() => {
    const into = element.current;
    if (!entered || !host || !into) return;
    host.enter({
      cell: id,
      into,
      label,
      onChange: (changed) => session.edit(id, changed),
      onReady: () => setReady(true),
      place,
    });
    return () => {
      host.leave(id);
      setReady(false);
    };
  }, [entered, host, id, label, session, place]);
  const code = mode === "js" || mode === "ts";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click is a shortcut; the keyboard enters with Enter, and the menu has a command
    // biome-ignore lint/a11y/useKeyWithClickEvents: the notebook handles Enter for the selected cell
    <div
      className={`slot ${editable ? "slot--editable" : ""}`}
      onPointerEnter={() => editable && host?.prepare()}
      onClick={(event) => {
        if (editable && !entered && !getSelection()?.toString())
          edit(id, placeOfClick(event.nativeEvent, event.currentTarget));
      }}
    >
      {entered && ready ? null : (
        <section className="slot__text" aria-label={label}>
          <HighlightedCode text={text} mode={code ? (mode === "ts" ? "ts" : "js") : "text"} />
          {text.trim() === "" && editable ? (
            <span className="slot__empty">{code ? m.cell.emptyCode : m.cell.emptyProse}</span>
          ) : null}
        </section>
      )}
      <div ref={element} className="slot__editor" />
    </div>
  );
}

/** The line and column under the pointer, so that the caret lands where the reader clicked. */
function placeOfClick(event: MouseEvent, root: HTMLElement): TextPlace {
  const line = event.target instanceof Element ? event.target.closest(".code__line") : null;
  const lines = [...root.querySelectorAll(".code__line")];
  const textOfLine = line?.querySelector(".code__text");
  if (!line || !textOfLine) {
    const last = lines.at(-1)?.querySelector(".code__text")?.textContent ?? "";
    return { line: Math.max(lines.length, 1), column: last.replace(/\n$/, "").length + 1 };
  }
  const range = document.createRange();
  const caret = caretAt(event.clientX, event.clientY);
  if (!caret || !textOfLine.contains(caret.node)) {
    return { line: lines.indexOf(line) + 1, column: (textOfLine.textContent ?? "").replace(/\n$/, "").length + 1 };
  }
  range.setStart(textOfLine, 0);
  range.setEnd(caret.node, caret.offset);
  return { line: lines.indexOf(line) + 1, column: range.toString().length + 1 };
}

function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position ? { node: position.offsetNode, offset: position.offset } : null;
  }
  return null;
}
