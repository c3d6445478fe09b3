import { instructorTexts } from "../messages/instructor.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";

/** The longest comment that the server takes. */
export const longestComment = 4000;

interface ReuseCommentProps {
  /** Comments written before, the likeliest first. */
  readonly comments: readonly string[];
  /** What is written so far. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Chooses a comment that was written before. It follows what is already written, which is nobody's to take away. */
export function ReuseComment({ comments, text, onText }: ReuseCommentProps) {
  const texts = usePartTexts(instructorTexts);
  if (comments.length === 0) return null;
  const add = (chosen: string) => {
    const before = text.trimEnd();
    onText(before === "" ? chosen : `${before}\n${chosen}`);
  };
  return (
    <label className="field">
      <span>{texts.reuse}</span>
      <select value="" onChange={({ currentTarget }) => add(currentTarget.value)}>
        <option value="">{texts.reuseNone}</option>
        {comments.map((one) => (
          <option key={one} value={one}>
            {one.slice(0, 80)}
          </option>
        ))}
      </select>
    </label>
  );
}
