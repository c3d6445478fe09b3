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
import { type Filter, filterOf, filters, isIn, keepFilter } from "./submission-filter.ts";

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
          submissions.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <ByState course={course} assignment={assignment} submissions={submissions} />
          )
        }
      </Answered>
    </>
  );
}

interface ByStateProps extends PartProps {
  readonly assignment: string;
  readonly submissions: readonly HandedInWork[];
}

function ByState({ course, assignment, submissions }: ByStateProps) {
  const texts = usePartTexts(instructorTexts).submissions;
  const { format, pointsOf } = useMessages();
  const [filter, setFilter] = useState(filterOf(assignment));
  const shown = useMemo(() => submissions.filter((one) => isIn(filter, one)), [submissions, filter]);
  const choose = (wanted: Filter) => {
    keepFilter(assignment, wanted);
    setFilter(wanted);
  };
  const showsMoments = submissions.some(({ receivedAt }) => receivedAt !== null);
  return (
    <>
      <fieldset className="segments" aria-label={texts.state}>
        {filters.map((one) => (
          <button key={one} type="button" aria-pressed={filter === one} onClick={() => choose(one)}>
            {texts.states[one]} ({format.number(submissions.filter((work) => isIn(one, work)).length)})
          </button>
        ))}
      </fieldset>
      <WindowedTable
        caption={texts.count(shown.length)}
        heads={[texts.student, texts.state, texts.points, texts.feedback, ...(showsMoments ? [texts.receivedAt] : [])]}
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
            work.hasFeedback ? texts.hasFeedback : "–",
            ...(receivedAt === null ? [] : [format.date(receivedAt)]),
          ];
        }}
      />
    </>
  );
}
