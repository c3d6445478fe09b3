import { useEffect, useState } from "react";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { regradeTexts } from "../../messages/regrade.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";
import { WindowedTable } from "../windowed-table.tsx";
import { type Comparison, comparisonSchema, type RegradedStudent } from "./regrade-data.ts";

const askEveryMs = 3_000;
const policies = ["never-lower", "replace"] as const;
type Policy = (typeof policies)[number];

interface OpenRegradeProps {
  readonly id: string;
  readonly onEnded: () => Promise<void>;
}

/** A regrade that is under way: how far it is, old against new for each student, and what to do with it. */
export function OpenRegrade({ id, onEnded }: OpenRegradeProps) {
  const texts = usePartTexts(regradeTexts);
  const [answer, again] = useAsked(`regrades/${id}`, comparisonSchema);
  const { told, run } = useAction();
  const [policy, setPolicy] = useState<Policy>("never-lower");
  const runs = answer === null || !answer.ok || (answer.value.state === "running" && answer.value.left > 0);
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => void again(), askEveryMs);
    return () => clearInterval(timer);
  }, [runs, again]);
  const move = async (name: "stop" | "resume" | "discard" | "publish") => {
    const json = name === "publish" ? { policy } : undefined;
    const moved = await run(() => askClass({ method: "POST", path: `regrades/${id}/${name}`, json }), texts.did[name]);
    if (moved === null) return;
    await (name === "stop" || name === "resume" ? again() : onEnded());
  };
  return (
    <>
      <ToldLine told={told} />
      <Answered answer={answer} again={again}>
        {(comparison) => (
          <>
            <Progress comparison={comparison} />
            <div className="teach__actions">
              {comparison.left > 0 && comparison.state === "running" ? (
                <Button icon="stop" onClick={() => void move("stop")}>
                  {texts.stop}
                </Button>
              ) : null}
              {comparison.came > 0 && comparison.state === "running" ? (
                <Button icon="play" onClick={() => void move("resume")}>
                  {texts.takeIn(comparison.came)}
                </Button>
              ) : null}
              {comparison.left > 0 && comparison.state === "stopped" ? (
                <Button icon="play" onClick={() => void move("resume")}>
                  {texts.resume}
                </Button>
              ) : null}
              <Button icon="trash" onClick={() => void move("discard")}>
                {texts.discard}
              </Button>
            </div>
            <fieldset className="teach__late">
              <legend>{texts.policy}</legend>
              {policies.map((one) => (
                <label key={one} className="class__remember">
                  <input type="radio" name="policy" checked={policy === one} onChange={() => setPolicy(one)} />
                  <span>{texts.policies[one]}</span>
                </label>
              ))}
            </fieldset>
            <Students students={comparison.students} policy={policy} />
            {comparison.left === 0 ? (
              <p>
                <Button look="main" icon="check" onClick={() => void move("publish")}>
                  {texts.publish}
                </Button>
              </p>
            ) : null}
          </>
        )}
      </Answered>
    </>
  );
}

function Progress({ comparison: { all, left, broken, labVersion, state } }: { comparison: Comparison }) {
  const texts = usePartTexts(regradeTexts);
  return (
    <>
      <p>
        <label>
          {texts.progress(all - left, all, labVersion)} <progress max={Math.max(1, all)} value={all - left} />
        </label>
      </p>
      {state === "stopped" && left > 0 ? <p>{texts.isStopped}</p> : null}
      {broken > 0 ? <p>{texts.broken(broken)}</p> : null}
    </>
  );
}

function Students({ students, policy }: { students: readonly RegradedStudent[]; policy: Policy }) {
  const texts = usePartTexts(regradeTexts);
  const { format, lab } = useMessages();
  const after = (student: RegradedStudent) => (policy === "replace" ? student.replaced : student.neverLower);
  const move = (student: RegradedStudent) => Math.sign((after(student) ?? 0) - (student.before ?? 0));
  const grade = (points: number | null) => (points === null ? "–" : format.number(points));
  const rises = students.filter((one) => one.manual === null && move(one) > 0).length;
  const falls = students.filter((one) => one.manual === null && move(one) < 0).length;
  // Who rises or falls is what a person looks for: they come first.
  const ordered = [...students].sort((a, b) => Math.abs(move(b)) - Math.abs(move(a)));
  return (
    <>
      <p role="status">{texts.moves(rises, falls)}</p>
      <WindowedTable
        caption={texts.students(students.length)}
        heads={[texts.student, texts.old, texts.new, texts.what, texts.exercises]}
        rows={ordered}
        keyOf={({ id }) => id}
        cells={(student) => [
          student.name,
          grade(student.before),
          grade(after(student)),
          student.manual === null
            ? texts.direction[move(student) > 0 ? "up" : move(student) < 0 ? "down" : "same"]
            : texts.staysManual(format.number(student.manual)),
          student.changes
            .map(({ title, before, after: now }) =>
              texts.exerciseChange(
                title,
                before === null ? "–" : lab.exercise.outcome[before],
                lab.exercise.outcome[now],
              ),
            )
            .join("; "),
        ]}
      />
    </>
  );
}
