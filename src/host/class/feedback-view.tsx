import { useEffect, useState } from "react";
import { Icon } from "../components/icon.tsx";
import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { outcomeIcons } from "../notebook/outcome-icons.ts";
import { useMessages } from "../settings/context.tsx";
import { AssessmentView } from "./assessment-view.tsx";
import { type Feedback, feedbackSchema } from "./class-data.ts";
import { type Answer, askClass } from "./class-server.ts";
import { WrittenFeedbackView } from "./written-feedback-view.tsx";

/** What grading said of a submission. Its texts may carry what the student wrote: they are text, and nothing else. */
export function FeedbackView({ submission, title }: { submission: string; title: string }) {
  const texts = usePartTexts(classTexts);
  const m = useMessages();
  const [answer, setAnswer] = useState<Answer<{ feedback: Feedback | null }> | null>(null);
  useEffect(() => {
    let here = true;
    void askClass({ path: `submissions/${submission}`, schema: feedbackSchema }).then(
      (read) => here && setAnswer(read),
    );
    return () => {
      here = false;
    };
  }, [submission]);
  if (answer === null) return <p>{texts.loading}</p>;
  if (!answer.ok) return <p role="alert">{answer.why === "later" ? texts.later : answer.text}</p>;
  return (
    <section className="class__feedback" aria-label={texts.feedbackOf(title)}>
      <AssessmentView submission={submission} />
      <WrittenFeedbackView submission={submission} />
      {answer.value.feedback?.exercises.map(({ exercise, title: name, outcome, points, possible, checks, sealed }) => (
        <div key={exercise}>
          <h4>
            <span>{name}</span>
            <span className={`outcome outcome--${outcome}`}>
              <Icon name={outcomeIcons[outcome]} />
              {m.lab.exercise.outcome[outcome]}
            </span>
            {points === null ? null : <span className="class__facts">{m.pointsOf(points, possible)}</span>}
          </h4>
          <ul>
            {checks
              .filter(({ text }) => text !== "")
              .map(({ check, text }) => (
                <li key={check}>{text}</li>
              ))}
            {sealed.all > 0 && outcome !== "not-attempted" ? <li>{texts.sealed(sealed.passed, sealed.all)}</li> : null}
            {sealed.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
