import { Field } from "../../class/field.tsx";
import { Button } from "../../components/button.tsx";
import { rubricTexts } from "../../messages/rubric.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { DraftCriterion, DraftLevel } from "./rubric-data.ts";

interface CriterionFieldProps {
  /** From 1. */
  readonly place: number;
  readonly criterion: DraftCriterion;
  readonly onChange: (criterion: DraftCriterion) => void;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

/** One criterion of a rubric: its name, its weight, its levels. */
export function CriterionField({ place, criterion, onChange, onRemove }: CriterionFieldProps) {
  const texts = usePartTexts(rubricTexts);
  const { name, weight, levels } = criterion;
  const changeLevel = (at: number, to: Partial<DraftLevel>) =>
    onChange({ ...criterion, levels: levels.map((level, one) => (one === at ? { ...level, ...to } : level)) });
  return (
    <fieldset className="rubric__criterion">
      <legend>{texts.criterion(place)}</legend>
      <div className="rubric__pair">
        <Field
          label={texts.criterionName}
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => onChange({ ...criterion, name: currentTarget.value })}
        />
        <Field
          label={texts.weight}
          type="number"
          min={0.01}
          max={100}
          step="any"
          value={weight}
          onChange={({ currentTarget }) => onChange({ ...criterion, weight: currentTarget.value })}
        />
      </div>
      {levels.map(({ label, points, descriptor }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
        <fieldset key={at} className="rubric__level">
          <legend>{texts.level(at + 1)}</legend>
          <div className="rubric__pair">
            <Field
              label={texts.label}
              maxLength={80}
              value={label}
              onChange={({ currentTarget }) => changeLevel(at, { label: currentTarget.value })}
            />
            <Field
              label={texts.points}
              type="number"
              min={0}
              max={1000}
              step="any"
              value={points}
              onChange={({ currentTarget }) => changeLevel(at, { points: currentTarget.value })}
            />
          </div>
          <label className="field">
            <span>{texts.descriptor}</span>
            <textarea
              rows={2}
              maxLength={1000}
              value={descriptor}
              onChange={({ currentTarget }) => changeLevel(at, { descriptor: currentTarget.value })}
            />
          </label>
          {levels.length > 2 ? (
            <Button
              look="quiet"
              icon="trash"
              label={texts.removeLevel(at + 1, place)}
              onClick={() => onChange({ ...criterion, levels: levels.filter((_, one) => one !== at) })}
            />
          ) : null}
        </fieldset>
      ))}
      <div className="teach__actions">
        {levels.length < 10 ? (
          <Button
            icon="plus"
            onClick={() => onChange({ ...criterion, levels: [...levels, { label: "", points: "", descriptor: "" }] })}
          >
            {texts.addLevel}
          </Button>
        ) : null}
        {onRemove ? (
          <Button look="quiet" icon="trash" onClick={onRemove}>
            {texts.removeCriterion(place)}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}
