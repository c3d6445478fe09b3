import { feedbackOf } from "../../grader/feedback.ts";
import type { Graded, Grading } from "../../grader/grading.ts";
import { ExerciseResults } from "../class/exercise-results.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Icon } from "../components/icon.tsx";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useLanguage } from "../settings/context.tsx";

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

function Exercises({ grading }: { grading: Graded }) {
  const texts = usePartTexts(gradingTexts);
  return (
    <section className="class__feedback">
      <ExerciseResults
        exercises={feedbackOf(grading).exercises}
        language={grading.language}
        heading="h3"
        unscored={texts.waitsForPerson}
        sealedText={texts.sealed}
      />
      {grading.waiting > 0 ? <p>{texts.byHand(grading.waiting)}</p> : null}
    </section>
  );
}
