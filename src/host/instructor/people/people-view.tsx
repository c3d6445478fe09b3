import { useState } from "react";
import * as z from "zod/mini";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { instructorTexts } from "../../messages/instructor.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { Answered } from "../answered.tsx";
import { type Member, membersSchema, type PartProps } from "../instructor-data.ts";
import { BringText } from "../sheets/bring-text.tsx";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";
import { WindowedTable } from "../windowed-table.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { type Expected, readRoster } from "./read-roster.ts";

const expectedSchema = z.array(z.object({ name: z.string(), email: z.string() }));

/** Who is in a course, and who is expected and has not come. */
export function PeopleView({ course }: PartProps) {
  const texts = usePartTexts(instructorTexts).people;
  const [members, again] = useAsked(`courses/${course}/members`, membersSchema);
  const [expected, askExpected] = useAsked(`courses/${course}/expected`, expectedSchema);
  const { told, tell, run } = useAction();
  const [open, setOpen] = useState("");
  const bring = async (text: string) => {
    const { people, unread } = readRoster(text);
    if (people.length === 0) return tell({ text: texts.noPeople, isRefusal: true });
    const ask = () => askClass({ method: "POST", path: `courses/${course}/expected`, json: { people } });
    if ((await run(ask, texts.imported(people.length, unread))) !== null) await askExpected();
  };
  const forget = async ({ name, email }: Expected) => {
    const path = `courses/${course}/expected/${encodeURIComponent(email)}`;
    if ((await run(() => askClass({ method: "DELETE", path }), texts.forgotten(name))) !== null) await askExpected();
  };
  return (
    <section aria-labelledby="people">
      <h2 id="people">{texts.title}</h2>
      <p className="class__lead">{texts.importNote}</p>
      <p>
        <BringText label={texts.import} onText={bring} />
      </p>
      <ToldLine told={told} />
      <Answered answer={members} again={again}>
        {(here) => (
          <Answered answer={expected} again={askExpected}>
            {(list) => (
              <>
                <PeopleTable members={here} expected={list} onForget={(one) => void forget(one)} onOpen={setOpen} />
                {here
                  .filter(({ id }) => id === open)
                  .map((member) => (
                    <PersonDialog
                      key={member.id}
                      course={course}
                      member={member}
                      onClose={() => setOpen("")}
                      onChanged={again}
                      onLeft={async (text) => {
                        setOpen("");
                        tell({ text, isRefusal: false });
                        await again();
                      }}
                    />
                  ))}
              </>
            )}
          </Answered>
        )}
      </Answered>
    </section>
  );
}

interface PeopleTableProps {
  readonly members: readonly Member[];
  readonly expected: readonly Expected[];
  readonly onForget: (person: Expected) => void;
  /** By the member's id. */
  readonly onOpen: (id: string) => void;
}

function PeopleTable({ members, expected, onForget, onOpen }: PeopleTableProps) {
  const texts = usePartTexts(instructorTexts).people;
  const { format } = useMessages();
  const byEmail = new Set(members.map(({ email }) => email));
  const missing = expected.filter(({ email }) => !byEmail.has(email));
  const rows = [
    ...missing.map(({ name, email }) => ({ id: email, name, email, role: null, joinedAt: "" })),
    ...members,
  ];
  return (
    <WindowedTable
      caption={missing.length === 0 ? texts.count(members.length) : texts.missing(members.length, missing.length)}
      heads={[texts.name, texts.email, texts.role, texts.since]}
      rows={rows}
      keyOf={({ id }) => id}
      cells={({ id, name, email, role, joinedAt }) => [
        role === null ? (
          name
        ) : (
          <Button key="name" look="quiet" className="grid__name" onClick={() => onOpen(id)}>
            {name}
          </Button>
        ),
        email,
        role === null ? (
          <span key="role" className="class__state">
            <Icon name="clock" />
            {texts.notHere}
            <Button look="quiet" icon="trash" label={texts.forget(name)} onClick={() => onForget({ name, email })} />
          </span>
        ) : (
          texts.roles[role]
        ),
        joinedAt === "" ? "–" : format.date(joinedAt),
      ]}
    />
  );
}
