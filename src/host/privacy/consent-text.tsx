import { privacyTexts } from "../messages/privacy.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";

/** What is kept on people, who sees it, and what they can do about it. */
export function ConsentText() {
  const texts = usePartTexts(privacyTexts);
  return (
    <ul className="class__facts">
      {Object.values(texts.consent).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
