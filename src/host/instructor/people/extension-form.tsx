import { type SubmitEvent, useState } from "react";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { personTexts } from "../../messages/person.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { fromField, toField } from "../assignments/local-time.ts";
import { useAction } from "../use-action.ts";

interface ExtensionFormProps {
  readonly task: { readonly id: string; readonly dueAt: string };
  readonly student: string;
  /** The date that they have now; null: the course's. */
  readonly ownDueAt: string | null;
  readonly onSaved: () => Promise<void>;
}

/** Another due date for one person in one assignment. */
export function ExtensionForm({ task, student, ownDueAt, onSaved }: ExtensionFormProps) {
  const texts = usePartTexts(personTexts);
  const { told, tell, run } = useAction();
  const [due, setDue] = useState(() => toField(new Date(ownDueAt ?? task.dueAt)));
  const path = `assignments/${task.id}/extensions/${student}`;
  const grant = async (event: SubmitEvent) => {
    event.preventDefault();
    const dueAt = fromField(due);
    if (dueAt === null) return tell({ text: texts.dateMissing, isRefusal: true });
    if ((await run(() => askClass({ method: "PUT", path, json: { dueAt } }), texts.granted)) !== null) await onSaved();
  };
  const withdraw = async () => {
    if ((await run(() => askClass({ method: "DELETE", path }), texts.withdrawn)) === null) return;
    setDue(toField(new Date(task.dueAt)));
    await onSaved();
  };
  return (
    <form className="teach__form" onSubmit={(event) => void grant(event)}>
      <Field
        label={texts.newDue}
        type="datetime-local"
        value={due}
        onChange={({ currentTarget }) => setDue(currentTarget.value)}
      />
      <div className="teach__actions">
        <Button look="main" type="submit">
          {texts.grant}
        </Button>
        {ownDueAt === null ? null : <Button onClick={() => void withdraw()}>{texts.withdraw}</Button>}
      </div>
      <ToldLine told={told} />
    </form>
  );
}
