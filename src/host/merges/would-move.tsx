import { mergeTexts } from "../messages/merges.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import type { MergePreview } from "./merge-data.ts";

/** What a merge brings from one account to the other. */
export function WouldMove({ kept, gone, moved }: MergePreview) {
  const texts = usePartTexts(mergeTexts);
  const { submissions, courses, workItems, gradesInConflict } = moved;
  return (
    <p role="status">
      {texts.wouldMove(gone.email, kept.email, submissions, courses, workItems)}{" "}
      {gradesInConflict === 0 ? null : texts.conflicts(gradesInConflict)}
    </p>
  );
}
