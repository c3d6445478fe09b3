import { useEffect, useState } from "react";
import "../styles/panels.css";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { HighlightedCode } from "../editor/highlighted-code.tsx";
import { useMessages } from "../settings/context.tsx";
import { useActions } from "./context.tsx";

type Versions = Awaited<ReturnType<ReturnType<typeof useActions>["session"]["history"]>>;

/** The texts that a cell had, newest first; any of them can come back. */
export function HistoryDialog({ cell, onClose }: { cell: number; onClose: () => void }) {
  const m = useMessages();
  const { session, nameOf } = useActions();
  const [versions, setVersions] = useState<Versions | null>(null);
  useEffect(() => {
    let here = true;
    session.history(cell).then(
      (found) => here && setVersions(found),
      () => here && setVersions([]),
    );
    return () => {
      here = false;
    };
  }, [session, cell]);
  return (
    <Dialog title={m.lab.cell.historyTitle(nameOf(cell))} onClose={onClose} className="history">
      {versions?.length === 0 ? <p>{m.lab.cell.historyEmpty}</p> : null}
      <ol className="history__list">
        {versions?.map(({ at, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two versions may bear the same time
          <li key={index}>
            <div className="history__head">
              <time dateTime={at}>{m.format.date(at)}</time>
              <Button
                onClick={() => {
                  session.edit(cell, text);
                  onClose();
                }}
              >
                {m.lab.cell.historyUse}
              </Button>
            </div>
            <HighlightedCode text={text} mode="js" />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
