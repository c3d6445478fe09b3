import { lazy, memo, Suspense } from "react";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import type { TextPlace } from "../editor/editor.ts";
import type { CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { CellErrorCard } from "./cell-error.tsx";
import { CellLink } from "./cell-link.tsx";
import { CellMenu } from "./cell-menu.tsx";
import { useActions } from "./context.tsx";
import { EditorSlot } from "./editor-slot.tsx";
import { OutputHole } from "./output-hole.tsx";
import { ProblemList } from "./problem-list.tsx";
import { StateMark } from "./state-mark.tsx";

// The lab opens first.
const ColumnNotes = lazy(async () => {
  await new Promise((done) => setTimeout(done, columnsAfterMs));
  return { default: (await import("./column-notes.tsx")).ColumnNotes };
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
      <Trouble view={view} editing={editing !== null} />
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

/** Errors, problems and waits, under the output. */
function Trouble({ view, editing }: { view: CellView; editing: boolean }) {
  const m = useMessages().lab;
  const { session, nameOf } = useActions();
  const { id, state, error, blockedBy, blockedByDisabled, problems } = view;
  return (
    <>
      <ProblemList view={view} editing={editing} />
      {view.editable && state === "ok" ? (
        <Suspense>
          <ColumnNotes view={view} />
        </Suspense>
      ) : null}
      {state === "failed" && error && !problems.some(({ severity }) => severity === "error") ? (
        <CellErrorCard view={view} error={error} />
      ) : null}
      {state === "blocked" && blockedBy !== null ? (
        <div className="solid note note--soft">
          <Icon name="wait" />
          <div className="note__body">
            <p>
              {m.error.waitsTitle(nameOf(blockedBy))}. {blockedByDisabled ? m.error.waitsDisabled : m.error.waitsText}{" "}
              <CellLink cell={blockedBy} editable={false} />
            </p>
          </div>
        </div>
      ) : null}
      {state === "disabled" ? (
        <div className="solid note note--soft">
          <Icon name="off" />
          <div className="note__body">
            <p>{m.disabledHint}</p>
            <p className="note__actions">
              <Button onClick={() => session.setDisabled(id, false)}>{m.cell.enable}</Button>
            </p>
          </div>
        </div>
      ) : null}
      {state === "stopped" ? (
        <div className="solid note note--warn">
          <Icon name="stop" />
          <div className="note__body">
            <p>{m.stoppedHint}</p>
          </div>
        </div>
      ) : null}
    </>
  );
}
