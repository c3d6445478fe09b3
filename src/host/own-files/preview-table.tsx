import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import type { Choices } from "./choices.ts";
import type { CsvLook } from "./csv-look.ts";

interface PreviewTableProps {
  readonly look: CsvLook;
  readonly name: string;
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

const shownColumns = 60;
const shownCharacters = 60;

/** The first rows as the cell will have them, each column with its type. */
export function PreviewTable({ look, name, choices, onChange }: PreviewTableProps) {
  const texts = usePartTexts(ownFilesTexts);
  const { format } = useMessages();
  const columns = look.columns.slice(0, shownColumns);
  const cut = (text: string) => (text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text);
  const setText = (column: string, isText: boolean) =>
    onChange({
      ...choices,
      asText: isText ? [...choices.asText, column] : choices.asText.filter((other) => other !== column),
    });
  const caption = texts.firstRows(look.rows.length, look.columns.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its place is scrolled by keyboard too
    <section className="own-files__table" tabIndex={0} aria-label={`${name}: ${caption}`}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col">
                {cut(column.name)}
              </th>
            ))}
            {look.columns.length > shownColumns ? (
              <th>{texts.moreColumns(look.columns.length - shownColumns)}</th>
            ) : null}
          </tr>
          <tr>
            {columns.map(({ name: column, type, missing }) => (
              <td key={column}>
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
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and none moves
            <tr key={at}>
              {columns.map(({ name: column }) => {
                const value = row[column];
                const isMissing = value === null || value === undefined || Number.isNaN(value);
                return (
                  <td key={column} className={typeof value === "number" ? "own-files__number" : ""}>
                    {isMissing ? (
                      <em className="quiet-text">{texts.absent}</em>
                    ) : typeof value === "number" ? (
                      format.number(value, Math.min(decimalsOf(value), 12))
                    ) : (
                      cut(String(value))
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many decimals a number is written with. */
const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
