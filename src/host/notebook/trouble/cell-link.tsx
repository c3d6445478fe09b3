import { useMessages } from "../../settings/context.tsx";
import { useActions } from "../context.tsx";

/** A link to another cell, or to a line of one, that also moves the editor there. */
export function CellLink({
  cell,
  line = 0,
  column = 1,
  editable,
}: {
  cell: number;
  line?: number;
  column?: number;
  editable: boolean;
}) {
  const m = useMessages().lab.error;
  const { edit, select, nameOf } = useActions();
  return (
    <a
      href={`#cell-${cell}`}
      onClick={(event) => {
        event.preventDefault();
        if (editable && line > 0) edit(cell, { line, column: Math.max(column, 1) });
        else select(cell);
      }}
    >
      {line > 0 ? m.whereLine(nameOf(cell), line) : m.where(nameOf(cell))}
    </a>
  );
}
