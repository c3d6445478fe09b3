import { type SubmitEvent, useState } from "react";
import { weightSum } from "../../../grading/rubric-points.ts";
import { askClass } from "../../class/class-server.ts";
import { Field } from "../../class/field.tsx";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { rubricTexts } from "../../messages/rubric.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useAction } from "../use-action.ts";
import { CriterionField } from "./criterion-field.tsx";
import type { DraftCriterion } from "./rubric-data.ts";

interface RubricEditorProps {
  /** Where it is sent: a new one to the course, a change to itself. */
  readonly target: { readonly method: "POST" | "PUT"; readonly path: string };
  readonly name: string;
  readonly criteria: readonly DraftCriterion[];
  /** What is to be looked at before it is saved; empty: nothing. */
  readonly warning: string;
  readonly onSaved: () => Promise<void>;
}

/** Makes a rubric, or changes one. */
export function RubricEditor({ target, warning, onSaved, ...given }: RubricEditorProps) {
  const texts = usePartTexts(rubricTexts);
  const { told, tell, run } = useAction();
  const [name, setName] = useState(given.name);
  const [criteria, setCriteria] = useState(given.criteria);
  const change = (at: number, to: DraftCriterion) =>
    setCriteria(criteria.map((one, place) => (place === at ? to : one)));
  const sum = weightSum(criteria.map(({ weight }) => ({ weight: Number(weight) })));
  const blank = { name: "", weight: "", levels: texts.levels.map(levelOf) };
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (sum !== 100) return tell({ text: texts.sum(sum), isRefusal: true });
    const worthless = criteria.find(({ levels }) => levels.every(({ points }) => Number(points) === 0));
    if (worthless) return tell({ text: texts.worthless(worthless.name), isRefusal: true });
    const json = { name, criteria: criteria.map(numbersOf) };
    if ((await run(() => askClass({ ...target, json }), texts.saved)) !== null) await onSaved();
  };
  return (
    <form className="teach__form" onSubmit={(event) => void save(event)}>
      {warning === "" ? null : <p className="note note--warn">{warning}</p>}
      <Field
        label={texts.name}
        maxLength={120}
        value={name}
        data-first-focus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {criteria.map((criterion, at) => (
        <CriterionField
          // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is its place
          key={at}
          place={at + 1}
          criterion={criterion}
          onChange={(to) => change(at, to)}
          onRemove={criteria.length > 1 ? () => setCriteria(criteria.filter((_, place) => place !== at)) : null}
        />
      ))}
      {criteria.length < 30 ? (
        <div>
          <Button icon="plus" onClick={() => setCriteria([...criteria, blank])}>
            {texts.addCriterion}
          </Button>
        </div>
      ) : null}
      <p role="status">{texts.sum(sum)}</p>
      <p className="class__facts">{texts.inUseNote}</p>
      <div className="teach__actions">
        <Button look="main" type="submit">
          {texts.save}
        </Button>
      </div>
      <ToldLine told={told} />
    </form>
  );
}

const levelOf = (label: string, place: number) => ({ label, points: String(place), descriptor: "" });

const numbersOf = ({ name, weight, levels }: DraftCriterion) => ({
  name,
  weight: Number(weight),
  levels: levels.map((level) => ({ ...level, points: Number(level.points) })),
});
