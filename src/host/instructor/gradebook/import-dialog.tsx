import { type ChangeEvent, useState } from "react";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { gradebookTexts } from "../../messages/gradebook.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import type { PartProps } from "../instructor-data.ts";
import { readSheet } from "../sheets/read-sheet.ts";
import { useAction } from "../use-action.ts";
import type { Gradebook } from "./gradebook-data.ts";
import { type ReadGrades, readGrades } from "./read-grades.ts";

interface ImportDialogProps extends PartProps {
  readonly gradebook: Gradebook;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

/** More lines are read by nobody; they are counted, and taken all the same. */
const mostShown = 100;

/** Brings grades back from a spreadsheet: what would change is shown before anything does. */
export function ImportDialog({ course, gradebook, onClose, onSaved }: ImportDialogProps) {
  const texts = usePartTexts(gradebookTexts);
  const { format } = useMessages();
  const { told, tell, run } = useAction();
  const [read, setRead] = useState<ReadGrades | null>(null);
  const [justification, setJustification] = useState<string>(texts.fromSheet);
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file === undefined) return;
    const rows = await readSheet(file);
    const found = rows === null ? null : readGrades(rows, gradebook, texts.columns);
    setRead(found);
    tell(found === null ? { text: texts.noSheet, isRefusal: true } : { text: "", isRefusal: false });
  };
  const save = async () => {
    if (read === null) return;
    const grades = read.changes.map(({ student, task, points }) => ({
      ...{ assignmentId: task.id, studentId: student.id },
      points,
    }));
    const json = { justification, grades };
    const saved = await run(() => askClass({ method: "PUT", path: `courses/${course}/grades`, json }), "");
    if (saved === null) return;
    await onSaved();
    onClose();
  };
  return (
    <Dialog title={texts.import} onClose={onClose}>
      <p>{texts.importLead}</p>
      <label className="field">
        <span>{texts.file}</span>
        <input
          type="file"
          accept=".csv,.xlsx,text/csv"
          data-first-focus
          // The same file can be chosen again once it was mended.
          onClick={({ currentTarget }) => {
            currentTarget.value = "";
          }}
          onChange={(event) => void choose(event)}
        />
      </label>
      <ToldLine told={told} />
      {read === null ? null : (
        <>
          <LeftOut read={read} />
          <p role="status">{texts.changes(read.changes.length)}</p>
          {read.changes.length > 0 ? (
            <form
              className="teach__form"
              onSubmit={(event) => {
                event.preventDefault();
                void save();
              }}
            >
              <ul>
                {read.changes.slice(0, mostShown).map(({ student, task, before, points }) => (
                  <li key={`${student.id} ${task.id}`}>
                    {texts.change(
                      student.name,
                      task.title,
                      before === null ? texts.marks.nothing : format.number(before),
                      format.number(points),
                    )}
                  </li>
                ))}
                {read.changes.length > mostShown ? <li>{texts.moreChanges(read.changes.length - mostShown)}</li> : null}
              </ul>
              <label className="field">
                <span>{texts.justification}</span>
                <textarea
                  required
                  rows={2}
                  maxLength={2000}
                  value={justification}
                  onChange={({ currentTarget }) => setJustification(currentTarget.value)}
                />
              </label>
              <div className="teach__actions">
                <Button look="main" type="submit">
                  {texts.take}
                </Button>
              </div>
            </form>
          ) : null}
        </>
      )}
    </Dialog>
  );
}

/** What of the spreadsheet is not taken, and why. */
function LeftOut({ read: { strangers, repeated, ragged, unread, otherHeads } }: { read: ReadGrades }) {
  const texts = usePartTexts(gradebookTexts);
  return (
    <>
      {otherHeads.length > 0 ? <p>{texts.otherHeads(otherHeads)}</p> : null}
      {strangers.length > 0 ? <p>{texts.strangers(strangers)}</p> : null}
      {repeated.length > 0 ? <p>{texts.repeated(repeated)}</p> : null}
      {ragged.length > 0 ? <p>{texts.ragged(ragged)}</p> : null}
      {unread.length > 0 ? (
        <p>{texts.unread(unread.map(({ email, head, text }) => `${email}, ${head}: ${text}`))}</p>
      ) : null}
    </>
  );
}
