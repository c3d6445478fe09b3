import { feedbackOf } from "../../grader/feedback.ts";
import type { Graded, Grading } from "../../grader/grading.ts";
import { Dialog } from "../components/dialog.tsx";
import { Icon } from "../components/icon.tsx";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { outcomeIcons } from "../notebook/outcome-icons.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";

interface GradingDialogProps {
  readonly file: string;
  readonly grading: Grading;
  readonly onClose: () => void;
}

/** How one submission did. It shows what a student may see as well: of sealed checks no value and no error. */
export function GradingDialog({ file, grading, onClose }: GradingDialogProps) {
  const texts = usePartTexts(gradingTexts);
  const language = useLanguage();
  const notes = grading.state === "graded" ? grading.remarks.map(({ message }) => message) : [grading.message];
  return (
    <Dialog title={texts.details(file)} onClose={onClose}>
      <p>{grading.who?.names.join(", ")}</p>
      {notes.map((message) => (
        <p key={message.en} className="note note--warn">
          <Icon name="warn" />
          <span>{message[language]}</span>
        </p>
      ))}
      {grading.state === "graded" ? <Exercises grading={grading} /> : null}
    </Dialog>
  );
}

/** Texts may carry what the student wrote: they are text, and nothing else. */
function Exercises({ grading }: { grading: Graded }) {
  const texts = usePartTexts(gradingTexts);
  const m = useMessages();
  return (
    <section className="class__feedback">
      {feedbackOf(grading).exercises.map(({ exercise, title, outcome, points, possible, checks, sealed }) => (
        <div key={exercise}>
          <h3>
            <span>{title}</span>
            <span className={`outcome outcome--${outcome}`}>
              <Icon name={outcomeIcons[outcome]} />
              {m.lab.exercise.outcome[outcome]}
            </span>
            <span className="class__facts">
              {points === null ? texts.waitsForPerson : m.pointsOf(points, possible)}
            </span>
          </h3>
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
      {grading.waiting > 0 ? <p>{texts.byHand(grading.waiting)}</p> : null}
    </section>
  );
}
