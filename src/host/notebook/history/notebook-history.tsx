import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "../../components/button.tsx";
import { historyTexts } from "../../messages/history.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { NotebookVersion } from "../../session/notebook-version.ts";
import { useMessages } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";
import { type CellDifference, compareVersions } from "./compare-versions.ts";
import { DiffView } from "./diff-view.tsx";
import { HistoryFrame } from "./history-frame.tsx";

/** Moments of the whole notebook, compared with how it stands; each can come back, and what is now stays one of them. */
export function NotebookHistory({ onClose }: { onClose: () => void }) {
  const m = useMessages();
  const texts = usePartTexts(historyTexts);
  const { session, say } = useActions();
  const { cells } = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const [versions, setVersions] = useState<readonly NotebookVersion[] | "failed" | null>(null);
  useEffect(() => {
    let here = true;
    session.editing.versions().then(
      (found) => here && setVersions(found),
      () => here && setVersions("failed"),
    );
    return () => {
      here = false;
    };
  }, [session]);
  const now = session.editing.now();
  const starters = new Map(
    cells.flatMap(({ id, origin, starter }) => (origin === "lab" ? [[id, starter] as const] : [])),
  );
  const momentOf = (version: NotebookVersion, place: number) => {
    const differences = compareVersions(version, now, (cell) => starters.get(cell) ?? null);
    const note = texts.cells(differences.length);
    return { id: `${version.at} ${place}`, name: m.format.date(version.at), note, isNow: false, version, differences };
  };
  return (
    <HistoryFrame
      title={texts.ofNotebook}
      empty={texts.notebookEmpty}
      moments={versions === null || versions === "failed" ? versions : versions.map(momentOf)}
      useLabel={texts.useNotebook}
      compare={({ differences }) =>
        differences.map((one) => <CellChange key={one.cell} difference={one} onGo={onClose} />)
      }
      onUse={({ version }) => {
        onClose();
        void session.editing.restore(version).then((changed) => {
          if (changed) say(texts.notebookUsed, { label: texts.undo, run: () => session.editing.undo() });
        });
      }}
      onClose={onClose}
    />
  );
}

/** What became of one cell. */
function CellChange({ difference, onGo }: { difference: CellDifference; onGo: () => void }) {
  const texts = usePartTexts(historyTexts);
  const { nameOf, select } = useActions();
  const go = () => {
    onGo();
    // After the dialog has given the focus back.
    setTimeout(() => select(cell));
  };
  const { cell, before, after, moved } = difference;
  const gone = after === null;
  const what = gone
    ? texts.deletedSince
    : before === null
      ? texts.addedSince
      : moved
        ? texts.movedSince
        : texts.written;
  return (
    <div className="history__cell">
      <h4>
        {gone ? texts.deletedCell : <Button onClick={go}>{texts.cell(nameOf(cell))}</Button>}
        <small>{what}</small>
      </h4>
      {before === after ? null : (
        <DiffView
          before={before ?? ""}
          after={after ?? ""}
          label={gone ? texts.deletedCell : texts.ofCell(nameOf(cell))}
        />
      )}
    </div>
  );
}
