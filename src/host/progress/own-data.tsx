import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { saveFile } from "../components/save-file.ts";
import { progressTexts } from "../messages/progress.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { FileShelf } from "../own-files/file-shelf.ts";
import { useMessages } from "../settings/context.tsx";
import { tellErasing } from "../storage/erased.ts";
import { theDatabase } from "../storage/the-database.ts";
import { eraseEverything, exportEverything } from "./everything.ts";

type Told = "" | "downloadFailed" | "eraseFailed" | "erased";

/** A copy of everything, and the end of everything. @param onErased - what the page shows is no longer so */
export function OwnData({ onErased }: { onErased: () => void }) {
  const texts = usePartTexts(progressTexts);
  const [isAsking, setAsking] = useState(false);
  const [told, setTold] = useState<Told>("");
  const download = () => downloadEverything().catch(() => setTold("downloadFailed"));
  const erase = async () => {
    try {
      await tellErasing();
      await eraseEverything(theDatabase(), storage());
      await new FileShelf("").eraseAll();
      setTold("erased");
      setAsking(false);
      onErased();
    } catch {
      setTold("eraseFailed");
      setAsking(false);
    }
  };
  return (
    <section aria-labelledby="own-data">
      <h2 id="own-data">{texts.keepTitle}</h2>
      <p>{texts.keepText}</p>
      <p className="progress__actions">
        <Button icon="download" onClick={() => void download()}>
          {texts.download}
        </Button>
        <Button icon="trash" look="stop" onClick={() => setAsking(true)}>
          {texts.erase}
        </Button>
      </p>
      <p className="progress__note">{texts.downloadNote}</p>
      <p role="status">{told ? texts[told] : null}</p>
      {isAsking ? (
        <EraseDialog onClose={() => setAsking(false)} onDownload={() => void download()} onErase={erase} />
      ) : null}
    </section>
  );
}

interface EraseDialogProps {
  readonly onClose: () => void;
  readonly onDownload: () => void;
  readonly onErase: () => Promise<void>;
}

function EraseDialog({ onClose, onDownload, onErase }: EraseDialogProps) {
  const m = useMessages();
  const texts = usePartTexts(progressTexts);
  const [typed, setTyped] = useState("");
  const [isErasing, setErasing] = useState(false);
  const isSure = typed.trim().toLowerCase() === texts.eraseWord && !isErasing;
  return (
    <Dialog title={texts.eraseTitle} onClose={onClose}>
      <form
        className="erase"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSure) return;
          setErasing(true);
          void onErase();
        }}
      >
        <p>{texts.eraseText}</p>
        <p>
          {texts.eraseFirst}{" "}
          <Button icon="download" data-first-focus="" onClick={onDownload}>
            {texts.download}
          </Button>
        </p>
        <label>
          {texts.eraseType(texts.eraseWord)}
          <input
            type="text"
            autoComplete="off"
            autoCapitalize="none"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <p className="progress__actions">
          <Button look="stop" icon="trash" type="submit" aria-disabled={!isSure}>
            {texts.eraseDo}
          </Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </p>
      </form>
    </Dialog>
  );
}

async function downloadEverything(): Promise<void> {
  const now = new Date();
  const text = await exportEverything(theDatabase(), storage(), now);
  saveFile(`bancada-${now.toISOString().slice(0, 10)}.json`, "application/json", text);
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
