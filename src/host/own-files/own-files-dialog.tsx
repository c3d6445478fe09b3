import { useCallback, useState } from "react";
import "../styles/own-files.css";
import { Dialog } from "../components/dialog.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { ownImagesTexts } from "../messages/own-images.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useActions } from "../notebook/context.tsx";
import { type Brought, bring } from "./bring-files.ts";
import { FileList } from "./file-list.tsx";
import { FileLook } from "./file-look.tsx";
import type { OwnFile } from "./own-file.ts";
import { PackView } from "./pack-view.tsx";
import { shelfOf } from "./serve-files.ts";

interface OwnFilesDialogProps {
  /** Files that were dropped on the page. */
  readonly dropped: readonly File[];
  /** The cell after which a new one stands; the last where it is null. */
  readonly near: number | null;
  readonly onClose: () => void;
}

/** The lab's own files, and a look at one before a cell reads it. */
export function OwnFilesDialog({ dropped, near, onClose }: OwnFilesDialogProps) {
  const texts = usePartTexts(ownFilesTexts);
  const { session, select, say } = useActions();
  const [shelf] = useState(() => shelfOf(session.getSnapshot().lab.id));
  const { together } = usePartTexts(ownImagesTexts);
  const [queue, setQueue] = useState<readonly Brought[]>(() => bring(dropped, together));
  const [all, setAll] = useState(queue.length);
  const [round, setRound] = useState(0);
  const [after, setAfter] = useState(near);
  const look = (brought: readonly Brought[]) => {
    setQueue(brought);
    setAll(brought.length);
    setRound(round + 1);
  };
  const [seen, setSeen] = useState(dropped);
  if (dropped !== seen) {
    // Dropped while the dialog was open: that is what the student wants to see.
    setSeen(dropped);
    if (dropped.length > 0) look(bring(dropped, together));
  }
  /** In place of the one that is looked at. */
  const lookInstead = useCallback((file: OwnFile) => setQueue((waiting) => [{ file }, ...waiting.slice(1)]), []);
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
          {"folder" in first ? (
            <PackView key={round} folder={first.folder} onPacked={lookInstead} onBack={() => setQueue([])} />
          ) : (
            <FileLook
              key={`${round} ${all - queue.length} ${first.file.name}`}
              file={first.file}
              shelf={shelf}
              onInsert={insert}
              onOther={lookInstead}
              onSkip={all > 1 ? () => setQueue(queue.slice(1)) : null}
              onBack={() => setQueue([])}
            />
          )}
        </>
      ) : (
        <FileList shelf={shelf} onPick={(files) => look(bring(files, together))} onUse={(file) => look([{ file }])} />
      )}
    </Dialog>
  );
}
