import { type SubmitEvent, useState } from "react";
import * as z from "zod/mini";
import { Button } from "../../components/button.tsx";
import { statisticsTexts } from "../../messages/statistics.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { longestComment, ReuseComment } from "../reuse-comment.tsx";
import { useAsked } from "../use-asked.ts";

const textsSchema = z.array(z.string());

interface GroupCommentProps {
  readonly assignment: string;
  readonly onSend: (event: SubmitEvent, text: string) => Promise<void>;
}

/** One comment for a whole group: anew, or one that was written before. */
export function GroupComment({ assignment, onSend }: GroupCommentProps) {
  const texts = usePartTexts(statisticsTexts);
  const [reusable] = useAsked(`assignments/${assignment}/comments`, textsSchema);
  const [text, setText] = useState("");
  return (
    <form className="teach__form" onSubmit={(event) => void onSend(event, text)}>
      <ReuseComment comments={reusable?.ok ? reusable.value : []} text={text} onText={setText} />
      <label className="field">
        <span>{texts.commentText}</span>
        <textarea
          required
          rows={3}
          maxLength={longestComment}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <span className="class__facts">{texts.commentNote}</span>
      </label>
      <div className="teach__actions">
        <Button look="main" type="submit">
          {texts.send}
        </Button>
      </div>
    </form>
  );
}
