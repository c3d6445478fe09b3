import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { courseSchema } from "../class/class-data.ts";
import { askClass } from "../class/class-server.ts";
import { privacyTexts } from "../messages/privacy.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";

const coursesSchema = z.array(courseSchema);
const retentionSchema = z.object({ months: z.nullable(z.number()), erasesAt: z.nullable(z.string()) });

interface Kept {
  readonly id: string;
  readonly name: string;
  readonly months: number | null;
  readonly erasesAt: string | null;
}

/** How long each of one's courses keeps what is handed in. */
export function KeptFor() {
  const texts = usePartTexts(privacyTexts);
  const { format } = useMessages();
  const [kept, setKept] = useState<readonly Kept[]>([]);
  useEffect(() => {
    let here = true;
    void readKept().then((found) => {
      if (here) setKept(found);
    });
    return () => {
      here = false;
    };
  }, []);
  if (kept.length === 0) return null;
  return (
    <ul className="class__facts">
      {kept.map(({ id, name, months, erasesAt }) => (
        <li key={id}>
          {months === null || erasesAt === null
            ? texts.keptForEver(name)
            : texts.keptFor(name, months, format.date(erasesAt))}
        </li>
      ))}
    </ul>
  );
}

/** A course that does not answer is left out: the others still say it. */
async function readKept(): Promise<readonly Kept[]> {
  const courses = await askClass({ path: "courses", schema: coursesSchema });
  if (!courses.ok) return [];
  const found = courses.value.map(async ({ id, name }) => {
    const answer = await askClass({ path: `courses/${id}/retention`, schema: retentionSchema });
    return answer.ok ? [{ id, name, ...answer.value }] : [];
  });
  return (await Promise.all(found)).flat();
}
