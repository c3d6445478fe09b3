import { type SubmitEvent, useState } from "react";
import * as z from "zod/mini";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { courseTexts } from "../../messages/course.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import type { PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";

const retentionSchema = z.object({ months: z.nullable(z.number()), countsFrom: z.string() });
type Retained = z.infer<typeof retentionSchema>;

/** How long a course keeps what is handed in. */
export function Retention({ course }: PartProps) {
  const texts = usePartTexts(courseTexts);
  const [answer, again] = useAsked(`courses/${course}/retention`, retentionSchema);
  return (
    <section aria-labelledby="settings-retention">
      <h3 id="settings-retention">{texts.retention}</h3>
      <p className="class__facts">{texts.retentionNote}</p>
      <Answered answer={answer} again={again}>
        {(now) => <RetentionForm course={course} now={now} onSaved={again} />}
      </Answered>
    </section>
  );
}

interface RetentionFormProps extends PartProps {
  readonly now: Retained;
  readonly onSaved: () => Promise<void>;
}

function RetentionForm({ course, now, onSaved }: RetentionFormProps) {
  const texts = usePartTexts(courseTexts);
  const { format } = useMessages();
  const { told, run } = useAction();
  const [isForEver, setForEver] = useState(now.months === null);
  const [months, setMonths] = useState(String(now.months ?? 12));
  const erasesAt = isForEver ? null : monthsAfter(now.countsFrom, Number(months));
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const json = { months: isForEver ? null : Number(months) };
    const ask = () => askClass({ method: "PUT", path: `courses/${course}/retention`, json });
    if ((await run(ask, texts.retentionSaved)) !== null) await onSaved();
  };
  return (
    <form className="teach__form" onSubmit={(event) => void save(event)}>
      <label>
        <input
          type="checkbox"
          checked={isForEver}
          onChange={({ currentTarget }) => setForEver(currentTarget.checked)}
        />{" "}
        {texts.forever}
      </label>
      {isForEver ? null : (
        <Field
          label={texts.months}
          type="number"
          min={1}
          max={120}
          step={1}
          value={months}
          onChange={({ currentTarget }) => setMonths(currentTarget.value)}
        />
      )}
      {erasesAt === null ? null : (
        <p>{erasesAt <= new Date() ? texts.erasesNow : texts.erasesAt(format.date(erasesAt.toISOString()))}</p>
      )}
      <div className="teach__actions">
        <Button type="submit">{texts.saveRetention}</Button>
      </div>
      <ToldLine told={told} />
    </form>
  );
}

/** As the server counts; null where what was typed is no number of months. */
function monthsAfter(from: string, months: number): Date | null {
  if (!Number.isInteger(months) || months < 1 || months > 120) return null;
  const date = new Date(from);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date;
}
