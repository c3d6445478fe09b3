import { anonymityTexts } from "../../messages/anonymity.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { Grades } from "./reading-data.ts";

/** Where names are hidden: that the points here are those before lateness, and what the server makes of late work. */
export function BeforeLate({ lateCredit }: Pick<Grades, "lateCredit">) {
  const texts = usePartTexts(anonymityTexts);
  if (lateCredit === null) return null;
  const parts = lateCredit.map(({ credit, afterHours }) => texts.latePart(credit, afterHours));
  return (
    <p>
      {texts.beforeLate}{" "}
      <span className="class__facts">{parts.length === 0 ? texts.noLateCredit : texts.lateRule(parts)}</span>
    </p>
  );
}
