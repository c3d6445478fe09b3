import "../../styles/rubric.css";
import { useState } from "react";
import type { Criterion, Rubric } from "../../class/assessment-data.ts";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { saveFile } from "../../components/save-file.ts";
import { rubricTexts } from "../../messages/rubric.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import { assignmentsSchema, type PartProps } from "../instructor-data.ts";
import { BringText } from "../sheets/bring-text.tsx";
import { readDelimited, writeDelimited } from "../sheets/delimited.ts";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";
import { type DraftCriterion, rubricsSchema } from "./rubric-data.ts";
import { RubricEditor } from "./rubric-editor.tsx";
import { readRubric, sheetOfRubric } from "./rubric-sheet.ts";
import { RubricUses } from "./rubric-uses.tsx";

interface Open {
  readonly id: string | null;
  readonly name: string;
  readonly criteria: readonly DraftCriterion[];
  readonly warning: string;
}

/** A course's rubrics: made, changed, taken out and brought as CSV; and which assignment is assessed with which. */
export default function RubricsView({ course }: PartProps) {
  const texts = usePartTexts(rubricTexts);
  const [answer, again] = useAsked(`courses/${course}/rubrics`, rubricsSchema);
  const [tasks, askTasks] = useAsked(`courses/${course}/assignments`, assignmentsSchema);
  const { told, tell, run } = useAction();
  const [open, setOpen] = useState<Open | null>(null);
  const blank = {
    name: "",
    weight: "100",
    levels: texts.levels.map((label, place) => ({ label, points: String(place), descriptor: "" })),
  };
  const bring = (text: string, fileName: string) => {
    const { criteria, unread } = readRubric(readDelimited(text));
    if (criteria.length === 0) return tell({ text: texts.unreadable, isRefusal: true });
    const warning = unread.length === 0 ? "" : texts.faulty(unread);
    setOpen({ id: null, name: fileName.replace(/\.[^.]*$/, ""), criteria: draftsOf(criteria), warning });
  };
  const remove = async ({ id, name }: Rubric) => {
    if ((await run(() => askClass({ method: "DELETE", path: `rubrics/${id}` }), texts.removed(name))) !== null)
      await again();
  };
  return (
    <section aria-labelledby="rubrics">
      <h2 id="rubrics">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <div className="teach__actions">
        <Button look="main" icon="plus" onClick={() => setOpen({ id: null, name: "", criteria: [blank], warning: "" })}>
          {texts.new}
        </Button>
        <BringText label={texts.newFromCsv} onText={bring} />
      </div>
      <p className="class__facts">{texts.csvNote}</p>
      <ToldLine told={told} />
      <Answered answer={answer} again={again}>
        {(found) => (
          <>
            {found.rubrics.length === 0 ? <p>{texts.none}</p> : null}
            <ul className="class__tasks">
              {found.rubrics.map((rubric) => (
                <li key={rubric.id} className="teach__row">
                  <span>
                    <strong>{rubric.name}</strong>{" "}
                    <span className="class__facts">{texts.facts(rubric.criteria.length, rubric.version)}</span>
                  </span>
                  <span className="teach__actions">
                    <Button
                      aria-label={texts.changeOf(rubric.name)}
                      onClick={() => setOpen({ ...rubric, criteria: draftsOf(rubric.criteria), warning: "" })}
                    >
                      {texts.change}
                    </Button>
                    <Button
                      icon="download"
                      aria-label={texts.downloadOf(rubric.name)}
                      onClick={() =>
                        saveFile(
                          `${texts.fileName}-${rubric.name}.csv`,
                          "text/csv;charset=utf-8",
                          writeDelimited(sheetOfRubric(rubric.criteria, texts.columns)),
                        )
                      }
                    >
                      {texts.download}
                    </Button>
                    <Button
                      look="quiet"
                      icon="trash"
                      label={texts.removeOf(rubric.name)}
                      onClick={() => void remove(rubric)}
                    />
                  </span>
                </li>
              ))}
            </ul>
            <h3>{texts.uses}</h3>
            <Answered answer={tasks} again={askTasks}>
              {(assignments) => <RubricUses assignments={assignments} found={found} onChanged={again} />}
            </Answered>
          </>
        )}
      </Answered>
      {open ? (
        <Dialog title={open.id === null ? texts.new : texts.changeOf(open.name)} onClose={() => setOpen(null)}>
          <RubricEditor
            {...open}
            target={
              open.id === null
                ? { method: "POST", path: `courses/${course}/rubrics` }
                : { method: "PUT", path: `rubrics/${open.id}` }
            }
            onSaved={async () => {
              setOpen(null);
              tell({ text: texts.saved, isRefusal: false });
              await again();
            }}
          />
        </Dialog>
      ) : null}
    </section>
  );
}

const draftsOf = (criteria: readonly Criterion[]): DraftCriterion[] =>
  criteria.map(({ name, weight, levels }) => ({
    ...{ name, weight: String(weight) },
    levels: levels.map((level) => ({ ...level, points: String(level.points) })),
  }));
