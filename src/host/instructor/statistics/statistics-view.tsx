import "../../styles/statistics.css";
import { statisticsTexts } from "../../messages/statistics.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useCatalogue } from "../../pages/use-catalogue.ts";
import { useLanguage } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { ChooseAssignment } from "../choose-assignment.tsx";
import type { PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { ExerciseFacts } from "./exercise-facts.tsx";
import { type ExerciseStatistics, statisticsSchema } from "./statistics-data.ts";

/** How the class does at each exercise of an assignment, what checks say most, and who is stuck. */
export default function StatisticsView({ course }: PartProps) {
  const texts = usePartTexts(statisticsTexts);
  return (
    <section aria-labelledby="statistics">
      <h2 id="statistics">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <ChooseAssignment course={course}>
        {({ id, labId }) => <OfAssignment key={id} course={course} assignment={id} labId={labId} />}
      </ChooseAssignment>
    </section>
  );
}

interface OfAssignmentProps extends PartProps {
  readonly assignment: string;
  readonly labId: string;
}

function OfAssignment({ course, assignment, labId }: OfAssignmentProps) {
  const texts = usePartTexts(statisticsTexts);
  const titleOf = useExerciseTitles(labId);
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
                <ExerciseFacts {...{ course, assignment }} exercise={{ ...one, title: titleOf(one) }} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

/** Titles in the reader's language; a grading has them in the language of who handed in, and for what the course has no more. */
function useExerciseTitles(labId: string): (one: ExerciseStatistics) => string {
  const [found] = useCatalogue();
  const language = useLanguage();
  const lab = found.state === "ready" ? found.catalogue.labs.find(({ id }) => id === labId) : undefined;
  return ({ exercise, title }) => lab?.exercises.find(({ id }) => id === exercise)?.title[language] ?? title;
}
