import { type ReactNode, useState } from "react";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { Button } from "../../components/button.tsx";
import { statisticsTexts } from "../../messages/statistics.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import type { PartProps } from "../instructor-data.ts";
import { FailureGroup } from "./failure-group.tsx";
import type { ExerciseStatistics } from "./statistics-data.ts";

interface ExerciseFactsProps extends PartProps {
  readonly assignment: string;
  readonly exercise: ExerciseStatistics;
}

const minuteMs = 60_000;
/** What most made; the rest is a press away. */
const firstFailures = 5;

/** One exercise: outcomes, effort, mistakes that many made, and who is stuck. */
export function ExerciseFacts({ course, assignment, exercise }: ExerciseFactsProps) {
  const texts = usePartTexts(statisticsTexts);
  const { format } = useMessages();
  const [showsAll, setShowsAll] = useState(false);
  const { title, cell, passed, failed, notAttempted, broken, effort, failures, stuck } = exercise;
  return (
    <article className="statistics" aria-label={title}>
      <h3>{title}</h3>
      <dl className="statistics__facts">
        <Fact name={texts.outcomes}>
          {texts.fared(passed, failed, notAttempted)}
          {broken > 0 ? `, ${texts.faredBroken(broken)}` : null}
        </Fact>
        {effort ? (
          <>
            <Fact name={texts.attempts}>{format.number(effort.attempts)}</Fact>
            <Fact name={texts.time}>{texts.minutes(effort.spentMs / minuteMs)}</Fact>
            <Fact name={texts.hints}>{texts.hintsOpened(effort.hints, effort.openedHints)}</Fact>
            <Fact name={texts.solutions}>{texts.solutionsOpened(effort.openedSolution)}</Fact>
          </>
        ) : null}
      </dl>
      {effort ? null : <p className="class__facts">{texts.noEffort}</p>}
      {failures.length === 0 ? null : (
        <>
          <h4>{texts.failures}</h4>
          <ul className="statistics__groups">
            {failures.slice(0, showsAll ? failures.length : firstFailures).map((failure) => (
              <li key={`${failure.check} ${failure.text}`}>
                <FailureGroup {...{ course, assignment, cell, failure }} />
              </li>
            ))}
          </ul>
          {failures.length > firstFailures ? (
            <Button look="quiet" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? texts.fewerFailures : texts.moreFailures(failures.length - firstFailures)}
            </Button>
          ) : null}
        </>
      )}
      {stuck.length === 0 ? null : (
        <>
          <h4>{texts.stuck}</h4>
          <p className="class__facts">{texts.stuckNote}</p>
          <ul>
            {stuck.map(({ submission, name, attempts, hints, spentMs }) => (
              <li key={submission}>
                <Link href={linkTo({ page: "class", at: `${course}/submissions/${submission}` })}>{name}</Link>{" "}
                <span className="class__facts">{texts.stuckLine(attempts, hints, spentMs / minuteMs)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
