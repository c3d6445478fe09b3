import { memo, type ReactNode, useRef } from "react";
import { widen } from "./span.ts";
import { useSeen } from "./use-seen.ts";

interface WindowedTableProps<Row> {
  readonly caption: string;
  readonly heads: readonly ReactNode[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** One for each head; the first names the row. */
  readonly cells: (row: Row) => readonly ReactNode[];
  readonly className?: string;
}

/** Every row is as high: only then is it known where the hundredth stands without drawing the others. */
const rowPx = 40;
/** Rows drawn beyond what is seen, above and below, so that a quick finger sees no gap. */
const beyond = 12;

/** A table of any length, in a place that scrolls: only the rows near what is seen are drawn. */
export function WindowedTable<Row>({ caption, heads, rows, keyOf, cells, className = "" }: WindowedTableProps<Row>) {
  const place = useRef<HTMLElement>(null);
  const seen = useSeen(place, { rowPx, columnPx: Number.POSITIVE_INFINITY });
  const { from, to } = widen(seen.rows, { by: beyond, count: rows.length });
  const gap = (count: number) =>
    count > 0 ? (
      <tr>
        <td className="grid__gap" colSpan={heads.length} style={{ height: count * rowPx }} />
      </tr>
    ) : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached
    <section className={`grid ${className}`} ref={place} tabIndex={0} aria-label={caption}>
      <table aria-rowcount={rows.length + 1}>
        <caption>{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {heads.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={at} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gap(from)}
          {rows.slice(from, to).map((row, at) => (
            <TableRow key={keyOf(row)} row={row} place={from + at + 2} cells={cells} />
          ))}
          {gap(rows.length - to)}
        </tbody>
      </table>
    </section>
  );
}

interface TableRowProps<Row> {
  readonly row: Row;
  /** From 1, the row of heads included. */
  readonly place: number;
  readonly cells: (row: Row) => readonly ReactNode[];
}

function DrawnRow<Row>({ row, place, cells }: TableRowProps<Row>) {
  return (
    <tr aria-rowindex={place}>
      {cells(row).map((cell, column) =>
        column === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <th key={column} scope="row">
            {cell}
          </th>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <td key={column}>{cell}</td>
        ),
      )}
    </tr>
  );
}

/** While one scrolls only the rows that come into sight are drawn: who uses the table gives the same `cells` until then. */
const TableRow = memo(DrawnRow) as typeof DrawnRow;
