import { memo } from "react";
import { Button } from "../components/button.tsx";
import { Prose } from "../prose/prose.tsx";
import { useMessages } from "../settings/context.tsx";
import { CellMenu } from "./cell-menu.tsx";
import type { CellFace } from "./code-cell.tsx";
import { useActions } from "./context.tsx";
import { EditorSlot } from "./editor-slot.tsx";

/** Text. The student's own is written in an editor and rendered when it is left. */
export const ProseCell = memo(function ProseCell({ view, name, editing }: CellFace) {
  const m = useMessages().lab.cell;
  const { edit } = useActions();
  const mode = view.mode === "html" || view.mode === "tex" ? view.mode : "md";
  if (!view.editable) {
    return (
      <div className="solid prose-cell">
        <Prose text={view.text} mode={mode} live={view.live} />
      </div>
    );
  }
  return (
    <div className="solid prose-cell prose-cell--own">
      <div className="cell__actions">
        {editing ? null : (
          <Button look="quiet" icon="pencil" onClick={() => edit(view.id)}>
            {m.edit}
          </Button>
        )}
        <CellMenu view={view} name={name} />
      </div>
      {editing || view.text.trim() === "" ? (
        <div className="cell__frame">
          <EditorSlot view={view} name={name} editing={editing} />
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: a double click is a shortcut; the button beside it does the same
        <div onDoubleClick={() => edit(view.id)}>
          <Prose text={view.mode === "node" ? asCode(view.text) : view.text} mode={mode} live={view.live} />
        </div>
      )}
    </div>
  );
});

/** Code that a new version of the lab left to the student: shown as it was written, and not run. */
const asCode = (text: string): string => `${fence}js\n${text.replace(/^\n|\n$/g, "")}\n${fence}`;
const fence = "~".repeat(12);
