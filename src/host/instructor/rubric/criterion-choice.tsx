import { useId } from "react";
import type { Criterion } from "../../class/assessment-data.ts";
import { rubricTexts } from "../../messages/rubric.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";

interface CriterionChoiceProps {
  readonly criterion: Criterion;
  readonly level: number | null;
  readonly justification: string;
  readonly onChange: (to: { readonly level?: number; readonly justification?: string }) => void;
}

/** One criterion of a submission: which level it reached, and why. */
export function CriterionChoice({ criterion, level, justification, onChange }: CriterionChoiceProps) {
  const texts = usePartTexts(rubricTexts);
  const group = useId();
  const { name, weight, levels } = criterion;
  const most = Math.max(...levels.map(({ points }) => points));
  return (
    <fieldset className="rubric__criterion">
      <legend>{texts.criterionOf(name, weight)}</legend>
      <div className="rubric__levels">
        {levels.map(({ label, points, descriptor }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
          <label key={at} className="rubric__choice">
            <input type="radio" required name={group} checked={level === at} onChange={() => onChange({ level: at })} />
            <span>
              <strong>{label}</strong> ({texts.share(points, most)})
              {descriptor === "" ? null : <span className="class__facts rubric__descriptor">{descriptor}</span>}
            </span>
          </label>
        ))}
      </div>
      <label className="field">
        <span>{texts.why(name)}</span>
        <textarea
          required
          rows={2}
          maxLength={2000}
          value={justification}
          onChange={({ currentTarget }) => onChange({ justification: currentTarget.value })}
        />
      </label>
    </fieldset>
  );
}
