import * as z from "zod/mini";
import { courseTexts } from "../../messages/course.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { ConsentText } from "../../privacy/consent-text.tsx";
import { Answered } from "../answered.tsx";
import type { PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";

const consentsSchema = z.array(
  z.object({ studentId: z.string(), studentName: z.string(), givenAt: z.nullable(z.string()) }),
);

/** Which students agreed to the text on their data, and the text. */
export function Consents({ course }: PartProps) {
  const texts = usePartTexts(courseTexts);
  const [answer, again] = useAsked(`courses/${course}/consents`, consentsSchema);
  return (
    <section aria-labelledby="settings-consent">
      <h3 id="settings-consent">{texts.consent}</h3>
      <p className="class__facts">{texts.consentNote}</p>
      <Answered answer={answer} again={again}>
        {(students) => {
          const missing = students.filter(({ givenAt }) => givenAt === null).map(({ studentName }) => studentName);
          return (
            <p>
              {texts.consented(students.length - missing.length, students.length)}{" "}
              {missing.length === 0 ? null : texts.notYet(missing)}
            </p>
          );
        }}
      </Answered>
      <details>
        <summary>{texts.theText}</summary>
        <ConsentText />
      </details>
    </section>
  );
}
