import { useState } from "react";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { instructorTexts } from "../../messages/instructor.ts";
import { regradeTexts } from "../../messages/regrade.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { ChooseAssignment } from "../choose-assignment.tsx";
import { type Assignment, labsSchema, type PartProps } from "../instructor-data.ts";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";
import { OpenRegrade } from "./open-regrade.tsx";
import { regradesSchema } from "./regrade-data.ts";

/** Grading what was handed in once more, after a check was mended. */
export function RegradeView({ course }: PartProps) {
  const texts = usePartTexts(regradeTexts);
  return (
    <section aria-labelledby="regrade">
      <h2 id="regrade">{texts.title}</h2>
      <p className="class__lead">{texts.lead}</p>
      <ChooseAssignment course={course}>
        {(assignment) => <OfAssignment key={assignment.id} assignment={assignment} />}
      </ChooseAssignment>
    </section>
  );
}

function OfAssignment({ assignment }: { assignment: Assignment }) {
  const texts = usePartTexts(regradeTexts);
  const { format } = useMessages();
  const [answer, again] = useAsked(`assignments/${assignment.id}/regrades`, regradesSchema);
  return (
    <Answered answer={answer} again={again}>
      {(regrades) => {
        const open = regrades.find(({ state }) => state === "running" || state === "stopped");
        const ended = regrades.filter((one) => one !== open);
        return (
          <>
            {open ? <OpenRegrade key={open.id} id={open.id} onEnded={again} /> : null}
            {open ? null : <StartRegrade assignment={assignment} onStarted={again} />}
            {ended.length === 0 ? null : (
              <>
                <h3>{texts.before}</h3>
                <ul>
                  {ended.map(({ id, labVersion, startedAt, state, policy }) => (
                    <li key={id}>
                      {texts.ended(
                        format.date(startedAt),
                        labVersion,
                        state === "published" ? texts.published[policy ?? "replace"] : texts.discarded,
                      )}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        );
      }}
    </Answered>
  );
}

function StartRegrade({ assignment, onStarted }: { assignment: Assignment; onStarted: () => Promise<void> }) {
  const texts = usePartTexts(regradeTexts);
  const { labVersion } = usePartTexts(instructorTexts).assignments;
  const language = useLanguage();
  const { format } = useMessages();
  const [labs, askLabs] = useAsked("labs", labsSchema);
  const [chosen, setChosen] = useState("");
  const { told, run } = useAction();
  return (
    <Answered answer={labs} again={askLabs}>
      {(all) => {
        // The server lists versions oldest first.
        const versions = all.filter(({ labId }) => labId === assignment.labId).reverse();
        const labHash = chosen || (versions[0]?.hash ?? "");
        const start = async () => {
          const path = `assignments/${assignment.id}/regrades`;
          if ((await run(() => askClass({ method: "POST", path, json: { labHash } }), texts.started)) !== null)
            await onStarted();
        };
        return (
          <>
            <label className="field teach__choice">
              <span>{texts.version}</span>
              <select value={labHash} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
                {versions.map((lab) => (
                  <option key={lab.hash} value={lab.hash}>
                    {texts.versionOf(
                      labVersion(lab.title[language], lab.version),
                      format.date(lab.publishedAt),
                      lab.hash === assignment.labHash,
                    )}
                  </option>
                ))}
              </select>
            </label>
            <p>
              <Button look="main" icon="restart" onClick={() => void start()}>
                {texts.start}
              </Button>
            </p>
            <ToldLine told={told} />
          </>
        );
      }}
    </Answered>
  );
}
