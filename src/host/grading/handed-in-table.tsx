import { useCallback, useState } from "react";
import { Icon, type IconName } from "../components/icon.tsx";
import { WindowedTable } from "../instructor/windowed-table.tsx";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { type Desk, type DeskRow, waitsForKey } from "./grading-desk.ts";
import { GradingDialog } from "./grading-dialog.tsx";

/** What lies on the desk, a row for each file; a graded one opens. */
export function HandedInTable({ desk }: { desk: Desk }) {
  const texts = usePartTexts(gradingTexts);
  const { format } = useMessages();
  const [opened, setOpened] = useState<string | null>(null);
  const cells = useCallback(
    (row: DeskRow) => {
      const [icon, state] = stateOf(row, waitsForKey(desk, row));
      const graded = row.grading?.state === "graded" ? row.grading : null;
      return [
        row.grading === null ? (
          row.file
        ) : (
          <button
            key="file"
            type="button"
            className="button button--quiet grid__name"
            aria-label={texts.details(row.file)}
            title={row.file}
            onClick={() => setOpened(row.file)}
          >
            {row.file}
          </button>
        ),
        graded?.grade == null ? "" : format.number(graded.grade, 1),
        <span key="state" className="class__state">
          <Icon name={icon} /> {texts[state]}
        </span>,
        graded && `${format.number(graded.points)} / ${format.number(graded.possible)}`,
        row.names.join(", "),
        row.lab?.id ?? "",
      ];
    },
    [desk, texts, format],
  );
  const grading = desk.rows.find(({ file }) => file === opened)?.grading ?? null;
  return (
    <>
      <WindowedTable
        caption={texts.table}
        heads={[texts.file, texts.grade, texts.state, texts.points, texts.names, texts.ofLab]}
        rows={desk.rows}
        keyOf={({ file }) => file}
        cells={cells}
      />
      {opened === null || grading === null ? null : (
        <GradingDialog file={opened} grading={grading} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

type State = "waiting" | "needsKey" | "grading" | "graded" | "remarked" | "refused";

function stateOf({ grading, isGrading }: DeskRow, isLocked: boolean): readonly [IconName, State] {
  if (isGrading) return ["play", "grading"];
  if (grading === null) return isLocked ? ["lock", "needsKey"] : ["wait", "waiting"];
  if (grading.state === "not-graded") return ["warn", "refused"];
  return grading.remarks.length > 0 ? ["check", "remarked"] : ["check", "graded"];
}
