import { useEffect, useState } from "react";
import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { askClass } from "./class-server.ts";
import { type WrittenFeedback, writtenFeedbackSchema } from "./written-feedback.ts";

/** What whoever teaches said of a submission: text, and nothing else. Nothing is shown where nothing was said. */
export function WrittenFeedbackView({ submission }: { submission: string }) {
  const texts = usePartTexts(classTexts);
  const [feedback, setFeedback] = useState<WrittenFeedback | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let here = true;
    void askClass({ path: `submissions/${submission}/feedback`, schema: writtenFeedbackSchema }).then((answer) => {
      if (!here) return;
      if (answer.ok) setFeedback(answer.value);
      setProblem(answer.ok ? "" : answer.why === "later" ? texts.later : answer.text);
    });
    return () => {
      here = false;
    };
  }, [submission, texts]);
  // What could not be asked is not what was not said.
  if (problem !== "") return <p role="alert">{problem}</p>;
  if (feedback === null) return null;
  const parts = [
    [texts.strengths, feedback.strengths],
    [texts.improvements, feedback.improvements],
    [texts.nextStep, feedback.nextStep],
  ].filter(([, text]) => text !== "");
  return (
    <>
      {parts.map(([title, text]) => (
        <div key={title}>
          <h4>{title}</h4>
          <p className="class__written">{text}</p>
        </div>
      ))}
      {feedback.comments.length === 0 ? null : (
        <div>
          <h4>{texts.comments}</h4>
          <ul>
            {feedback.comments.map(({ id, cell, text, author }) => (
              <li key={id} className="class__written">
                <strong>{texts.commentOn(cell, author)}</strong> {text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
