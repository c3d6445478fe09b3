import { type ReactNode, useState } from "react";
import { instructorTexts } from "../messages/instructor.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { Answered } from "./answered.tsx";
import { type Assignment, assignmentsSchema, type PartProps } from "./instructor-data.ts";
import { useAsked } from "./use-asked.ts";

/** The assignment that was chosen last, by course: who reads a submission and comes back finds the list they left. */
const chosenLast = new Map<string, string>();

interface ChooseAssignmentProps extends PartProps {
  readonly children: (assignment: Assignment) => ReactNode;
}

/** One assignment of a course, chosen from all of them; the same in every part of the page that is about one. */
export function ChooseAssignment({ course, children }: ChooseAssignmentProps) {
  const texts = usePartTexts(instructorTexts).choice;
  const [answer, again] = useAsked(`courses/${course}/assignments`, assignmentsSchema);
  const [chosen, setChosen] = useState(chosenLast.get(course) ?? "");
  const choose = (id: string) => {
    chosenLast.set(course, id);
    setChosen(id);
  };
  return (
    <Answered answer={answer} again={again}>
      {(assignments) => {
        const assignment = assignments.find(({ id }) => id === chosen) ?? assignments[0];
        if (assignment === undefined) return <p>{texts.none}</p>;
        return (
          <>
            <label className="field teach__choice">
              <span>{texts.assignment}</span>
              <select value={assignment.id} onChange={({ currentTarget }) => choose(currentTarget.value)}>
                {assignments.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
            {children(assignment)}
          </>
        );
      }}
    </Answered>
  );
}
