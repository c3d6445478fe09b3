import { Suspense } from "react";
import { part } from "../components/part.tsx";
import type { DialogRequest } from "./context.tsx";
import type { CommandId } from "./keyboard.ts";
import { KeyHelp, Palette } from "./palette.tsx";
import { Unreached } from "./unreached.tsx";

const FindDialog = part(async () => (await import("./find/find-dialog.tsx")).FindDialog, Unreached);
const CellHistory = part(async () => (await import("./history/cell-history.tsx")).CellHistory, Unreached);
const NotebookHistory = part(async () => (await import("./history/notebook-history.tsx")).NotebookHistory, Unreached);

const ExportDialog = part(async () => (await import("../export/export-dialog.tsx")).ExportDialog, Unreached);
const SubmitDialog = part(async () => (await import("../submit/submit-dialog.tsx")).SubmitDialog, Unreached);
const OwnFilesDialog = part(async () => (await import("../own-files/own-files-dialog.tsx")).OwnFilesDialog, Unreached);
const NewVersionDialog = part(
  async () => (await import("./new-version/new-version-dialog.tsx")).NewVersionDialog,
  Unreached,
);

const nothing: readonly File[] = [];

interface DialogsProps {
  readonly request: DialogRequest;
  /** The cell that is selected. */
  readonly near: number | null;
  readonly onClose: () => void;
  readonly onRun: (command: CommandId) => void;
}

/** The dialog that was asked for. */
export function Dialogs({ request, near, onClose, onRun }: DialogsProps) {
  if ("historyOf" in request) {
    return (
      <Suspense>
        <CellHistory cell={request.historyOf} onClose={onClose} />
      </Suspense>
    );
  }
  if ("dropped" in request || request.name === "files") {
    const dropped = "dropped" in request ? request.dropped : nothing;
    return (
      <Suspense>
        <OwnFilesDialog dropped={dropped} near={near} onClose={onClose} />
      </Suspense>
    );
  }
  switch (request.name) {
    case "palette":
      return <Palette onClose={onClose} onRun={onRun} />;
    case "keys":
      return <KeyHelp onClose={onClose} />;
    case "notebook-history":
      return (
        <Suspense>
          <NotebookHistory onClose={onClose} />
        </Suspense>
      );
    case "export":
      return (
        <Suspense>
          <ExportDialog onClose={onClose} />
        </Suspense>
      );
    case "submit":
      return (
        <Suspense>
          <SubmitDialog onClose={onClose} />
        </Suspense>
      );
    case "new-version":
      return (
        <Suspense>
          <NewVersionDialog onClose={onClose} />
        </Suspense>
      );
    default:
      return (
        <Suspense>
          <FindDialog selection={request.selection} replaces={request.name === "replace"} onClose={onClose} />
        </Suspense>
      );
  }
}
