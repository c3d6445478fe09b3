import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { classTexts } from "../messages/class.ts";
import { teamTexts } from "../messages/teams.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import type { Receipt } from "./class-data.ts";
import { FeedbackView } from "./feedback-view.tsx";
import { useHandedIn } from "./use-handed-in.ts";

interface HandedInListProps {
  readonly assignment: string;
  /** What the best grade is. */
  readonly maxPoints: number;
  readonly account: string;
}

const stateIcons: Readonly<Record<Receipt["state"], IconName>> = {
  waiting: "clock",
  graded: "check",
  broken: "question",
};

/** What a student handed in to an assignment, newest first, each with its state in words. */
export function HandedInList({ assignment, maxPoints, account }: HandedInListProps) {
  const texts = usePartTexts(classTexts);
  const { format } = useMessages();
  const { submissions, grade, here } = useHandedIn(assignment, account);
  if (submissions.length === 0 && here.length === 0 && grade === null) {
    return <p className="class__facts">{texts.notHanded}</p>;
  }
  return (
    <div role="status">
      {grade ? <p className="class__grade">{texts.grade(grade.points, maxPoints)}</p> : null}
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
          <ReceiptLine key={receipt.id} receipt={receipt} />
        ))}
      </ul>
    </div>
  );
}

function ReceiptLine({ receipt }: { receipt: Receipt }) {
  const texts = usePartTexts(classTexts);
  const { format, pointsOf } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const { by } = usePartTexts(teamTexts);
  const { id, hash, receivedAt, state, points, possible, authors } = receipt;
  const when = format.date(receivedAt);
  return (
    <li>
      <span className={`class__state class__state--${state}`}>
        <Icon name={stateIcons[state]} />
        {texts.states[state]}
      </span>
      <span className="class__facts">
        {points !== null && possible !== null ? `${pointsOf(points, possible)} · ` : null}
        {texts.receivedAt(when)} · {texts.receipt(hash.slice(0, 8))}
        {authors.length > 1 ? ` · ${by(authors.map(({ name }) => name))}` : null}
      </span>
      {state === "broken" ? <p className="class__facts">{texts.brokenNote}</p> : null}
      {state !== "waiting" ? (
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.hideFeedback : texts.feedback}
        </Button>
      ) : null}
      {isOpen ? <FeedbackView submission={id} title={when} /> : null}
    </li>
  );
}
