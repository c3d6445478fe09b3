import { useCallback, useMemo, useState } from "react";
import { Button } from "../components/button.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useActions } from "../notebook/context.tsx";
import { writeBytes } from "../panels/bytes.ts";
import { useMessages } from "../settings/context.tsx";
import { bytesCell, csvCell, type ImagesChoice, imagesCell, jsonCell, parquetCell, type ReadAs } from "./cell-code.ts";
import { CsvView } from "./csv-view.tsx";
import { kindOfFile } from "./file-kind.ts";
import { type FileShelf, longestName, mostFileBytes } from "./file-shelf.ts";
import { ImagesView } from "./images-view.tsx";
import { JsonView } from "./json-view.tsx";
import { KeepFile } from "./keep-file.tsx";
import type { OwnFile } from "./own-file.ts";
import { ParquetView } from "./parquet-view.tsx";
import { ZipView } from "./zip-view.tsx";

interface FileLookProps {
  readonly file: OwnFile;
  readonly shelf: FileShelf;
  readonly onInsert: (code: string, name: string) => void;
  /** A file within this one is looked at instead. */
  readonly onOther: (file: OwnFile) => void;
  /** Null where no other file waits. */
  readonly onSkip: (() => void) | null;
  readonly onBack: () => void;
}

/** One file: what it seems to be, how it is read, the code of the cell, and the button that inserts it. */
export function FileLook({ file, shelf, onInsert, onOther, onSkip, onBack }: FileLookProps) {
  const texts = usePartTexts(ownFilesTexts);
  const { format } = useMessages();
  const { session } = useActions();
  const kind = kindOfFile(file.name);
  // How a table is to be read; null while it cannot be.
  const [readAs, setReadAs] = useState<ReadAs | null>(null);
  // The columns of a Parquet file; null while it cannot be read.
  const [columns, setColumns] = useState<readonly string[] | "all" | null>(null);
  // How pictures are to be read; null while they cannot, or where there are none.
  const [images, setImages] = useState<ImagesChoice | null>(null);
  const onReadAs = useCallback((next: ReadAs | null) => setReadAs(next), []);
  // A large zip is opened where it lies; it is kept whole only for its pictures.
  const isTooLarge = file.blob.size > mostFileBytes && (kind !== "zip" || images !== null);
  const codeFor = useMemo(() => {
    const isTaken = (name: string) => session.graph.definedBy.has(name);
    return (name: string): string => {
      const cell = { file: name, isTaken };
      if (kind === "table") return csvCell(cell, file.blob.size, readAs ?? {});
      if (kind === "parquet") return parquetCell(cell, file.blob.size, columns ?? "all");
      if (images) return imagesCell(cell, file.blob.size, images);
      return kind === "json" ? jsonCell(cell) : bytesCell(cell);
    };
  }, [session, kind, file, readAs, columns, images]);
  const isReady =
    kind === "table"
      ? readAs !== null
      : kind === "parquet"
        ? columns !== null
        : kind === "zip" || kind === "image"
          ? images !== null
          : true;
  const canInsert = !isTooLarge && isReady;
  const name = shortName(file.name);
  return (
    <>
      <p className="own-files__head">
        <strong className="own-files__name">{file.name}</strong>
        <span className="quiet-text">{writeBytes(file.blob.size, format)}</span>
      </p>
      {isTooLarge ? <p role="alert">{texts.tooLarge(writeBytes(file.blob.size, format))}</p> : null}
      {isTooLarge || kind !== "table" ? null : <CsvView file={file.blob} name={file.name} onReadAs={onReadAs} />}
      {isTooLarge || kind !== "parquet" ? null : (
        <ParquetView file={file.blob} name={file.name} onColumns={setColumns} />
      )}
      {isTooLarge || kind !== "json" ? null : <JsonView file={file.blob} />}
      {kind === "zip" ? <ZipView file={file.blob} onChoose={onOther} onImages={setImages} /> : null}
      {isTooLarge || kind !== "image" ? null : <ImagesView file={file.blob} isPicture onChoice={setImages} />}
      {kind === "other" || kind === "notebook" ? <p>{texts[kind]}</p> : null}
      {canInsert ? (
        <div className="own-files__code">
          <p>{texts.code}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: code wider than its place is scrolled by keyboard too */}
          <section className="own-files__text" tabIndex={0} aria-label={texts.code}>
            <pre>{codeFor(name)}</pre>
          </section>
        </div>
      ) : null}
      <footer className="own-files__foot">
        <Button icon="back" look="quiet" onClick={onBack}>
          {texts.back}
        </Button>
        {onSkip ? <Button onClick={onSkip}>{texts.skip}</Button> : null}
        {canInsert ? (
          <KeepFile file={{ ...file, name }} shelf={shelf} onKept={(kept) => onInsert(codeFor(kept), kept)} />
        ) : null}
      </footer>
    </>
  );
}

/** Cut in the middle of the name: its ending tells the kind. */
function shortName(name: string): string {
  if (name.length <= longestName) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? "";
  return name.slice(0, longestName - ending.length) + ending;
}
