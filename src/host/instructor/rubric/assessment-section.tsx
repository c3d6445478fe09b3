import "../../styles/rubric.css";
import { useState } from "react";
import { type Assessment, assessmentSchema, chosenRubricSchema, type Rubric } from "../../class/assessment-data.ts";
import { Button } from "../../components/button.tsx";
import { rubricTexts } from "../../messages/rubric.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import { useAsked } from "../use-asked.ts";
import { AssessmentForm } from "./assessment-form.tsx";

interface AssessmentSectionProps {
  readonly submission: string;
  readonly assignment: { readonly id: string; readonly maxPoints: number };
  /** The grade may be another. */
  readonly onChanged: () => Promise<void>;
}

/** The assignment's rubric, to be filled in for a submission; nothing where the assignment has none. */
export function AssessmentSection({ submission, assignment, onChanged }: AssessmentSectionProps) {
  const [chosen, askChosen] = useAsked(`assignments/${assignment.id}/rubric`, chosenRubricSchema);
  const [answer, again] = useAsked(`submissions/${submission}/assessment`, assessmentSchema);
  return (
    <Answered answer={chosen} again={askChosen}>
      {({ rubric }) => (
        <Answered answer={answer} again={again}>
          {({ assessment }) => (
            <OfVersion
              {...{ submission, rubric, assessment }}
              maxPoints={assignment.maxPoints}
              onChanged={async () => {
                await Promise.all([again(), onChanged()]);
              }}
            />
          )}
        </Answered>
      )}
    </Answered>
  );
}

interface OfVersionProps {
  readonly submission: string;
  /** What the assignment is assessed with now. */
  readonly rubric: Rubric | null;
  readonly assessment: Assessment | null;
  readonly maxPoints: number;
  readonly onChanged: () => Promise<void>;
}

/** The version that the assessment was made with, as long as nobody asks for the newer one. */
function OfVersion({ submission, rubric, assessment, maxPoints, onChanged }: OfVersionProps) {
  const texts = usePartTexts(rubricTexts);
  const [wantsNewest, setWantsNewest] = useState(false);
  const shown = wantsNewest || assessment === null ? rubric : assessment.rubric;
  if (shown === null) return null;
  const isOlder = rubric !== null && rubric.versionId !== shown.versionId;
  return (
    <>
      <h3>{texts.form}</h3>
      <p className="class__facts">{texts.formOf(shown.name, shown.version)}</p>
      {isOlder ? (
        <p>
          <Button onClick={() => setWantsNewest(true)}>
            {rubric.id === shown.id ? texts.goOver(rubric.version) : texts.goOverTo(rubric.name)}
          </Button>
        </p>
      ) : null}
      <AssessmentForm key={shown.versionId} {...{ submission, rubric: shown, assessment, maxPoints, onChanged }} />
    </>
  );
}
