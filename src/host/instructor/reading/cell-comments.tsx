import { type SubmitEvent, useId, useState } from "react";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import type { WrittenFeedback } from "../../class/written-feedback.ts";
import { Button } from "../../components/button.tsx";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { longestComment, ReuseComment } from "../reuse-comment.tsx";
import { useAction } from "../use-action.ts";
import { placeForUnsaved, useUnsaved } from "../use-unsaved.ts";

interface CellCommentsProps {
  readonly submission: string;
  readonly cell: number;
  /** As it is called on the page. */
  readonly name: string;
  readonly comments: WrittenFeedback["comments"];
  /** Comments written before. */
  readonly reusable: readonly string[];
  readonly onChanged: () => Promise<void>;
}

const place = placeForUnsaved<string>();

/** What was said of a cell, and saying more: anew, or what was said of another's. */
export function CellComments({ submission, cell, name, comments, reusable, onChanged }: CellCommentsProps) {
  const texts = usePartTexts(readingTexts);
  const { value: text, isUnsaved, write, reset } = useUnsaved(place, `${submission} ${cell}`, "");
  const [isOpen, setOpen] = useState(isUnsaved);
  const setText = (next: string) => (next === "" ? reset("") : write(next));
  const { told, run } = useAction();
  const id = useId();
  const path = `submissions/${submission}/comments`;
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const added = await run(() => askClass({ method: "POST", path, json: { cell, text } }), texts.commented);
    if (added === null) return;
    reset("");
    setOpen(false);
    await onChanged();
  };
  const remove = async (comment: string) => {
    if ((await run(() => askClass({ method: "DELETE", path: `${path}/${comment}` }), texts.commentRemoved)) !== null)
      await onChanged();
  };
  return (
    <div className="reading__comments">
      {comments.length === 0 ? null : (
        <ul>
          {comments.map((one) => (
            <li key={one.id} className="teach__row">
              <span className="class__written">
                <strong>{one.author}:</strong> {one.text}
              </span>
              <Button look="quiet" icon="trash" label={texts.removeComment} onClick={() => void remove(one.id)} />
            </li>
          ))}
        </ul>
      )}
      <Button icon="pencil" aria-expanded={isOpen} aria-label={texts.commentOn(name)} onClick={() => setOpen(!isOpen)}>
        {texts.comment}
      </Button>
      {isOpen ? (
        <form className="teach__form" onSubmit={(event) => void add(event)}>
          <ReuseComment comments={reusable} text={text} onText={setText} />
          <div className="field">
            <label htmlFor={id}>{texts.commentText}</label>
            <textarea
              id={id}
              required
              rows={3}
              maxLength={longestComment}
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
          </div>
          <div className="teach__actions">
            <Button look="main" type="submit">
              {texts.sendComment}
            </Button>
          </div>
        </form>
      ) : null}
      <ToldLine told={told} />
    </div>
  );
}
