import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Button } from "../../components/button.tsx";
import { saveFile } from "../../components/save-file.ts";
import { anonymityTexts } from "../../messages/anonymity.ts";
import { fillTexts } from "../../messages/fill.ts";
import { gradebookTexts } from "../../messages/gradebook.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import type { PartProps } from "../instructor-data.ts";
import { writeDelimited } from "../sheets/delimited.ts";
import { useAsked } from "../use-asked.ts";
import { WideTable } from "../wide-table.tsx";
import { averageOf } from "./average.ts";
import { cellText } from "./cell-text.ts";
import { type Gradebook, type Student, wholeGradebookSchema } from "./gradebook-data.ts";
import { sheetOf } from "./gradebook-sheet.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { StudentDialog } from "./student-dialog.tsx";

const FillDialog = lazy(() => import("./fill-dialog.tsx"));

/** Every grade of a course: to look at, to change, to take out and to bring back. */
export function GradebookView({ course }: PartProps) {
  const texts = usePartTexts(gradebookTexts);
  const anonymous = usePartTexts(anonymityTexts);
  const { format } = useMessages();
  const [answer, again] = useAsked(`courses/${course}/gradebook`, wholeGradebookSchema);
  return (
    <section aria-labelledby="grades">
      <h2 id="grades">{texts.title}</h2>
      <Answered answer={answer} again={again}>
        {({ hidden, ...gradebook }) => (
          <>
            {hidden.length === 0 ? null : <p className="class__facts">{anonymous.leftOut(format.list(hidden))}</p>}
            {gradebook.students.length === 0 || gradebook.assignments.length === 0 ? (
              <p>{texts.empty}</p>
            ) : (
              <GradebookTable course={course} gradebook={gradebook} again={again} />
            )}
          </>
        )}
      </Answered>
    </section>
  );
}

const idOf = ({ id }: Student) => id;

interface GradebookTableProps extends PartProps {
  readonly gradebook: Gradebook;
  readonly again: () => Promise<void>;
}

function GradebookTable({ course, gradebook, again }: GradebookTableProps) {
  const texts = usePartTexts(gradebookTexts);
  const fill = usePartTexts(fillTexts);
  const { format } = useMessages();
  const [open, setOpen] = useState<string | "import" | "fill" | null>(null);
  const { assignments, students } = gradebook;
  const now = useMemo(() => new Date(), []);
  const heads = useMemo(
    () => [texts.columns.name, texts.columns.average, ...assignments.map(({ title }) => title)],
    [texts, assignments],
  );
  const cell = useCallback(
    ({ id, name, cells }: Student, column: number) => {
      if (column === 0)
        return (
          <Button look="quiet" className="grid__name" title={name} onClick={() => setOpen(id)}>
            {name}
          </Button>
        );
      if (column === 1) {
        const average = averageOf(cells, assignments, now);
        return average === null ? "–" : format.number(average, 1);
      }
      const graded = cells[column - 2];
      return graded === undefined ? "" : cellText(graded, texts, format.number);
    },
    [assignments, now, texts, format],
  );
  const sheet = () => sheetOf(gradebook, texts.columns, now);
  const saveXlsx = async () => {
    const { writeXlsx } = await import("../sheets/xlsx.ts");
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    saveFile(`${texts.fileName}.xlsx`, type, writeXlsx(sheet()));
  };
  const student = students.find(({ id }) => id === open);
  return (
    <>
      <div className="teach__actions">
        <Button
          icon="download"
          onClick={() => saveFile(`${texts.fileName}.csv`, "text/csv;charset=utf-8", writeDelimited(sheet()))}
        >
          CSV
        </Button>
        <Button icon="download" onClick={() => void saveXlsx()}>
          XLSX
        </Button>
        <Button icon="up" onClick={() => setOpen("import")}>
          {texts.import}
        </Button>
        <Button icon="pencil" onClick={() => setOpen("fill")}>
          {fill.open}
        </Button>
      </div>
      <p className="class__facts">{texts.legend}</p>
      <WideTable
        caption={texts.caption(students.length, assignments.length)}
        heads={heads}
        rows={students}
        keyOf={idOf}
        cell={cell}
      />
      {open === "import" ? (
        <ImportDialog course={course} gradebook={gradebook} onClose={() => setOpen(null)} onSaved={again} />
      ) : null}
      {open === "fill" ? (
        <Suspense>
          <FillDialog course={course} gradebook={gradebook} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
      {student ? (
        <StudentDialog
          course={course}
          student={student}
          tasks={assignments}
          onClose={() => setOpen(null)}
          onSaved={again}
        />
      ) : null}
    </>
  );
}
