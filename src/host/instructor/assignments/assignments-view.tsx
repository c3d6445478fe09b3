import { useState } from "react";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { assignmentRuleTexts } from "../../messages/assignment-rules.ts";
import { instructorTexts } from "../../messages/instructor.ts";
import { teamTexts } from "../../messages/teams.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { type Assignment, assignmentsSchema, type LabVersion, labsSchema, type PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";
import { AssignmentForm } from "./assignment-form.tsx";

/** A course's assignments: making them, changing them, taking them off. */
export function AssignmentsView({ course }: PartProps) {
  const texts = usePartTexts(instructorTexts).assignments;
  const teamWords = usePartTexts(teamTexts);
  const ruleWords = usePartTexts(assignmentRuleTexts);
  const language = useLanguage();
  const { format } = useMessages();
  const [answer, again] = useAsked(`courses/${course}/assignments`, assignmentsSchema);
  const [labs, askLabs] = useAsked("labs", labsSchema);
  const [open, setOpen] = useState<Assignment | "new" | "none">("none");
  const [leaving, setLeaving] = useState<Assignment | null>(null);
  const { told, tell, run } = useAction();
  const labTitle = (hash: string) => {
    const lab = labs?.ok ? labs.value.find((one) => one.hash === hash) : undefined;
    return lab ? texts.labVersion(lab.title[language], lab.version) : "";
  };
  const remove = async ({ id, title }: Assignment) => {
    setLeaving(null);
    if ((await run(() => askClass({ method: "DELETE", path: `assignments/${id}` }), texts.removed(title))) !== null)
      await again();
  };
  return (
    <section aria-labelledby="assignments">
      <div className="teach__row">
        <h2 id="assignments">{texts.title}</h2>
        <Button look="main" icon="plus" onClick={() => setOpen("new")}>
          {texts.new}
        </Button>
      </div>
      <ToldLine told={told} />
      <Answered answer={answer} again={again}>
        {(assignments) =>
          assignments.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <ul className="class__tasks">
              {assignments.map((one) => (
                <li key={one.id} className="teach__row">
                  <div>
                    <p className="class__task-title">{one.title}</p>
                    <p className="class__facts">{labTitle(one.labHash)}</p>
                    <p className="class__facts">
                      {texts.dates(format.date(one.opensAt), format.date(one.dueAt))} · {texts.worth(one.maxPoints)}
                      {one.teamSize > 1 ? ` · ${teamWords.upTo(one.teamSize)}` : null}
                      {one.solutionsOpenFrom
                        ? ` · ${ruleWords.solutionsFrom(format.date(one.solutionsOpenFrom))}`
                        : null}
                    </p>
                  </div>
                  <div className="teach__actions">
                    {one.teamSize > 1 ? (
                      <Link
                        className="button"
                        href={linkTo({ page: "class", at: `${course}/assignments/${one.id}` })}
                        aria-label={teamWords.openOf(one.title)}
                      >
                        {teamWords.open}
                      </Link>
                    ) : null}
                    <Button icon="pencil" aria-label={texts.changeOf(one.title)} onClick={() => setOpen(one)}>
                      {texts.change}
                    </Button>
                    <Button icon="trash" aria-label={texts.removeOf(one.title)} onClick={() => setLeaving(one)}>
                      {texts.remove}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      {open === "none" ? null : (
        <Dialog title={open === "new" ? texts.new : texts.changeOf(open.title)} onClose={() => setOpen("none")}>
          <Answered answer={labs} again={askLabs}>
            {(versions) => (
              <AssignmentForm
                course={course}
                labs={choicesOf(versions, open === "new" ? null : open.labHash)}
                assignment={open === "new" ? null : open}
                onSaved={async () => {
                  setOpen("none");
                  tell({ text: texts.saved, isRefusal: false });
                  await again();
                }}
              />
            )}
          </Answered>
        </Dialog>
      )}
      {leaving === null ? null : (
        <Dialog title={texts.removeOf(leaving.title)} onClose={() => setLeaving(null)}>
          <p>{texts.removeNote}</p>
          <div className="teach__actions">
            <Button look="stop" data-first-focus onClick={() => void remove(leaving)}>
              {texts.remove}
            </Button>
            <Button onClick={() => setLeaving(null)}>{texts.keep}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** The newest version of each lab, and the one that is chosen already. The server lists versions oldest first. */
function choicesOf(versions: readonly LabVersion[], chosen: string | null): readonly LabVersion[] {
  const newest = new Map(versions.map((version) => [version.labId, version]));
  return versions.filter((version) => newest.get(version.labId) === version || version.hash === chosen);
}
