import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { gradebookTexts } from "../../messages/gradebook.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { cellText } from "./cell-text.ts";
import { GradeForm } from "./grade-form.tsx";
import type { Student, Task } from "./gradebook-data.ts";

interface StudentDialogProps {
  readonly student: Student;
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

/** One student's grades, each of which can be given by hand. */
export function StudentDialog({ student, tasks, onClose, onSaved }: StudentDialogProps) {
  const texts = usePartTexts(gradebookTexts);
  const { format } = useMessages();
  const [open, setOpen] = useState("");
  return (
    <Dialog title={student.name} onClose={onClose}>
      <p className="class__facts">{student.email}</p>
      <ul className="class__tasks">
        {tasks.map((task, at) => {
          const cell = student.cells[at];
          if (cell === undefined) return null;
          return (
            <li key={task.id}>
              <div className="teach__row">
                <span>
                  <strong>{task.title}</strong>: {cellText(cell, texts, format.number)}
                </span>
                <Button
                  aria-expanded={open === task.id}
                  aria-label={texts.gradeOf(task.title)}
                  onClick={() => setOpen(open === task.id ? "" : task.id)}
                >
                  {texts.giveGrade}
                </Button>
              </div>
              {open === task.id ? (
                <GradeForm assignment={task} student={student.id} now={cell} onSaved={onSaved} />
              ) : null}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
