import { Button } from "../../components/button.tsx";
import { instructorTexts } from "../../messages/instructor.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";

/** As it is typed: hours after the due date, and the percentage that is still given. */
export interface LateStep {
  readonly hours: string;
  readonly percent: string;
}

interface LateCreditFieldProps {
  readonly steps: readonly LateStep[];
  readonly onChange: (steps: readonly LateStep[]) => void;
}

/** What late work is worth, as steps in time. */
export function LateCreditField({ steps, onChange }: LateCreditFieldProps) {
  const texts = usePartTexts(instructorTexts).assignments;
  const change = (at: number, to: Partial<LateStep>) =>
    onChange(steps.map((step, place) => (place === at ? { ...step, ...to } : step)));
  return (
    <fieldset className="teach__late">
      <legend>{texts.late}</legend>
      <p className="class__facts">{texts.lateNote}</p>
      {steps.map(({ hours, percent }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <div key={at} className="teach__actions">
          <label>
            {texts.lateAfter}{" "}
            <input
              type="number"
              min={0}
              max={8760}
              step="any"
              required
              value={hours}
              onChange={({ currentTarget }) => change(at, { hours: currentTarget.value })}
            />
          </label>
          <label>
            {texts.lateWorth}{" "}
            <input
              type="number"
              min={0}
              max={100}
              step="any"
              required
              value={percent}
              onChange={({ currentTarget }) => change(at, { percent: currentTarget.value })}
            />
          </label>
          <Button
            look="quiet"
            icon="trash"
            label={texts.lateRemove(at + 1)}
            onClick={() => onChange(steps.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      {steps.length < 20 ? (
        <Button icon="plus" onClick={() => onChange([...steps, { hours: steps.length === 0 ? "0" : "", percent: "" }])}>
          {texts.lateAdd}
        </Button>
      ) : null}
    </fieldset>
  );
}
