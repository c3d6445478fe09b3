import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { rubricTexts } from "../../messages/rubric.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { Assignment } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import type { Rubrics } from "./rubric-data.ts";

interface RubricUsesProps {
  readonly assignments: readonly Assignment[];
  readonly found: Rubrics;
  readonly onChanged: () => Promise<void>;
}

/** Which assignment is assessed with which rubric. */
export function RubricUses({ assignments, found: { rubrics, uses }, onChanged }: RubricUsesProps) {
  const texts = usePartTexts(rubricTexts);
  const { told, run } = useAction();
  const choose = async ({ id, title }: Assignment, rubric: string | null) => {
    const path = `assignments/${id}/rubric`;
    if ((await run(() => askClass({ method: "PUT", path, json: { rubric } }), texts.chosen(title))) !== null)
      await onChanged();
  };
  if (assignments.length === 0) return <p>{texts.noAssignments}</p>;
  return (
    <>
      {assignments.map((assignment) => {
        const { id, title } = assignment;
        const use = uses.find(({ assignmentId }) => assignmentId === id);
        const rubric = rubrics.find((one) => one.id === use?.rubricId);
        return (
          <div key={id} className="teach__choice">
            <label className="field">
              <span>{title}</span>
              <select
                value={use?.rubricId ?? ""}
                onChange={({ currentTarget: { value } }) => void choose(assignment, value === "" ? null : value)}
              >
                <option value="">{texts.useNone}</option>
                {rubrics.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
                {use && !rubric ? (
                  <option value={use.rubricId} disabled>
                    {texts.taken}
                  </option>
                ) : null}
              </select>
            </label>
            {use && rubric && use.version < rubric.version ? (
              <p className="class__facts">
                {texts.older(use.version, rubric.version)}{" "}
                <Button
                  aria-label={texts.goOverOf(title, rubric.version)}
                  onClick={() => void choose(assignment, rubric.id)}
                >
                  {texts.goOver(rubric.version)}
                </Button>
              </p>
            ) : null}
          </div>
        );
      })}
      <ToldLine told={told} />
    </>
  );
}
