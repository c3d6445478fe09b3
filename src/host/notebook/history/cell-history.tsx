import { useEffect, useState, useSyncExternalStore } from "react";
import { historyTexts } from "../../messages/history.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";
import { DiffView } from "./diff-view.tsx";
import { HistoryFrame } from "./history-frame.tsx";

interface TextVersion {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly isNow: boolean;
  readonly text: string;
}

/** The texts that a cell had, compared with the one it has; any of them can come back. */
export function CellHistory({ cell, onClose }: { cell: number; onClose: () => void }) {
  const m = useMessages();
  const texts = usePartTexts(historyTexts);
  const { session, nameOf, say } = useActions();
  const view = useSyncExternalStore(session.subscribe, session.getSnapshot).cells.find(({ id }) => id === cell);
  const [found, setFound] = useState<readonly { readonly at: string; readonly text: string }[] | "failed" | null>(null);
  useEffect(() => {
    let here = true;
    session.history(cell).then(
      (past) => here && setFound(past),
      () => here && setFound("failed"),
    );
    return () => {
      here = false;
    };
  }, [session, cell]);
  const past = found === "failed" ? null : found;
  const now = view?.text ?? "";
  const start: TextVersion | null =
    view?.origin === "lab" && view.text !== view.starter && past
      ? { id: "starter", name: texts.starter, note: "", isNow: false, text: view.starter }
      : null;
  const moments = past?.map(({ at, text }, place): TextVersion => {
    const isNow = text === now;
    return { id: `${at} ${place}`, name: m.format.date(at), note: isNow ? texts.asNow : "", isNow, text };
  });
  return (
    <HistoryFrame
      title={texts.ofCell(nameOf(cell))}
      empty={texts.cellEmpty}
      moments={found === "failed" ? found : moments ? [...moments, ...(start ? [start] : [])] : null}
      useLabel={texts.useText}
      compare={({ text, name }) => <DiffView before={text} after={now} label={texts.compared(name)} />}
      onUse={({ text }) => {
        const changed = session.editing.replace([{ cell, text }]) > 0;
        onClose();
        if (changed) say(texts.textUsed, { label: texts.undo, run: () => session.editing.undo() });
      }}
      onClose={onClose}
    />
  );
}
