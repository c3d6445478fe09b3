import { type SubmitEvent, useState } from "react";
import { courseSchema } from "../../class/class-data.ts";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { courseTexts } from "../../messages/course.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { Consents } from "./consents.tsx";
import { MoveDates } from "./move-dates.tsx";
import { Retention } from "./retention.tsx";

interface CourseSettingsProps extends PartProps {
  readonly name: string;
  /** The name or the code is another. */
  readonly onChanged: () => Promise<void>;
}

/** What holds for a course as a whole. */
export default function CourseSettings({ course, name, onChanged }: CourseSettingsProps) {
  const texts = usePartTexts(courseTexts);
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{texts.title}</h2>
      <Rename course={course} name={name} onChanged={onChanged} />
      <NewCode course={course} onChanged={onChanged} />
      <MoveDates course={course} />
      <Retention course={course} />
      <Consents course={course} />
    </section>
  );
}

function Rename({ course, name: before, onChanged }: CourseSettingsProps) {
  const texts = usePartTexts(courseTexts);
  const { told, run } = useAction();
  const [name, setName] = useState(before);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const ask = () => askClass({ method: "PATCH", path: `courses/${course}`, json: { name } });
    if ((await run(ask, texts.renamed)) !== null) await onChanged();
  };
  return (
    <form className="class__form class__form--line" onSubmit={(event) => void save(event)}>
      <Field
        label={texts.name}
        maxLength={120}
        autoComplete="off"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit">{texts.rename}</Button>
      <ToldLine told={told} />
    </form>
  );
}

function NewCode({ course, onChanged }: Omit<CourseSettingsProps, "name">) {
  const texts = usePartTexts(courseTexts);
  const { told, tell, run } = useAction();
  const renew = async () => {
    const path = `courses/${course}/join-code`;
    const made = await run(() => askClass({ method: "POST", path, schema: courseSchema }), "");
    if (made === null) return;
    tell({ text: texts.codeMade(made.value.joinCode ?? ""), isRefusal: false });
    await onChanged();
  };
  return (
    <section aria-labelledby="settings-code">
      <h3 id="settings-code">{texts.code}</h3>
      <p className="class__facts">{texts.codeNote}</p>
      <Button icon="restart" onClick={() => void renew()}>
        {texts.newCode}
      </Button>
      <ToldLine told={told} />
    </section>
  );
}
