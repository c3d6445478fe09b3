import "../styles/wide-table.css";
import { memo, type ReactNode, useRef } from "react";
import { widen } from "./span.ts";
import { useSeen } from "./use-seen.ts";

interface WideTableProps<Row> {
  readonly caption: string;
  /** The first is of the names, which stay in sight. Gives the same list until it changes. */
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What stands in a column, by its place among the heads. Rows are drawn anew when the function is another. */
  readonly cell: (row: Row, column: number) => ReactNode;
}

/** As in wide-table.css. */
const rowPx = 40;
const columnPx = 136;
/** Drawn beyond what is seen at each end, so that a quick finger sees no gap. */
const beyond = { rows: 8, columns: 2 };

/**
 * A table of any length and any width, in a place that scrolls: only the rows and columns near what is seen are drawn.
 * Every row is as high, and every column after the names as wide, and each row stands where it stands by itself: the
 * browser lays out and paints what comes into sight, and nothing else. As the style makes boxes of the table's parts,
 * their roles are written out.
 */
export function WideTable<Row>({ caption, heads, rows, keyOf, cell }: WideTableProps<Row>) {
  const place = useRef<HTMLElement>(null);
  const seen = useSeen(place, { rowPx, columnPx });
  const { from, to } = widen(seen.rows, { by: beyond.rows, count: rows.length });
  const columns = widen(seen.columns, { by: beyond.columns, count: heads.length - 1 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached
    <section className="grid grid--fixed" ref={place} tabIndex={0} aria-label={caption}>
      {/* biome-ignore-start lint/a11y/noRedundantRoles: a browser may forget what a table is that is laid out as boxes */}
      <table role="table" aria-rowcount={rows.length + 1} aria-colcount={heads.length}>
        <caption>{caption}</caption>
        <Heads heads={heads} />
        <tbody role="rowgroup" style={{ height: rows.length * rowPx }}>
          {rows.slice(from, to).map((row, at) => (
            <TableRow
              key={keyOf(row)}
              row={row}
              place={from + at}
              firstColumn={columns.from}
              endColumn={columns.to}
              cell={cell}
            />
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: a browser may forget what a table is that is laid out as boxes */}
    </section>
  );
}

const Heads = memo(function DrawnHeads({ heads }: { readonly heads: readonly string[] }) {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as above
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {heads.map((head, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <th key={at} role="columnheader" scope="col" aria-colindex={at + 1} title={head}>
            <span>{head}</span>
          </th>
        ))}
      </tr>
    </thead>
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  );
});

interface TableRowProps<Row> extends Pick<WideTableProps<Row>, "cell"> {
  readonly row: Row;
  /** From 0, the row of heads not counted. */
  readonly place: number;
  /** Of those after the name, from 0. */
  readonly firstColumn: number;
  readonly endColumn: number;
}

function DrawnRow<Row>({ row, place, firstColumn, endColumn, cell }: TableRowProps<Row>) {
  const columns = Array.from({ length: endColumn - firstColumn }, (_, at) => firstColumn + at + 1);
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as above
    <tr role="row" aria-rowindex={place + 2} style={{ top: place * rowPx }}>
      <th role="rowheader" scope="row" aria-colindex={1}>
        {cell(row, 0)}
      </th>
      {columns.map((column, at) => (
        <td
          key={column}
          role="cell"
          aria-colindex={column + 1}
          style={at === 0 ? { marginInlineStart: firstColumn * columnPx } : undefined}
        >
          {cell(row, column)}
        </td>
      ))}
    </tr>
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  );
}

/** While one scrolls only the rows that come into sight are drawn. */
const TableRow = memo(DrawnRow) as typeof DrawnRow;
