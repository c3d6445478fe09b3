import type { Messages } from "../messages/messages.ts";
import type { NotebookActions } from "./context.tsx";
import { copyCellLink } from "./copy-link.ts";
import type { CommandId } from "./keyboard.ts";
import { saveFile } from "./output-hole.tsx";

/** What commands act on beyond the session: the state of the page. */
export interface CommandWorld {
  readonly actions: NotebookActions;
  readonly messages: Messages;
  /** The cell that is selected, or null. */
  selected(): number | null;
  leaveEditor(): void;
  isCodeShown(cell: number): boolean;
  isOutputShown(cell: number): boolean;
  open(panel: "palette" | "keys"): void;
  toggleOutline(): void;
  toggleTheme(): void;
  toggleLanguage(): void;
}

/** Runs a command. One that does not fit the selected cell does nothing, and says so where that could surprise. */
export function runCommand(id: CommandId, world: CommandWorld): void {
  const { actions, messages } = world;
  const { session, say } = actions;
  const snapshot = session.getSnapshot();
  const at = snapshot.cells.findIndex((cell) => cell.id === world.selected());
  const view = snapshot.cells[at];
  const text = messages.lab;
  const go = (step: 1 | -1) => {
    const to = snapshot.cells[view ? at + step : step === 1 ? 0 : snapshot.cells.length - 1];
    if (to) actions.select(to.id);
  };
  const exercise = snapshot.exercises.find((item) => item.exercise.cell === view?.id)?.exercise.id;
  const isCode = view?.mode === "js" || view?.mode === "ts";
  switch (id) {
    case "edit":
      if (view?.editable && view.state !== "locked") actions.edit(view.id);
      else if (view && isCode && !world.isCodeShown(view.id)) actions.setCodeShown(view.id, true);
      return;
    case "leave":
      return world.leaveEditor();
    case "run":
      if (view && isCode && view.state !== "locked") session.run(view.id);
      return;
    case "runNext":
      world.leaveEditor();
      if (view && isCode && view.state !== "locked") session.run(view.id);
      return go(1);
    case "runAll":
      return session.runAll();
    case "next":
      return go(1);
    case "previous":
      return go(-1);
    case "addAbove":
    case "addBelow":
      if (view) actions.select(session.addCell(view.id, id === "addAbove" ? "above" : "below", "js"));
      return;
    case "remove": {
      if (view?.origin !== "student") return;
      const near = snapshot.cells[at + 1] ?? snapshot.cells[at - 1];
      session.deleteCell(view.id);
      if (near) actions.select(near.id);
      return say(text.cell.removed, { label: text.cell.undo, run: () => session.undoDelete() });
    }
    case "undoRemove":
      return session.undoDelete();
    case "toProse":
    case "toCode":
      if (view?.origin === "student") session.convertCell(view.id, id === "toProse" ? "md" : "js");
      return;
    case "foldOutput":
      if (view && isCode) actions.setOutputShown(view.id, !world.isOutputShown(view.id));
      return;
    case "foldCode":
      if (view && isCode) actions.setCodeShown(view.id, !world.isCodeShown(view.id));
      return;
    case "restore":
      if (view?.editable && view.origin === "lab") {
        session.restoreStarter(view.id);
        say(text.cell.restored);
      }
      return;
    case "history":
      if (view?.editable) actions.openHistory(view.id);
      return;
    case "copyLink":
      if (view) void copyCellLink(view.id).then(() => say(text.cell.linkCopied));
      return;
    case "save":
      void session.save().then(() => {
        if (session.getSnapshot().save === "saved") say(text.bar.savedNow);
      });
      return;
    case "stop":
      void session.stop();
      return;
    case "restart":
      void session.restart();
      return;
    case "mode":
      return session.setRunMode(snapshot.runMode === "reactive" ? "lazy" : "reactive");
    case "check":
      if (exercise) session.check(exercise);
      return;
    case "hint":
      if (exercise) session.openHint(exercise);
      return;
    case "download":
      return downloadWork(actions);
    case "outline":
      return world.toggleOutline();
    case "palette":
    case "keys":
      return world.open(id);
    case "theme":
      return world.toggleTheme();
    case "language":
      return world.toggleLanguage();
    case "tabOut":
      // Monaco's own key; listed so that it is found.
      return;
  }
}

/** Gives the student their work as a file. */
export function downloadWork({ session }: Pick<NotebookActions, "session">): void {
  const { lab } = session.getSnapshot();
  saveFile(`${lab.id.replace("/", "-")}.html`, "text/html", session.exportWork());
}
