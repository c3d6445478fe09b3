import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { classTexts } from "../messages/class.ts";
import { teamTexts } from "../messages/teams.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import type { Assignment, Receipt } from "./class-data.ts";
import { FeedbackView } from "./feedback-view.tsx";
import { lateTerms } from "./late-terms.ts";
import { useHandedIn } from "./use-handed-in.ts";

interface HandedInListProps {
  readonly assignment: Assignment;
  readonly account: string;
}

const stateIcons: Readonly<Record<Receipt["state"], IconName>> = {
  waiting: "clock",
  graded: "check",
  broken: "question",
};

/** What a student handed in to an assignment, newest first, each with its state in words. */
export function HandedInList({ assignment, account }: HandedInListProps) {
  const texts = usePartTexts(classTexts);
  const { format } = useMessages();
  const { submissions, grade, here } = useHandedIn(assignment.id, account);
  if (submissions.length === 0 && here.length === 0 && grade === null) {
    return <p className="class__facts">{texts.notHanded}</p>;
  }
  return (
    <div role="status">
      {grade ? <p className="class__grade">{texts.grade(grade.points, assignment.maxPoints)}</p> : null}
      {grade === null || grade.pointsBeforeLate === null || grade.pointsBeforeLate === grade.points ? null : (
        <p className="class__facts">{texts.gradeBeforeLate(grade.pointsBeforeLate)}</p>
      )}
      {grade?.manual ? <p className="class__facts class__written">{texts.gradeWhy(grade.justification)}</p> : null}
      <ul className="class__handed">
        {here.map(({ hash, at, state, told, receivedAt }) => (
          <li key={hash}>
            <span className="class__state">
              <Icon name={state === "refused" ? "warn" : "clock"} />
              {state === "refused"
                ? texts.states.refused
                : state === "received"
                  ? texts.states.waiting
                  : texts.states.waitingNetwork}
            </span>
            <span className="class__facts">
              {receivedAt ? texts.receivedAt(format.date(receivedAt)) : texts.handedAt(format.date(at))}
            </span>
            {told ? <p>{told}</p> : null}
          </li>
        ))}
        {submissions.map((receipt) => (
          <ReceiptLine key={receipt.id} {...{ receipt, assignment }} />
        ))}
      </ul>
    </div>
  );
}

function ReceiptLine({ receipt, assignment }: { receipt: Receipt; assignment: Assignment }) {
  const texts = usePartTexts(classTexts);
  const { format, pointsOf } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const { by } = usePartTexts(teamTexts);
  const { id, hash, receivedAt, state, hasFeedback, points, possible, authors } = receipt;
  const when = format.date(receivedAt);
  const isLate = Date.parse(receivedAt) > Date.parse(assignment.dueAt);
  const late = isLate ? lateTerms(assignment, new Date(receivedAt)) : null;
  return (
    <li>
      <span className={`class__state class__state--${state}`}>
        <Icon name={stateIcons[state]} />
        {hasFeedback ? texts.withFeedback[state] : texts.states[state]}
      </span>
      <span className="class__facts">
        {points !== null && possible !== null ? `${pointsOf(points, possible)} · ` : null}
        {texts.receivedAt(when)}
        {late === null ? null : `, ${texts.late.came(late[0].credit)}`} · {texts.receipt(hash.slice(0, 8))}
        {authors.length > 1 ? ` · ${by(authors.map(({ name }) => name))}` : null}
      </span>
      {state === "broken" ? <p className="class__facts">{texts.brokenNote}</p> : null}
      {state !== "waiting" || hasFeedback ? (
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.hideFeedback : texts.feedback}
        </Button>
      ) : null}
      {isOpen ? <FeedbackView submission={id} title={when} /> : null}
    </li>
  );
}
