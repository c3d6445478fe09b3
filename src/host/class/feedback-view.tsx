import { useEffect, useState } from "react";
import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { AssessmentView } from "./assessment-view.tsx";
import { type Feedback, feedbackSchema } from "./class-data.ts";
import { type Answer, askClass } from "./class-server.ts";
import { ExerciseResults } from "./exercise-results.tsx";
import { WrittenFeedbackView } from "./written-feedback-view.tsx";

/** What grading said of a submission. */
export function FeedbackView({ submission, title }: { submission: string; title: string }) {
  const texts = usePartTexts(classTexts);
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
      <ExerciseResults
        exercises={answer.value.feedback?.exercises ?? []}
        language={answer.value.feedback?.language}
        heading="h4"
        sealedText={texts.sealed}
      />
    </section>
  );
}
