import type { SubmitEvent } from "react";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import type { WrittenFeedback } from "../../class/written-feedback.ts";
import { Button } from "../../components/button.tsx";
import { classTexts } from "../../messages/class.ts";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useAction } from "../use-action.ts";
import { placeForUnsaved, useUnsaved } from "../use-unsaved.ts";

const fields = ["strengths", "improvements", "nextStep"] as const;
const place = placeForUnsaved<Pick<WrittenFeedback, (typeof fields)[number]>>();

/** What is said of a submission as a whole: strengths, what to improve, the next step. */
export function FeedbackForm({ submission, feedback }: { submission: string; feedback: WrittenFeedback }) {
  const texts = usePartTexts(readingTexts);
  const titles = usePartTexts(classTexts);
  const { told, run } = useAction();
  const {
    value: written,
    isUnsaved,
    write,
    saved,
  } = useUnsaved(place, submission, {
    strengths: feedback.strengths,
    improvements: feedback.improvements,
    nextStep: feedback.nextStep,
  });
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const path = `submissions/${submission}/feedback`;
    const answer = await run(() => askClass({ method: "PUT", path, json: written }), texts.feedbackSaved);
    if (answer !== null) saved(written);
  };
  return (
    <form className="teach__form" onSubmit={(event) => void save(event)}>
      {fields.map((field) => (
        <label key={field} className="field">
          <span>{titles[field]}</span>
          <textarea
            rows={3}
            maxLength={4000}
            value={written[field]}
            onChange={({ currentTarget }) => write({ ...written, [field]: currentTarget.value })}
          />
        </label>
      ))}
      <div className="teach__actions">
        <Button look="main" type="submit">
          {texts.saveFeedback}
        </Button>
        {isUnsaved ? <span className="class__facts">{texts.unsaved}</span> : null}
      </div>
      <ToldLine told={told} />
    </form>
  );
}
