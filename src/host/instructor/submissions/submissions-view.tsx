import { useMemo, useState } from "react";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { Icon, type IconName } from "../../components/icon.tsx";
import { instructorTexts } from "../../messages/instructor.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { ChooseAssignment } from "../choose-assignment.tsx";
import { authorsOf, type HandedInWork, type PartProps, submissionsSchema } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { WindowedTable } from "../windowed-table.tsx";
import { Anonymity } from "./anonymity.tsx";

const states = ["all", "waiting", "graded", "broken"] as const;
const icons: Readonly<Record<HandedInWork["state"], IconName>> = {
  waiting: "clock",
  graded: "check",
  broken: "question",
};

/** What was handed in, by assignment and state. */
export function SubmissionsView({ course }: PartProps) {
  const texts = usePartTexts(instructorTexts).submissions;
  return (
    <section aria-labelledby="submissions">
      <h2 id="submissions">{texts.title}</h2>
      <ChooseAssignment course={course}>
        {({ id }) => <OfAssignment key={id} course={course} assignment={id} />}
      </ChooseAssignment>
    </section>
  );
}

function OfAssignment({ course, assignment }: PartProps & { readonly assignment: string }) {
  const texts = usePartTexts(instructorTexts).submissions;
  const [answer, again] = useAsked(`assignments/${assignment}/submissions`, submissionsSchema);
  return (
    <>
      <Anonymity assignment={assignment} onChanged={again} />
      <Answered answer={answer} again={again}>
        {({ submissions }) =>
          submissions.length === 0 ? <p>{texts.none}</p> : <ByState course={course} submissions={submissions} />
        }
      </Answered>
    </>
  );
}

function ByState({ course, submissions }: PartProps & { readonly submissions: readonly HandedInWork[] }) {
  const texts = usePartTexts(instructorTexts).submissions;
  const { format, pointsOf } = useMessages();
  const [state, setState] = useState<(typeof states)[number]>("all");
  const shown = useMemo(
    () => submissions.filter((one) => state === "all" || one.state === state),
    [submissions, state],
  );
  const count = (wanted: (typeof states)[number]) =>
    wanted === "all" ? submissions.length : submissions.filter((one) => one.state === wanted).length;
  const showsMoments = submissions.some(({ receivedAt }) => receivedAt !== null);
  return (
    <>
      <fieldset className="segments" aria-label={texts.state}>
        {states.map((one) => (
          <button key={one} type="button" aria-pressed={state === one} onClick={() => setState(one)}>
            {texts.states[one]} ({format.number(count(one))})
          </button>
        ))}
      </fieldset>
      <WindowedTable
        caption={texts.count(shown.length)}
        heads={[texts.student, texts.state, texts.points, ...(showsMoments ? [texts.receivedAt] : [])]}
        rows={shown}
        keyOf={({ id }) => id}
        cells={(work) => {
          const { id, state: now, points, possible, receivedAt } = work;
          return [
            <Link key="name" href={linkTo({ page: "class", at: `${course}/submissions/${id}` })}>
              {format.list(authorsOf(work))}
            </Link>,
            <span key="state" className={`class__state class__state--${now}`}>
              <Icon name={icons[now]} />
              {texts.states[now]}
            </span>,
            points === null || possible === null ? "–" : pointsOf(points, possible),
            ...(receivedAt === null ? [] : [format.date(receivedAt)]),
          ];
        }}
      />
    </>
  );
}
