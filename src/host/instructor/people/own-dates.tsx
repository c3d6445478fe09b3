import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { personTexts } from "../../messages/person.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { assignmentsSchema, type PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { extensionsSchema } from "./extension-data.ts";
import { ExtensionForm } from "./extension-form.tsx";

/** A student's own due dates, assignment by assignment. */
export function OwnDates({ course, student }: PartProps & { readonly student: string }) {
  const texts = usePartTexts(personTexts);
  const { format } = useMessages();
  const [tasks, askTasks] = useAsked(`courses/${course}/assignments`, assignmentsSchema);
  const [extensions, again] = useAsked(`courses/${course}/extensions`, extensionsSchema);
  const [open, setOpen] = useState("");
  return (
    <section aria-labelledby="own-dates">
      <h3 id="own-dates">{texts.dates}</h3>
      <p className="class__facts">{texts.datesNote}</p>
      <Answered answer={tasks} again={askTasks}>
        {(list) => (
          <Answered answer={extensions} again={again}>
            {(given) =>
              list.length === 0 ? (
                <p>{texts.noTasks}</p>
              ) : (
                <ul className="class__tasks">
                  {list.map((task) => {
                    const own = given.find((one) => one.assignmentId === task.id && one.studentId === student);
                    return (
                      <li key={task.id}>
                        <div className="teach__row">
                          <div>
                            <p className="class__task-title">{task.title}</p>
                            <p className="class__facts">
                              {texts.taskDue(format.date(task.dueAt))}
                              {own ? ` · ${texts.ownDue(format.date(own.dueAt))}` : null}
                            </p>
                          </div>
                          <Button
                            aria-expanded={open === task.id}
                            aria-label={texts.changeOf(task.title)}
                            onClick={() => setOpen(open === task.id ? "" : task.id)}
                          >
                            {texts.change}
                          </Button>
                        </div>
                        {open === task.id ? (
                          <ExtensionForm task={task} student={student} ownDueAt={own?.dueAt ?? null} onSaved={again} />
                        ) : null}
                      </li>
                    );
                  })}
                </ul>
              )
            }
          </Answered>
        )}
      </Answered>
    </section>
  );
}
