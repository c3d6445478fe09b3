import { useEffect, useState } from "react";
import { Icon } from "../components/icon.tsx";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { writeBytes } from "../panels/bytes.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import type { ReadAs } from "./cell-code.ts";
import { type Choices, noChoices, readAsOf, written } from "./choices.ts";
import { CsvChoices } from "./csv-choices.tsx";
import { type CsvLook, lookAtCsv } from "./csv-look.ts";
import { lookBytes } from "./own-file.ts";
import { PreviewTable } from "./preview-table.tsx";
import { sentencesOf } from "./sentence-of.ts";

interface CsvViewProps {
  readonly file: Blob;
  readonly name: string;
  /** How the cell is to read it; null where it cannot be read so. */
  readonly onReadAs: (readAs: ReadAs | null) => void;
}

/** How a table seems to be written, its first rows, and everything to change about it. */
export function CsvView({ file, name, onReadAs }: CsvViewProps) {
  const texts = usePartTexts(ownFilesTexts);
  const language = useLanguage();
  const { format } = useMessages();
  const [choices, setChoices] = useState<Choices>(noChoices);
  const [look, setLook] = useState<CsvLook | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  useEffect(() => {
    let here = true;
    lookAtCsv(file, readAsOf(choices)).then(
      (found) => {
        if (!here) return;
        setLook(found);
        setTrouble(null);
        onReadAs(written(choices, found.report));
      },
      (error: unknown) => {
        if (!here) return;
        setTrouble(error);
        onReadAs(null);
      },
    );
    return () => {
      here = false;
    };
  }, [file, choices, onReadAs]);
  return (
    <>
      {look === null && trouble === null ? <p role="status">{texts.reading}</p> : null}
      {trouble === null ? null : <p role="alert">{sentencesOf(trouble)?.[language] ?? texts.refused.unreadable}</p>}
      {look === null && trouble === null ? null : (
        <CsvChoices choices={choices} report={look?.report ?? null} onChange={setChoices} />
      )}
      {look && trouble === null ? (
        <>
          {look.report.raggedRows > 0 ? (
            <div className="note note--warn" role="status">
              <Icon name="warn" />
              <div>
                <p>{texts.ragged(look.report.raggedRows)}</p>
                <p>
                  {look.report.ragged
                    .slice(0, 8)
                    .map(({ line, fields }) => texts.raggedLine(line, texts.fields(fields)))
                    .join(" · ")}
                  {look.report.raggedRows > 8 ? " · …" : ""}
                </p>
              </div>
            </div>
          ) : null}
          {look.columns.length === 1 ? <p>{texts.oneColumn}</p> : null}
          <PreviewTable look={look} name={name} choices={choices} onChange={setChoices} />
          {look.isCut ? <p className="quiet-text">{texts.onlyStart(writeBytes(lookBytes, format))}</p> : null}
        </>
      ) : null}
    </>
  );
}
