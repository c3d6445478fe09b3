import { useState } from "react";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { gradebookTexts } from "../../messages/gradebook.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import type { PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { exercisesSchema, type Task } from "./gradebook-data.ts";

/** How the class does at each exercise of an assignment, and what checks say most. */
export function ExercisesView({ course, tasks }: PartProps & { readonly tasks: readonly Task[] }) {
  const texts = usePartTexts(gradebookTexts);
  const [chosen, setChosen] = useState(tasks[0]?.id ?? "");
  const [answer, again] = useAsked(`assignments/${chosen}/exercises`, exercisesSchema);
  return (
    <section aria-labelledby="exercises">
      <h3 id="exercises">{texts.exercises}</h3>
      <p className="class__lead">{texts.exercisesLead}</p>
      <label className="field teach__choice">
        <span>{texts.assignment}</span>
        <select value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          {tasks.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <Answered answer={answer} again={again}>
        {(exercises) =>
          exercises.length === 0 ? (
            <p>{texts.noneGraded}</p>
          ) : (
            <ul className="class__tasks">
              {exercises.map(({ exercise, title, passed, failed, notAttempted, broken, failures }) => (
                <li key={exercise}>
                  <p>
                    <strong>{title}</strong>: {texts.fared(passed, failed, notAttempted)}
                    {broken > 0 ? ` · ${texts.faredBroken(broken)}` : null}
                  </p>
                  {failures.length === 0 ? null : (
                    <ul>
                      {failures.map(({ check, text, count, submissions }) => (
                        <li key={`${check} ${text}`}>
                          {texts.failure(text === "" ? check : text, count)}{" "}
                          {submissions.slice(0, 5).map((id, at) => (
                            <Link key={id} href={linkTo({ page: "class", at: `${course}/submissions/${id}` })}>
                              {texts.oneOf(at + 1)}
                            </Link>
                          ))}
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
