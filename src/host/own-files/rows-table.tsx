import type { ReactNode } from "react";
import type { Row } from "../../toolkit/data/table/table.ts";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";

interface RowsTableProps {
  /** What a screen reader calls the place that is scrolled. */
  readonly name: string;
  readonly caption: string;
  /** Each with what stands under its name. */
  readonly columns: readonly { readonly name: string; readonly under: ReactNode }[];
  /** Columns that are not shown. */
  readonly more: number;
  readonly rows: readonly Row[];
}

const shownCharacters = 60;
const cut = (text: string) => (text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text);

/** The first rows of a table, with something to know or to choose under the name of each column. */
export function RowsTable({ name, caption, columns, more, rows }: RowsTableProps) {
  const texts = usePartTexts(ownFilesTexts);
  const { format } = useMessages();
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
            {more > 0 ? <th>{texts.moreColumns(more)}</th> : null}
          </tr>
          <tr>
            {columns.map((column) => (
              <td key={column.name}>{column.under}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
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
