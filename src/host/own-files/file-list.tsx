import { useEffect, useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { ownImagesTexts } from "../messages/own-images.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { writeBytes } from "../panels/bytes.ts";
import { useMessages } from "../settings/context.tsx";
import type { FileShelf, KeptFile } from "./file-shelf.ts";
import type { OwnFile } from "./own-file.ts";

interface FileListProps {
  readonly shelf: FileShelf;
  readonly onPick: (files: readonly File[]) => void;
  readonly onUse: (file: OwnFile) => void;
}

/** What the lab keeps, with sizes; each can be used again or deleted. */
export function FileList({ shelf, onPick, onUse }: FileListProps) {
  const texts = usePartTexts(ownFilesTexts);
  const own = usePartTexts(ownImagesTexts);
  const { format } = useMessages();
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const pick = useRef<HTMLDivElement>(null);
  const [files, setFiles] = useState<readonly KeptFile[] | null>(null);
  const [freeBytes, setFreeBytes] = useState(Number.POSITIVE_INFINITY);
  const [asking, setAsking] = useState<string | null>(null);
  const [told, setTold] = useState("");
  useEffect(() => {
    let here = true;
    const read = async () => {
      const [kept, free] = await Promise.all([shelf.list(), shelf.freeBytes()]);
      if (!here) return;
      setFiles(kept);
      setFreeBytes(free);
    };
    const tryRead = () => void read().catch(() => here && setTold(texts.listFailed));
    tryRead();
    const unlisten = shelf.onChange(tryRead);
    return () => {
      here = false;
      unlisten();
    };
  }, [shelf, texts]);
  const remove = async (name: string) => {
    const isGone = await shelf.delete(name).then(
      () => true,
      () => false,
    );
    setAsking(null);
    setTold(isGone ? texts.removed(name) : texts.removeFailed(name));
    pick.current?.querySelector("button")?.focus();
  };
  const total = files?.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) ?? 0;
  return (
    <>
      <p>{texts.lead}</p>
      <div ref={pick} className="own-files__pick">
        <Button look="main" icon="plus" data-first-focus="" onClick={() => input.current?.click()}>
          {texts.pick}
        </Button>
        <Button icon="plus" onClick={() => folder.current?.click()}>
          {own.pickFolder}
        </Button>
        <p className="quiet-text">{texts.dropHint}</p>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => onPick([...(currentTarget.files ?? [])])}
        />
        <input
          ref={folder}
          type="file"
          // React's types do not know it.
          {...{ webkitdirectory: "" }}
          hidden
          onChange={({ currentTarget }) => onPick([...(currentTarget.files ?? [])])}
        />
      </div>
      <h3>{texts.files}</h3>
      {files?.length === 0 ? <p>{texts.none}</p> : null}
      <ul className="own-files__list">
        {files?.map((file) => (
          <li key={file.name}>
            <span className="own-files__name">{file.name}</span>
            <span className="quiet-text">{writeBytes(file.sizeBytes, format)}</span>
            <Button
              label={texts.labelOfUse(file.name)}
              onClick={() => onUse({ name: file.name, blob: file.blob, isKept: true })}
            >
              {texts.use}
            </Button>
            <Button
              look="quiet"
              icon="trash"
              label={texts.removeLabel(file.name)}
              onClick={() => setAsking(asking === file.name ? null : file.name)}
            />
            {asking === file.name ? (
              <div className="own-files__sure" role="alert">
                <p>{texts.removeSure(file.name)}</p>
                <Button look="stop" icon="trash" onClick={() => void remove(file.name)}>
                  {texts.removeDo}
                </Button>
                <Button onClick={() => setAsking(null)}>{texts.cancel}</Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {files && files.length > 0 ? (
        <p className="quiet-text">
          {texts.kept(files.length, writeBytes(total, format))}{" "}
          {Number.isFinite(freeBytes) ? texts.free(writeBytes(freeBytes, format)) : ""}
        </p>
      ) : null}
      <p role="status">{told}</p>
    </>
  );
}
