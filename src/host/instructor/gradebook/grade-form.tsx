import type { SubmitEvent } from "react";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { gradebookTexts } from "../../messages/gradebook.ts";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { useAction } from "../use-action.ts";
import { placeForUnsaved, useUnsaved } from "../use-unsaved.ts";
import type { GradebookCell } from "./gradebook-data.ts";

const place = placeForUnsaved<{ readonly points: string; readonly justification: string }>();

interface GradeFormProps {
  /** Where the grade is given and taken back. */
  readonly path: string;
  readonly maxPoints: number;
  readonly now: Pick<GradebookCell, "points" | "manual" | "justification" | "basisChanged">;
  /** Of a team whose grades are not one: what each has stands beside the form. */
  readonly differs?: boolean;
  readonly onSaved: () => Promise<void>;
}

/** A grade that a person gives, with its reason. It stays whatever is computed later, until it is taken back. */
export function GradeForm({ path, maxPoints, now, differs = false, onSaved }: GradeFormProps) {
  const texts = usePartTexts(gradebookTexts);
  const { format } = useMessages();
  const { told, run } = useAction();
  const { unsaved } = usePartTexts(readingTexts);
  const { value, isUnsaved, write, saved } = useUnsaved(place, path, {
    points: now.points === null ? "" : String(Math.round(now.points * 100) / 100),
    justification: now.justification,
  });
  const { points, justification } = value;
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const json = { points: Number(points), justification };
    if ((await run(() => askClass({ method: "PUT", path, json }), texts.gradeSaved)) === null) return;
    saved(value);
    await onSaved();
  };
  const withdraw = async () => {
    if ((await run(() => askClass({ method: "DELETE", path }), texts.gradeWithdrawn)) !== null) await onSaved();
  };
  return (
    <form className="teach__form" onSubmit={(event) => void save(event)}>
      {differs ? null : (
        <p>
          {now.points === null
            ? texts.noGrade
            : texts.gradeNow(format.number(now.points), format.number(maxPoints), now.manual)}
          {now.basisChanged ? ` ${texts.basisChanged}` : null}
        </p>
      )}
      <Field
        label={texts.points(maxPoints)}
        type="number"
        min={0}
        max={maxPoints}
        step="any"
        value={points}
        onChange={({ currentTarget }) => write({ ...value, points: currentTarget.value })}
      />
      <label className="field">
        <span>{texts.justification}</span>
        <textarea
          required
          rows={3}
          maxLength={2000}
          value={justification}
          onChange={({ currentTarget }) => write({ ...value, justification: currentTarget.value })}
        />
        <span className="class__facts">{texts.justificationNote}</span>
      </label>
      <div className="teach__actions">
        <Button look="main" type="submit">
          {texts.giveGrade}
        </Button>
        {now.manual ? <Button onClick={() => void withdraw()}>{texts.withdrawGrade}</Button> : null}
        {isUnsaved ? <span className="class__facts">{unsaved}</span> : null}
      </div>
      <ToldLine told={told} />
    </form>
  );
}
