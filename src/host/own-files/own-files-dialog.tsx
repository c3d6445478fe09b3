import { useState } from "react";
import "../styles/own-files.css";
import { Dialog } from "../components/dialog.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useActions } from "../notebook/context.tsx";
import { FileList } from "./file-list.tsx";
import { FileLook } from "./file-look.tsx";
import type { OwnFile } from "./own-file.ts";
import { shelfOf } from "./serve-files.ts";

interface OwnFilesDialogProps {
  /** Files that were dropped on the page. */
  readonly dropped: readonly File[];
  /** The cell after which a new one stands; the last where it is null. */
  readonly near: number | null;
  readonly onClose: () => void;
}

const fromDisk = (file: File): OwnFile => ({ name: file.name, blob: file, isKept: false });

/** The lab's own files, and a look at one before a cell reads it. */
export function OwnFilesDialog({ dropped, near, onClose }: OwnFilesDialogProps) {
  const texts = usePartTexts(ownFilesTexts);
  const { session, select, say } = useActions();
  const [shelf] = useState(() => shelfOf(session.getSnapshot().lab.id));
  const [queue, setQueue] = useState<readonly OwnFile[]>(() => dropped.map(fromDisk));
  const [all, setAll] = useState(dropped.length);
  const [after, setAfter] = useState(near);
  const look = (files: readonly OwnFile[]) => {
    setQueue(files);
    setAll(files.length);
  };
  const insert = (code: string, name: string) => {
    const { cells } = session.getSnapshot();
    const place = cells.find(({ id }) => id === after)?.id ?? cells.at(-1)?.id;
    if (place === undefined) return;
    const id = session.editing.add(place, "below", "js");
    session.editing.replace([{ cell: id, text: code }]);
    session.run(id);
    say(texts.inserted(name));
    setAfter(id);
    if (queue.length > 1) return setQueue(queue.slice(1));
    onClose();
    select(id);
  };
  const [first] = queue;
  return (
    <Dialog title={texts.title} onClose={onClose} className="own-files">
      {first ? (
        <>
          {all > 1 ? <p className="quiet-text">{texts.place(all - queue.length + 1, all)}</p> : null}
          <FileLook
            key={`${all - queue.length} ${first.name}`}
            file={first}
            shelf={shelf}
            onInsert={insert}
            onOther={(file) => setQueue([file, ...queue.slice(1)])}
            onSkip={all > 1 ? () => setQueue(queue.slice(1)) : null}
            onBack={() => setQueue([])}
          />
        </>
      ) : (
        <FileList shelf={shelf} onPick={(files) => look(files.map(fromDisk))} onUse={(file) => look([file])} />
      )}
    </Dialog>
  );
}
