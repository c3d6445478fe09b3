import { memo, Suspense, useEffect, useState } from "react";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { part } from "../components/part.tsx";
import type { TextPlace } from "../editor/editor.ts";
import type { CellState, CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { CellMenu } from "./cell-menu.tsx";
import { useActions } from "./context.tsx";
import { EditorSlot } from "./editor-slot.tsx";
import { OutputHole } from "./output-hole.tsx";
import { StateMark } from "./state-mark.tsx";

const Trouble = part(async () => (await import("./trouble/trouble.tsx")).Trouble, PlainTrouble);
// The lab opens first.
const ColumnNotes = part(async () => {
  await new Promise((done) => setTimeout(done, columnsAfterMs));
  return (await import("./trouble/column-notes.tsx")).ColumnNotes;
});
const columnsAfterMs = 1_500;

export interface CellFace {
  /** What a reader calls the cell. */
  readonly name: string;
  readonly view: CellView;
  readonly selected: boolean;
  readonly editing: { readonly place: TextPlace | null } | null;
  readonly codeShown: boolean;
  readonly outputShown: boolean;
}

/** A code cell: its bar, its text, its output, and what went wrong. */
export const CodeCell = memo(function CodeCell({ view, name, editing, codeShown, outputShown }: CellFace) {
  const output = <OutputHole view={view} name={name} shown={outputShown} />;
  return (
    <>
      {view.outputAbove ? output : null}
      <CodePart view={view} name={name} editing={editing} codeShown={codeShown} />
      {view.outputAbove ? null : output}
      <Notes view={view} editing={editing !== null} />
      <div className="solid cell__end" />
    </>
  );
});

/** The cell's bar and text. */
function CodePart({ view, name, editing, codeShown }: Pick<CellFace, "view" | "name" | "editing" | "codeShown">) {
  const m = useMessages().lab;
  const { session, setCodeShown } = useActions();
  const { id, state, editable, origin } = view;
  const locked = state === "locked";
  return (
    <div className="solid cell__code">
      <div className="cell__gutter">
        {locked || state === "disabled" ? null : (
          <Button look="quiet" icon="play" label={m.cell.runCell(name)} onClick={() => session.run(id)} />
        )}
      </div>
      <div className={`cell__frame ${editable ? "" : "cell__frame--given"} ${codeShown ? "" : "cell__frame--folded"}`}>
        <div className="cell__bar">
          <StateMark view={view} />
          <span className="cell__tags">
            {!editable && !locked ? (
              <span className="tag" title={m.cell.givenHint}>
                <Icon name="given" />
                {m.cell.given}
              </span>
            ) : origin === "student" ? (
              <span className="tag">
                <Icon name="pencil" />
                {m.cell.yours}
              </span>
            ) : null}
          </span>
          <span className="cell__actions">
            {view.pinned ? null : (
              <Button
                look="quiet"
                icon={codeShown ? "up" : "down"}
                aria-expanded={codeShown}
                onClick={() => setCodeShown(id, !codeShown)}
              >
                {codeShown ? m.cell.hideCode : m.cell.showCode}
              </Button>
            )}
            <span className="cell__number" aria-hidden="true">
              [{name}]
            </span>
            <CellMenu view={view} name={name} />
          </span>
        </div>
        {codeShown ? <EditorSlot view={view} name={name} editing={editing} /> : null}
        {locked ? <p className="cell__notice">{m.lockedHint}</p> : null}
      </div>
    </div>
  );
}

/** Says what went wrong in a cell; what explains it is fetched when there is something to explain. */
function Notes({ view, editing }: { view: CellView; editing: boolean }) {
  const typing = useTyping(view.text) && editing;
  const { state, problems } = view;
  return (
    <>
      {problems.length > 0 || troubled.has(state) ? (
        <Suspense fallback={<PlainTrouble view={view} typing={typing} />}>
          <Trouble view={view} typing={typing} />
        </Suspense>
      ) : null}
      {view.editable && state === "ok" ? (
        <Suspense>
          <ColumnNotes view={view} />
        </Suspense>
      ) : null}
    </>
  );
}

const troubled: ReadonlySet<CellState> = new Set(["failed", "blocked", "stopped", "disabled"]);

/** The error in its own words: until the explanation comes, or where the network keeps it away. */
function PlainTrouble({ view }: { view: CellView; typing: boolean }) {
  if (!view.error) return null;
  return (
    <div className="solid note note--bad">
      <div className="note__body">
        <p className="note__message">{view.error.message}</p>
      </div>
    </div>
  );
}

const typingMs = 1_000;

/** Did the text change a moment ago? */
function useTyping(text: string): boolean {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused !== text;
}
