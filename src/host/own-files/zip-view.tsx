import { useEffect, useRef, useState } from "react";
import { baseName } from "../../toolkit/data/zip/names.ts";
import { listZip, unpack, type ZipEntry, ZipError, type ZipFault } from "../../toolkit/data/zip/zip.ts";
import { Button } from "../components/button.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { writeBytes } from "../panels/bytes.ts";
import { useMessages } from "../settings/context.tsx";
import type { OwnFile } from "./own-file.ts";

const shownEntries = 200;

/** What a zip holds; the file that is chosen is unpacked and looked at. */
export function ZipView({ file, onChoose }: { file: Blob; onChoose: (file: OwnFile) => void }) {
  const texts = usePartTexts(ownFilesTexts);
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
      {entries ? <p>{entries.length === 0 ? texts.zipEmpty : texts.zip(entries.length)}</p> : null}
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
        {entries?.slice(0, shownEntries).map((entry) => (
          <li key={entry.at}>
            <span className="own-files__name">{entry.name}</span>
            <span className="quiet-text">{writeBytes(entry.sizeBytes, format)}</span>
            <Button label={texts.zipChoose(entry.name)} onClick={() => void choose(entry)}>
              {texts.use}
            </Button>
          </li>
        ))}
      </ul>
      {entries && entries.length > shownEntries ? <p>{texts.zipMost(shownEntries)}</p> : null}
    </>
  );
}
