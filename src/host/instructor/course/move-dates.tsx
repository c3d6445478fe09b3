import { useState } from "react";
import * as z from "zod/mini";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { courseTexts } from "../../messages/course.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { type Assignment, assignmentsSchema, type PartProps } from "../instructor-data.ts";
import { extensionsSchema } from "../people/extension-data.ts";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";
import { movedBy, readDays } from "./moved.ts";

const movedSchema = z.object({ moved: z.number() });

/** Every date of a course in one move, shown before it is made. */
export function MoveDates({ course }: PartProps) {
  const texts = usePartTexts(courseTexts);
  const [tasks, askTasks] = useAsked(`courses/${course}/assignments`, assignmentsSchema);
  const [extensions, askExtensions] = useAsked(`courses/${course}/extensions`, extensionsSchema);
  const { told, tell, run } = useAction();
  const [typed, setTyped] = useState("7");
  const days = readDays(typed);
  const move = async () => {
    const path = `courses/${course}/move-dates`;
    const done = await run(() => askClass({ method: "POST", path, json: { days }, schema: movedSchema }), "");
    if (done === null) return;
    tell({ text: texts.moved(done.value.moved), isRefusal: false });
    await Promise.all([askTasks(), askExtensions()]);
  };
  return (
    <section aria-labelledby="settings-dates">
      <h3 id="settings-dates">{texts.dates}</h3>
      <p className="class__facts">{texts.datesNote}</p>
      <Answered answer={tasks} again={askTasks}>
        {(list) =>
          list.length === 0 ? (
            <p>{texts.noDates}</p>
          ) : (
            <div className="teach__form">
              <Field
                label={texts.days}
                type="number"
                min={-366}
                max={366}
                step={1}
                value={typed}
                onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              />
              <div className="teach__actions">
                <Button onClick={() => setTyped("-7")}>{texts.weekBefore}</Button>
                <Button onClick={() => setTyped("7")}>{texts.week(1)}</Button>
                <Button onClick={() => setTyped("14")}>{texts.week(2)}</Button>
              </div>
              <ToldLine told={told} />
              {days === null ? null : (
                <>
                  <p>{texts.wouldMove(list.length, extensions?.ok ? extensions.value.length : 0)}</p>
                  <Preview tasks={list} days={days} />
                  <div className="teach__actions">
                    <Button look="main" onClick={() => void move()}>
                      {texts.move}
                    </Button>
                  </div>
                </>
              )}
            </div>
          )
        }
      </Answered>
    </section>
  );
}

function Preview({ tasks, days }: { tasks: readonly Assignment[]; days: number }) {
  const texts = usePartTexts(courseTexts);
  const { format } = useMessages();
  return (
    <ul className="class__tasks">
      {tasks.map(({ id, title, opensAt, dueAt }) => (
        <li key={id}>
          <p className="class__task-title">{title}</p>
          {(
            [
              [texts.opens, opensAt],
              [texts.due, dueAt],
            ] as const
          ).map(([name, at]) => (
            <p key={name} className="class__facts">
              {name}: <strong>{format.date(movedBy(at, days))}</strong> ({texts.now(format.date(at))})
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
