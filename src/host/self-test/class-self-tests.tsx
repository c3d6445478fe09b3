import { useState } from "react";
import * as z from "zod/mini";
import { askClass } from "../class/class-server.ts";
import { selfTestTexts } from "../messages/self-test.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { selfTestSchema } from "./run-self-test.ts";

const rowsSchema = z.array(
  z.object({
    studentId: z.string(),
    studentName: z.string(),
    result: z.nullable(selfTestSchema),
    receivedAt: z.nullable(z.string()),
  }),
);
type Rows = z.infer<typeof rowsSchema>;

/** For whoever teaches: on whose computer labs will run, asked for when it is opened. */
export default function ClassSelfTests({ course }: { course: string }) {
  const texts = usePartTexts(selfTestTexts);
  const { format } = useMessages();
  const [rows, setRows] = useState<Rows | "failed" | null>(null);
  const read = async () => {
    const answer = await askClass({ path: `courses/${course}/self-tests`, schema: rowsSchema });
    setRows(answer.ok ? answer.value : "failed");
  };
  return (
    <details onToggle={({ currentTarget }) => currentTarget.open && void read()}>
      <summary>{texts.classTitle}</summary>
      {rows === "failed" ? <p role="alert">{texts.failed}</p> : null}
      {rows !== "failed" && rows?.length === 0 ? <p>{texts.nobody}</p> : null}
      <ul className="class__tasks">
        {rows === "failed"
          ? null
          : rows?.map(({ studentId, studentName, result, receivedAt }) => (
              <li key={studentId}>
                <p>
                  <strong>{studentName}</strong>: {result ? result.browser : texts.notYet}
                  {receivedAt ? ` (${format.date(receivedAt)})` : null}
                </p>
                {result?.checks
                  .filter(({ outcome }) => outcome !== "good")
                  .map(({ id, outcome, value }) => (
                    <p key={id} className="class__facts">
                      {texts.names[id]}: {value}, {texts.outcomes[outcome]}
                    </p>
                  ))}
              </li>
            ))}
      </ul>
    </details>
  );
}
