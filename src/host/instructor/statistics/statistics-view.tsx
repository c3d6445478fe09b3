import "../../styles/statistics.css";
import { statisticsTexts } from "../../messages/statistics.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import { ChooseAssignment } from "../choose-assignment.tsx";
import type { PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { ExerciseFacts } from "./exercise-facts.tsx";
import { statisticsSchema } from "./statistics-data.ts";

/** How the class does at each exercise of an assignment, what checks say most, and who is stuck. */
export default function StatisticsView({ course }: PartProps) {
  const texts = usePartTexts(statisticsTexts);
  return (
    <section aria-labelledby="statistics">
      <h2 id="statistics">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <ChooseAssignment course={course}>
        {({ id }) => <OfAssignment key={id} course={course} assignment={id} />}
      </ChooseAssignment>
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
