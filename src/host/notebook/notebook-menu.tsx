import { Menu } from "../components/menu.tsx";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

/** What can be done to the notebook as a whole, by mouse or touch; the same commands have keys. */
export function NotebookMenu() {
  const { reference, lab: m } = useMessages();
  const { run } = useActions();
  return (
    <Menu
      label={m.notebook}
      items={[
        { id: "find", label: m.find, icon: "question", keys: "Ctrl+F", run: () => run("find") },
        { id: "replace", label: m.replace, icon: "given", keys: "Ctrl+H", run: () => run("replace") },
        { id: "undo", label: m.undo, icon: "back", keys: "Z", run: () => run("undo") },
        { id: "files", label: m.useFile, icon: "plus", run: () => run("files") },
        { id: "history", label: m.notebookHistory, icon: "clock", run: () => run("notebookHistory") },
        { id: "reference", label: reference, icon: "question", keys: "F1", run: () => run("reference") },
        { id: "export", label: m.export, icon: "download", keys: "Ctrl+P", run: () => run("export") },
        { id: "submit", label: m.submit, icon: "check", run: () => run("submit") },
        { id: "projector", label: m.projector, icon: "screen", keys: "Shift+Alt+P", run: () => run("projector") },
      ]}
    />
  );
}
