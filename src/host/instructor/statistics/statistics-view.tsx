import "../../styles/statistics.css";
import { useState } from "react";
import { statisticsTexts } from "../../messages/statistics.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import { assignmentsSchema, type PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { ExerciseFacts } from "./exercise-facts.tsx";
import { statisticsSchema } from "./statistics-data.ts";

/** How the class does at each exercise of an assignment, what checks say most, and who is stuck. */
export default function StatisticsView({ course }: PartProps) {
  const texts = usePartTexts(statisticsTexts);
  const [answer, again] = useAsked(`courses/${course}/assignments`, assignmentsSchema);
  const [chosen, setChosen] = useState("");
  return (
    <section aria-labelledby="statistics">
      <h2 id="statistics">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <Answered answer={answer} again={again}>
        {(assignments) => {
          const assignment = assignments.find(({ id }) => id === chosen) ?? assignments[0];
          if (assignment === undefined) return <p>{texts.noAssignments}</p>;
          return (
            <>
              <label className="field teach__choice">
                <span>{texts.assignment}</span>
                <select value={assignment.id} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
                  {assignments.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>
              <OfAssignment key={assignment.id} course={course} assignment={assignment.id} />
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function OfAssignment({ course, assignment }: PartProps & { readonly assignment: string }) {
  const texts = usePartTexts(statisticsTexts);
  const [answer, again] = useAsked(`assignments/${assignment}/exercises`, statisticsSchema);
  return (
    <Answered answer={answer} again={again}>
      {(exercises) =>
        exercises.length === 0 ? (
          <p>{texts.noneGraded}</p>
        ) : (
          <ul className="class__tasks">
            {exercises.map((one) => (
              <li key={one.exercise}>
                <ExerciseFacts {...{ course, assignment }} exercise={one} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
