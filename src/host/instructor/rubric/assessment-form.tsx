import type { SubmitEvent } from "react";
import { rubricPoints } from "../../../grading/rubric-points.ts";
import type { Assessment, Rubric } from "../../class/assessment-data.ts";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { readingTexts } from "../../messages/reading.ts";
import { rubricTexts } from "../../messages/rubric.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useAction } from "../use-action.ts";
import { placeForUnsaved, useUnsaved } from "../use-unsaved.ts";
import { CriterionChoice } from "./criterion-choice.tsx";

interface AssessmentFormProps {
  readonly submission: string;
  readonly rubric: Rubric;
  readonly assessment: Assessment | null;
  readonly maxPoints: number;
  readonly onChanged: () => Promise<void>;
}

interface Draft {
  readonly level: number | null;
  readonly justification: string;
}

const place = placeForUnsaved<readonly Draft[]>();

/** Fills in a rubric: a level and a reason for each criterion. Its total becomes the grade. */
export function AssessmentForm({ submission, rubric, assessment, maxPoints, onChanged }: AssessmentFormProps) {
  const texts = usePartTexts(rubricTexts);
  const { told, run } = useAction();
  const { unsaved } = usePartTexts(readingTexts);
  const { criteria, versionId } = rubric;
  const kept = useUnsaved(place, `${submission} ${versionId}`, draftsOf(rubric, assessment));
  const drafts = kept.value;
  const open = drafts.filter(({ level }) => level === null).length;
  const levels = drafts.map(({ level }) => level);
  const path = `submissions/${submission}/assessment`;
  const change = (at: number, to: Partial<Draft>) =>
    kept.write(drafts.map((draft, here) => (here === at ? { ...draft, ...to } : draft)));
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const json = { versionId, choices: drafts };
    if ((await run(() => askClass({ method: "PUT", path, json }), texts.assessed)) === null) return;
    kept.saved(drafts);
    await onChanged();
  };
  const withdraw = async () => {
    if ((await run(() => askClass({ method: "DELETE", path }), texts.withdrawn)) === null) return;
    kept.reset(draftsOf(rubric, null));
    await onChanged();
  };
  return (
    <form className="teach__form rubric__form" onSubmit={(event) => void save(event)}>
      {assessment && !assessment.holds ? <p className="note note--warn">{texts.notHolding}</p> : null}
      {criteria.map((criterion, at) => (
        <CriterionChoice
          // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is its place
          key={at}
          criterion={criterion}
          level={drafts[at]?.level ?? null}
          justification={drafts[at]?.justification ?? ""}
          onChange={(to) => change(at, to)}
        />
      ))}
      <p role="status">
        <strong>{texts.total(rubricPoints(criteria, levels, maxPoints), maxPoints)}</strong>{" "}
        {open > 0 ? texts.totalOpen(open) : null}
      </p>
      <p className="class__facts">{texts.formNote}</p>
      <div className="teach__actions">
        <Button look="main" type="submit">
          {texts.assess}
        </Button>
        {kept.isUnsaved ? <span className="class__facts">{unsaved}</span> : null}
        {assessment ? <Button onClick={() => void withdraw()}>{texts.withdraw}</Button> : null}
      </div>
      <ToldLine told={told} />
    </form>
  );
}

/** What was filled in before; of another version the reasons of criteria that are called the same. */
function draftsOf({ criteria, versionId }: Rubric, assessment: Assessment | null): readonly Draft[] {
  return criteria.map(({ name }, at) => {
    if (assessment?.rubric.versionId === versionId) return assessment.choices[at] ?? { level: null, justification: "" };
    const before = assessment?.rubric.criteria.findIndex((one) => one.name === name) ?? -1;
    return { level: null, justification: assessment?.choices[before]?.justification ?? "" };
  });
}
