import { Field } from "../../class/field.tsx";
import { assignmentRuleTexts } from "../../messages/assignment-rules.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { Assignment } from "../instructor-data.ts";

const rules = ["never", "after-late-work", "on-date"] as const;

interface SolutionsFieldProps {
  readonly rule: Assignment["solutionsOpen"];
  /** As the field holds it; read for `on-date`. */
  readonly date: string;
  readonly onChange: (change: { readonly rule?: Assignment["solutionsOpen"]; readonly date?: string }) => void;
}

/** From when the course sees the solutions without an attempt. */
export function SolutionsField({ rule, date, onChange }: SolutionsFieldProps) {
  const texts = usePartTexts(assignmentRuleTexts);
  return (
    <div className="teach__pair">
      <label className="field">
        <span>{texts.solutions}</span>
        <select
          value={rule}
          onChange={({ currentTarget }) => {
            const chosen = rules.find((one) => one === currentTarget.value);
            if (chosen) onChange({ rule: chosen });
          }}
        >
          {rules.map((one) => (
            <option key={one} value={one}>
              {texts.solutionRules[one]}
            </option>
          ))}
        </select>
      </label>
      {rule === "on-date" ? (
        <Field
          label={texts.solutionsAt}
          note={texts.solutionsNote}
          type="datetime-local"
          value={date}
          onChange={({ currentTarget }) => onChange({ date: currentTarget.value })}
        />
      ) : null}
    </div>
  );
}
