import { Menu, type MenuItem } from "../components/menu.tsx";
import type { CellView } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { codeCells } from "./commands.ts";
import { useActions } from "./context.tsx";
import { copyCellLink } from "./copy-link.ts";

/** Everything that can be done to a cell, by mouse or touch; the same commands have keys. */
export function CellMenu({ view, name }: { view: CellView; name: string }) {
  const messages = useMessages();
  const m = messages.lab.cell;
  const actions = useActions();
  const { session, edit, say, openHistory, run } = actions;
  const { id, mode, origin, editable, text, starter } = view;
  const prose = mode === "md";
  const own = origin === "student";
  const code = mode === "js" || mode === "ts";
  const off = view.state === "disabled";
  /** The code cells before this one, or from this one on. */
  const part = (which: "above" | "below") => {
    const { cells } = session.getSnapshot();
    const at = cells.findIndex((cell) => cell.id === id);
    return codeCells(which === "above" ? cells.slice(0, at) : cells.slice(at));
  };
  const items: readonly (MenuItem | false)[] = [
    editable && { id: "edit", label: prose ? m.editProse : m.edit, icon: "pencil", keys: "Enter", run: () => edit(id) },
    code && { id: "run", label: m.run, icon: "play", keys: "Ctrl+Enter", disabled: off, run: () => session.run(id) },
    code && { id: "run-above", label: m.runAbove, icon: "play", run: () => session.run(...part("above")) },
    code && { id: "run-below", label: m.runBelow, icon: "play", run: () => session.run(...part("below")) },
    code && {
      id: "disable",
      label: off ? m.enable : m.disable,
      icon: off ? "play" : "off",
      disabled: view.state === "locked",
      run: () => session.setDisabled(id, !off),
    },
    { id: "above", label: m.addAbove, icon: "up", keys: "A", run: () => run("addAbove", id) },
    { id: "below", label: m.addBelow, icon: "plus", keys: "B", run: () => run("addBelow", id) },
    own && { id: "move-up", label: m.moveUp, icon: "up", keys: "Alt+↑", run: () => run("moveUp", id) },
    own && { id: "move-down", label: m.moveDown, icon: "down", keys: "Alt+↓", run: () => run("moveDown", id) },
    own && !prose && { id: "to-prose", label: m.toProse, icon: "stale", keys: "M", run: () => run("toProse", id) },
    own && mode !== "js" && { id: "to-js", label: m.toCode, icon: "stale", keys: "Y", run: () => run("toCode", id) },
    own && mode !== "ts" && { id: "to-ts", label: m.toTypeScript, icon: "stale", run: () => run("toTypeScript", id) },
    editable &&
      code && { id: "format", label: m.format, icon: "menu", keys: "Shift+Alt+F", run: () => run("format", id) },
    origin === "lab" &&
      editable && {
        id: "restore",
        label: m.restore,
        icon: "restart",
        disabled: text === starter,
        run: () => {
          session.restoreStarter(id);
          say(m.restored);
        },
      },
    editable && { id: "history", label: m.history, icon: "clock", run: () => openHistory(id) },
    { id: "link", label: m.copyLink, icon: "given", run: () => void copyCellLink(id).then(() => say(m.linkCopied)) },
    own && { id: "delete", label: m.remove, icon: "trash", keys: "D D", run: () => run("remove", id) },
  ];
  return <Menu label={m.more(name)} items={items.filter((item) => item !== false)} />;
}
