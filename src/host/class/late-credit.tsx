import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import type { Assignment } from "./class-data.ts";
import { lateTerms } from "./late-terms.ts";

/** What work that comes late still earns, where the date stands; nothing where this device does not know it. */
export function LateCredit({ assignment }: { assignment: Assignment }) {
  const texts = usePartTexts(classTexts).late;
  const { format } = useMessages();
  const terms = lateTerms(assignment, new Date());
  if (terms === null) return null;
  const [now, ...later] = terms;
  return (
    <p className="class__facts">
      {now.from === null ? texts.now(now.credit) : texts.afterDue(now.credit)}
      {later.map(({ from, credit }) => (from === null ? "" : ` ${texts.after(format.date(from), credit)}`))}
    </p>
  );
}
