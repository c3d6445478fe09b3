import { instructorTexts } from "../../messages/instructor.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { membersSchema, type PartProps } from "../instructor-data.ts";
import { useAsked } from "../use-asked.ts";
import { WindowedTable } from "../windowed-table.tsx";

/** Who is in a course. */
export function PeopleView({ course }: PartProps) {
  const texts = usePartTexts(instructorTexts).people;
  const { format } = useMessages();
  const [answer, again] = useAsked(`courses/${course}/members`, membersSchema);
  return (
    <section aria-labelledby="people">
      <h2 id="people">{texts.title}</h2>
      <Answered answer={answer} again={again}>
        {(members) => (
          <WindowedTable
            caption={texts.count(members.length)}
            heads={[texts.name, texts.email, texts.role, texts.since]}
            rows={members}
            keyOf={({ id }) => id}
            cells={({ name, email, role, joinedAt }) => [name, email, texts.roles[role], format.date(joinedAt)]}
          />
        )}
      </Answered>
    </section>
  );
}
