import { Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { navigate } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { part } from "../components/part.tsx";
import type { TextPlace } from "../editor/editor.ts";
import { EditorHost, editorCells } from "../editor/editor-host.ts";
import type { Session } from "../session/snapshot.ts";
import { useDark, useLanguage, useMessages, usePreferences } from "../settings/context.tsx";
import { Announcer, useAnnouncer } from "./announcer.tsx";
import { cellName } from "./cell-name.ts";
import { CellSection } from "./cell-section.tsx";
import { runCommand } from "./commands.ts";
import { ActionsContext, type DialogRequest, type NotebookActions } from "./context.tsx";
import { EditorContext } from "./editor-slot.tsx";
import { ErrataSlot } from "./errata-slot.tsx";
import { holdPlace } from "./hold-place.ts";
import type { CommandId } from "./keyboard.ts";
import type { CommandWorld } from "./moment.ts";
import { NotebookMenu } from "./notebook-menu.tsx";
import { onDrop } from "./on-drop.ts";
import { OutlineDrawer } from "./outline-drawer.tsx";
import { pointsOf } from "./points-of.ts";
import { problemTitle } from "./problem-text.ts";
import { Notices, StatusBar } from "./status-bar.tsx";
import { Unreached } from "./unreached.tsx";
import { useKeys } from "./use-keys.ts";
import { useStage } from "./use-stage.ts";

// Dialogs are fetched when first opened: the lab itself comes first.
const Panels = part(async () => (await import("../panels/panels.tsx")).Panels, Unreached);
const Dialogs = part(async () => (await import("./dialogs.tsx")).Dialogs, Unreached);

interface NotebookViewProps {
  readonly session: Session;
  /** The element that the kernel frame fills; the flow of cells stands over it. */
  readonly stage: HTMLElement;
  /** The cell that the address opens at. */
  readonly openAt: number | null;
}

/** The lab: outline, cells over the kernel frame, and the bar at the foot. */
export function NotebookView({ session, stage, openAt }: NotebookViewProps) {
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const messages = useMessages();
  useTitle(snapshot.lab.notebook.title);
  const language = useLanguage();
  const dark = useDark();
  const [, setPreferences] = usePreferences();
  const [selected, setSelected] = useState<number | null>(openAt);
  const [editing, setEditing] = useState<{ readonly cell: number; readonly place: TextPlace | null } | null>(null);
  const [dialog, setDialog] = useState<DialogRequest | null>(null);
  const [outlineOpen, setOutlineOpen] = useState(false);
  const closeOutline = useCallback(() => setOutlineOpen(false), []);
  const [besideOpen, setBesideOpen] = useState(false);
  const closeBeside = useCallback(() => setBesideOpen(false), []);
  const [codeShown, setCodeShown] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [hiddenOutputs, setHiddenOutputs] = useState<ReadonlySet<number>>(new Set());
  const { toast, say, dismiss } = useAnnouncer();

  // --- the editor
  const [plainEditor, setPlainEditor] = useState(false);
  const [editor] = useState(
    () =>
      new EditorHost(
        { language, dark },
        async () => (await import("./editor-world.ts")).editorWorld(session, say),
        () => setPlainEditor(true),
      ),
  );
  useEffect(() => () => editor.dispose(), [editor]);
  useEffect(() => editor.setLook({ language, dark }), [editor, language, dark]);
  useEffect(
    () => editor.setCells(editorCells(snapshot, (problem) => problemTitle(problem, messages))),
    [editor, snapshot, messages],
  );

  const { place, allowFrame } = useStage({ session, stage, selected, kernel: snapshot.kernel });
  useEffect(() => onDrop((dropped) => setDialog({ dropped })), []);
  useEffect(() => session.setLanguage(language), [session, language]);
  useEffect(() => session.setDark(dark), [session, dark]);

  // --- what cells may do
  const focusCell = useCallback((cell: number, scroll: ScrollLogicalPosition) => {
    const element = document.getElementById(`cell-${cell}`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: scroll, behavior: "auto" });
  }, []);
  const actions = useMemo<NotebookActions>(
    () => ({
      session,
      nameOf: (cell) => cellName(cell, session.getSnapshot().cells),
      say,
      edit(cell, at) {
        setSelected(cell);
        setCodeShown((shown) => new Map(shown).set(cell, true));
        setEditing({ cell, place: at ?? null });
      },
      select(cell) {
        setEditing(null);
        setSelected(cell);
        // A cell just added is there after the next drawing.
        requestAnimationFrame(() => focusCell(cell, "nearest"));
      },
      openHistory: (cell) => setDialog({ historyOf: cell }),
      run(command, cell) {
        const world = worldNow.current;
        if (world) runCommand(command, cell === undefined ? world : { ...world, selected: () => cell });
      },
      enterOutput(cell, which) {
        allowFrame();
        session.focusOutput(cell, which);
      },
      setCodeShown: (cell, shown) => setCodeShown((all) => new Map(all).set(cell, shown)),
      setOutputShown: (cell, shown) =>
        setHiddenOutputs((all) => {
          const next = new Set(all);
          if (shown) next.delete(cell);
          else next.add(cell);
          return next;
        }),
    }),
    [session, say, focusCell, allowFrame],
  );
  useEffect(() => {
    if (openAt === null) return;
    focusCell(openAt, "start");
    const [element, flow] = [document.getElementById(`cell-${openAt}`), place.current];
    return element && flow ? holdPlace(element, flow) : undefined;
  }, [openAt, focusCell, place]);

  const world: CommandWorld = {
    actions,
    messages,
    selected: () => selected,
    leaveEditor: () => {
      if (!editing) return;
      setEditing(null);
      focusCell(editing.cell, "nearest");
    },
    isCodeShown: (cell) => codeShown.get(cell) ?? snapshot.cells.find(({ id }) => id === cell)?.pinned ?? true,
    isOutputShown: (cell) => !hiddenOutputs.has(cell),
    open: (name) => setDialog({ name, selection: name === "find" || name === "replace" ? editor.selection() : "" }),
    format: (cell) => editor.format(cell),
    toolkitName: () => editor.toolkitName(),
    toggleOutline: () => setOutlineOpen((open) => !open),
    togglePanels: () => setBesideOpen((open) => !open),
    toggleTheme: () => setPreferences({ theme: dark ? "light" : "dark" }),
    toggleLanguage: () => setPreferences({ language: language === "en" ? "pt-BR" : "en" }),
  };
  const worldNow = useRef<CommandWorld | null>(null);
  worldNow.current = world;
  const run = (command: CommandId) => runCommand(command, world);
  useKeys({ run, setSelected, isModal: dialog !== null, onLeave: () => setDialog(null) });

  const texts = messages.lab;
  const { total } = pointsOf(snapshot);
  return (
    <ActionsContext value={actions}>
      <EditorContext value={editor}>
        <div className={`lab ${outlineOpen ? "lab--outline" : ""} ${besideOpen ? "lab--beside" : ""}`}>
          <OutlineDrawer snapshot={snapshot} selected={selected} isOpen={outlineOpen} onClose={closeOutline} />
          <main id="content" className="lab__main" tabIndex={-1}>
            <div className="lab__title">
              <Button
                look="quiet"
                icon="menu"
                className="narrow-only"
                aria-expanded={outlineOpen}
                onClick={() => setOutlineOpen(true)}
              >
                {texts.outline}
              </Button>
              <h1>{snapshot.lab.notebook.title}</h1>
              <NotebookMenu />
              {total > 0 ? (
                <p className="lab__facts">
                  {messages.minutes(snapshot.lab.minutes)} · {messages.points(total)}
                </p>
              ) : null}
            </div>
            <ErrataSlot lab={snapshot.lab.id} exercises={snapshot.exercises.map(({ exercise }) => exercise)} />
            {plainEditor ? <p className="note note--soft">{texts.editor.plain}</p> : null}
            <div className="notebook" ref={place}>
              <div className="flow">
                {snapshot.cells.map((view) => (
                  <CellSection
                    key={view.id}
                    view={view}
                    name={cellName(view.id, snapshot.cells)}
                    exercise={snapshot.exercises.find((item) => item.exercise.cell === view.id) ?? null}
                    prediction={snapshot.predictions.find((item) => item.prediction.cell === view.id) ?? null}
                    unlocks={titleUnlocked(snapshot, view.id)}
                    reflection={snapshot.reflections.find((item) => item.reflection.cell === view.id) ?? null}
                    selected={selected === view.id}
                    editing={editing?.cell === view.id ? editing : null}
                    codeShown={codeShown.get(view.id) ?? view.pinned}
                    outputShown={!hiddenOutputs.has(view.id)}
                  />
                ))}
              </div>
            </div>
            <p className="lab__end">
              <a
                href={import.meta.env.BASE_URL}
                onClick={(event) => {
                  event.preventDefault();
                  navigate(import.meta.env.BASE_URL);
                }}
              >
                {messages.backToCourse}
              </a>
            </p>
          </main>
          <Suspense>{besideOpen ? <Panels onClose={closeBeside} /> : null}</Suspense>
        </div>
        <Notices snapshot={snapshot} />
        <StatusBar
          snapshot={snapshot}
          onPanel={world.open}
          isBesideOpen={besideOpen}
          onBeside={() => setBesideOpen(!besideOpen)}
        />
        <Announcer snapshot={snapshot} toast={toast} onDismiss={dismiss} />
        <Suspense>
          {dialog ? <Dialogs request={dialog} near={selected} onClose={() => setDialog(null)} onRun={run} /> : null}
        </Suspense>
      </EditorContext>
    </ActionsContext>
  );
}

/** The title of the exercise that the prediction under a cell opens. */
function titleUnlocked({ exercises, predictions }: ReturnType<Session["getSnapshot"]>, cell: number): string {
  const prediction = predictions.find((item) => item.prediction.cell === cell)?.prediction;
  return exercises.find(({ exercise }) => exercise.id === prediction?.exercise)?.exercise.title ?? "";
}
