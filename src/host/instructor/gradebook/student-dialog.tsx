import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { gradebookTexts } from "../../messages/gradebook.ts";
import { personTexts } from "../../messages/person.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import type { PartProps } from "../instructor-data.ts";
import { extensionsSchema } from "../people/extension-data.ts";
import { ExtensionForm } from "../people/extension-form.tsx";
import { useAsked } from "../use-asked.ts";
import { cellText } from "./cell-text.ts";
import { GradeForm } from "./grade-form.tsx";
import type { Student, Task } from "./gradebook-data.ts";

interface StudentDialogProps extends PartProps {
  readonly student: Student;
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

/** One student's grades and due dates, each of which can be given by hand. */
export function StudentDialog({ course, student, tasks, onClose, onSaved }: StudentDialogProps) {
  const texts = usePartTexts(gradebookTexts);
  const dates = usePartTexts(personTexts);
  const [extensions, askExtensions] = useAsked(`courses/${course}/extensions`, extensionsSchema);
  const { format } = useMessages();
  /** The assignment whose grade or date is being changed. */
  const [open, setOpen] = useState<{ readonly task: string; readonly what: "grade" | "date" } | null>(null);
  const toggle = (task: string, what: "grade" | "date") =>
    setOpen(open?.task === task && open.what === what ? null : { task, what });
  return (
    <Dialog title={student.name} onClose={onClose}>
      <p className="class__facts">{student.email}</p>
      <ul className="class__tasks">
        {tasks.map((task, at) => {
          const cell = student.cells[at];
          if (cell === undefined) return null;
          const own = extensions?.ok
            ? extensions.value.find((one) => one.assignmentId === task.id && one.studentId === student.id)
            : undefined;
          const shown = open?.task === task.id ? open.what : null;
          return (
            <li key={task.id}>
              <div className="teach__row">
                <span>
                  <strong>{task.title}</strong>: {cellText(cell, texts, format.number)}
                  {own ? <span className="class__facts"> · {dates.ownDue(format.date(own.dueAt))}</span> : null}
                </span>
                <span className="teach__actions">
                  <Button
                    aria-expanded={shown === "grade"}
                    aria-label={texts.gradeOf(task.title)}
                    onClick={() => toggle(task.id, "grade")}
                  >
                    {texts.giveGrade}
                  </Button>
                  {extensions?.ok ? (
                    <Button
                      aria-expanded={shown === "date"}
                      aria-label={dates.changeOf(task.title)}
                      onClick={() => toggle(task.id, "date")}
                    >
                      {dates.change}
                    </Button>
                  ) : null}
                </span>
              </div>
              {shown === "grade" ? (
                <GradeForm
                  path={`assignments/${task.id}/grades/${student.id}`}
                  maxPoints={task.maxPoints}
                  now={cell}
                  onSaved={onSaved}
                />
              ) : null}
              {shown === "date" ? (
                <ExtensionForm
                  task={task}
                  student={student.id}
                  ownDueAt={own?.dueAt ?? null}
                  onSaved={async () => {
                    await askExtensions();
                    await onSaved();
                  }}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
