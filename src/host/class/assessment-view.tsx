import { useEffect, useState } from "react";
import { rubricTexts } from "../messages/rubric.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { type Assessment, assessmentSchema } from "./assessment-data.ts";
import { askClass } from "./class-server.ts";

/** The rubric that somebody filled in for a submission: criteria, levels, reasons. Nothing is shown where nobody did. */
export function AssessmentView({ submission }: { submission: string }) {
  const texts = usePartTexts(rubricTexts);
  const { format } = useMessages();
  const [assessment, setAssessment] = useState<Assessment | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let here = true;
    void askClass({ path: `submissions/${submission}/assessment`, schema: assessmentSchema }).then((answer) => {
      if (!here) return;
      if (answer.ok) setAssessment(answer.value.assessment);
      setProblem(answer.ok ? "" : answer.why === "later" ? texts.later : answer.text);
    });
    return () => {
      here = false;
    };
  }, [submission, texts]);
  if (problem !== "") return <p role="alert">{problem}</p>;
  if (assessment === null) return null;
  const { rubric, choices, points, holds } = assessment;
  return (
    <div>
      <h4>{texts.filled(rubric.name)}</h4>
      <p className="class__facts">{holds ? texts.totalHolds(points) : texts.totalHeld(points)}</p>
      <ul>
        {rubric.criteria.map(({ name, weight, levels }, place) => {
          const choice = choices[place];
          const level = levels[choice?.level ?? -1];
          if (choice === undefined || level === undefined) return null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is its place
            <li key={place}>
              <strong>{texts.criterionOf(name, weight)}</strong>: {level.label} ({format.number(level.points)}/
              {format.number(Math.max(...levels.map((one) => one.points)))})
              {level.descriptor === "" ? null : <p className="class__facts class__written">{level.descriptor}</p>}
              <p className="class__written">{choice.justification}</p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
