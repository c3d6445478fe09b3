import { useEffect, useState } from "react";
import { Button } from "../components/button.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { ownImagesTexts } from "../messages/own-images.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import type { OwnFile } from "./own-file.ts";
import { type Folder, type FolderFault, FolderRefused, packFolder } from "./pack-folder.ts";

interface PackViewProps {
  readonly folder: Folder;
  readonly onPacked: (file: OwnFile) => void;
  readonly onBack: () => void;
}

/** Makes one file of a folder, and shows how far it is. */
export function PackView({ folder, onPacked, onBack }: PackViewProps) {
  const files = usePartTexts(ownFilesTexts);
  const texts = usePartTexts(ownImagesTexts);
  const { format } = useMessages();
  const [percent, setPercent] = useState(0);
  const [fault, setFault] = useState<FolderFault | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    packFolder(folder, { signal, onProgress: (share) => setPercent(Math.floor(100 * share)) }).then(
      (blob) => signal.aborted || onPacked({ name: `${folder.name}.zip`, blob, isKept: false }),
      (error: unknown) => signal.aborted || setFault(error instanceof FolderRefused ? error.code : "unreadable"),
    );
    return () => leaving.abort();
  }, [folder, onPacked]);
  return (
    <>
      {fault ? (
        <p role="alert">{texts.folderFault[fault]}</p>
      ) : (
        <p className="own-files__head">
          <span>{texts.packing(folder.name, format.percent(percent / 100))}</span>
          <progress aria-label={folder.name} value={percent} max={100} />
        </p>
      )}
      <footer className="own-files__foot">
        <Button icon={fault ? "back" : "stop"} look={fault ? "quiet" : "stop"} onClick={onBack}>
          {fault ? files.back : files.zipStop}
        </Button>
      </footer>
    </>
  );
}
