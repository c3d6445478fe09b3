import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import type { Choices } from "./choices.ts";
import type { CsvLook } from "./csv-look.ts";
import { RowsTable } from "./rows-table.tsx";

interface PreviewTableProps {
  readonly look: CsvLook;
  readonly name: string;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

const shownColumns = 60;

/** The first rows as the cell will have them, each column with its type. */
export function PreviewTable({ look, name, choices, onChange }: PreviewTableProps) {
  const texts = usePartTexts(ownFilesTexts);
  const setText = (column: string, isText: boolean) =>
    onChange({
      ...choices,
      asText: isText ? [...choices.asText, column] : choices.asText.filter((other) => other !== column),
    });
  const typeOf = ({ name: column, type, missing }: CsvLook["columns"][number]) => (
    <>
      {type === "number" || choices.asText.includes(column) ? (
        <select
          aria-label={texts.typeOf(column)}
          value={choices.asText.includes(column) ? "text" : "number"}
          onChange={({ currentTarget }) => setText(column, currentTarget.value === "text")}
        >
          <option value="number">{texts.types.number}</option>
          <option value="text">{texts.types.text}</option>
        </select>
      ) : (
        <span className="quiet-text">{texts.types[type]}</span>
      )}
      {missing > 0 ? <small className="quiet-text"> · {texts.absentCount(missing)}</small> : null}
    </>
  );
  return (
    <RowsTable
      name={name}
      caption={texts.firstRows(look.rows.length, look.columns.length)}
      columns={look.columns.slice(0, shownColumns).map((column) => ({ name: column.name, under: typeOf(column) }))}
      more={look.columns.length - shownColumns}
      rows={look.rows}
    />
  );
}
