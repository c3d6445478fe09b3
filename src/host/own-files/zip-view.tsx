import { useEffect, useRef, useState } from "react";
import { isImageName } from "../../toolkit/data/images/image-facts.ts";
import { baseName } from "../../toolkit/data/zip/names.ts";
import { listZip, unpack, type ZipEntry, ZipError, type ZipFault } from "../../toolkit/data/zip/zip.ts";
import { Button } from "../components/button.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { ownImagesTexts } from "../messages/own-images.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { writeBytes } from "../panels/bytes.ts";
import { useMessages } from "../settings/context.tsx";
import type { ImagesChoice } from "./cell-code.ts";
import { kindOfFile } from "./file-kind.ts";
import { ImagesView } from "./images-view.tsx";
import type { OwnFile } from "./own-file.ts";

const shownEntries = 200;

interface ZipViewProps {
  readonly file: Blob;
  readonly onChoose: (file: OwnFile) => void;
  /** How the cell is to read the pictures; null where there are none, or it cannot. */
  readonly onImages: (choice: ImagesChoice | null) => void;
}

/** What a zip holds: its pictures together, and its other files, of which the chosen one is unpacked and looked at. */
export function ZipView({ file, onChoose, onImages }: ZipViewProps) {
  const texts = usePartTexts(ownFilesTexts);
  const own = usePartTexts(ownImagesTexts);
  const { format } = useMessages();
  const [entries, setEntries] = useState<readonly ZipEntry[] | null>(null);
  const [fault, setFault] = useState<ZipFault | "unreadable" | null>(null);
  const [unpacking, setUnpacking] = useState<{ readonly name: string; readonly share: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => {
    let here = true;
    listZip(file).then(
      (found) => here && setEntries(found),
      (error: unknown) => here && setFault(error instanceof ZipError ? error.code : "unreadable"),
    );
    return () => {
      here = false;
      stop.current?.abort();
    };
  }, [file]);
  const hasImages = entries?.some(({ name }) => isImageName(name)) ?? false;
  const others = entries?.filter(({ name }) => !isImageName(name)) ?? [];
  const choose = async (entry: ZipEntry) => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    const name = baseName(entry.name);
    setFault(null);
    setUnpacking({ name, share: 0 });
    try {
      const { signal } = controller;
      let told = 0;
      const onProgress = (share: number) => {
        if (share - told < 0.01) return;
        told = share;
        setUnpacking({ name, share });
      };
      onChoose({ name, blob: await unpack(file, entry, { onProgress, signal }), isKept: false });
    } catch (error) {
      if (!controller.signal.aborted) setFault(error instanceof ZipError ? error.code : "unreadable");
    } finally {
      if (stop.current === controller) setUnpacking(null);
    }
  };
  return (
    <>
      {fault ? <p role="alert">{fault === "unreadable" ? texts.refused.unreadable : texts.zipFault[fault]}</p> : null}
      {hasImages ? <ImagesView file={file} isPicture={false} onChoice={onImages} /> : null}
      {entries === null || (hasImages && others.length === 0) ? null : (
        <p>{others.length === 0 ? texts.zipEmpty : hasImages ? own.others(others.length) : texts.zip(others.length)}</p>
      )}
      {unpacking ? (
        <p className="own-files__head">
          <span>{texts.zipUnpacking(unpacking.name, format.percent(unpacking.share))}</span>
          <progress aria-label={unpacking.name} value={unpacking.share} max={1} />
          <Button look="stop" icon="stop" onClick={() => stop.current?.abort()}>
            {texts.zipStop}
          </Button>
        </p>
      ) : null}
      <ul className="own-files__list own-files__list--tall">
        {others.slice(0, shownEntries).map((entry) => (
          <li key={entry.at}>
            <span className="own-files__name">{entry.name}</span>
            <span className="quiet-text">
              {writeBytes(entry.sizeBytes, format)}
              {kindOfFile(entry.name) === "zip" ? `, ${own.zipInside}` : ""}
            </span>
            <Button label={texts.zipChoose(entry.name)} onClick={() => void choose(entry)}>
              {texts.use}
            </Button>
          </li>
        ))}
      </ul>
      {others.length > shownEntries ? <p>{texts.zipMost(shownEntries)}</p> : null}
    </>
  );
}
