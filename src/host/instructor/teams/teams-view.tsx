import "../../styles/teams.css";
import { type SubmitEvent, useState } from "react";
import * as z from "zod/mini";
import { Link } from "../../app/link.tsx";
import { linkTo } from "../../app/router.ts";
import { askClass } from "../../class/class-server.ts";
import { ToldLine } from "../../class/told.tsx";
import { Button } from "../../components/button.tsx";
import { teamTexts } from "../../messages/teams.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { Answered } from "../answered.tsx";
import { assignmentsSchema, type Member, membersSchema } from "../instructor-data.ts";
import { BringText } from "../sheets/bring-text.tsx";
import { useAction } from "../use-action.ts";
import { useAsked } from "../use-asked.ts";
import { WindowedTable } from "../windowed-table.tsx";
import { readTeams } from "./read-teams.ts";

const teamsSchema = z.object({
  size: z.number(),
  teams: z.array(z.object({ id: z.string(), members: z.array(z.object({ id: z.string() })) })),
});
type Teams = z.infer<typeof teamsSchema>["teams"];

interface TeamsViewProps {
  readonly course: string;
  readonly assignment: string;
}

/** The teams of an assignment, set by whoever teaches: by hand, or from a list. */
export default function TeamsView({ course, assignment }: TeamsViewProps) {
  const texts = usePartTexts(teamTexts);
  const [tasks, askTasks] = useAsked(`courses/${course}/assignments`, assignmentsSchema);
  const [members, askMembers] = useAsked(`courses/${course}/members`, membersSchema);
  const [found, again] = useAsked(`assignments/${assignment}/teams`, teamsSchema);
  return (
    <section aria-labelledby="teams">
      <p>
        <Link href={linkTo({ page: "class", at: `${course}/assignments` })}>{texts.back}</Link>
      </p>
      <Answered answer={tasks} again={askTasks}>
        {(all) => {
          const task = all.find(({ id }) => id === assignment);
          return task === undefined ? (
            <p>{texts.notATask}</p>
          ) : (
            <>
              <h2 id="teams">{texts.openOf(task.title)}</h2>
              <p className="class__lead">{texts.rule(task.teamSize)}</p>
              <p className="class__lead">{texts.setLead}</p>
              <Answered answer={members} again={askMembers}>
                {(people) => (
                  <Answered answer={found} again={again}>
                    {({ teams }) => (
                      <TeamsForm
                        assignment={assignment}
                        students={people.filter(({ role }) => role === "student")}
                        teams={teams}
                      />
                    )}
                  </Answered>
                )}
              </Answered>
            </>
          );
        }}
      </Answered>
    </section>
  );
}

interface TeamsFormProps {
  readonly assignment: string;
  readonly students: readonly Member[];
  readonly teams: Teams;
}

function TeamsForm({ assignment, students, teams }: TeamsFormProps) {
  const texts = usePartTexts(teamTexts);
  const { told, tell, run } = useAction();
  /** What stands in each student's field, by id. */
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(
    () => new Map(teams.flatMap(({ members }, at) => members.map(({ id }) => [id, String(at + 1)] as const))),
  );
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    const groups = new Map<string, string[]>();
    for (const { id } of students) {
      const label = (labels.get(id) ?? "").trim();
      if (label !== "") groups.set(label, [...(groups.get(label) ?? []), id]);
    }
    const json = { teams: [...groups.values()] };
    await run(() => askClass({ method: "PUT", path: `assignments/${assignment}/teams`, json }), texts.saved);
  };
  const bring = (text: string) => {
    const read = readTeams(text);
    if (read === null) return tell({ text: texts.importColumns, isRefusal: true });
    const byEmail = new Map(students.map(({ email, id }) => [email, id]));
    const known = [...read].flatMap(([email, team]) => {
      const id = byEmail.get(email);
      return id === undefined ? [] : [[id, team] as const];
    });
    setLabels(new Map(known));
    const missing = [...read.keys()].filter((email) => !byEmail.has(email));
    tell({ text: texts.imported(known.length, missing), isRefusal: false });
  };
  if (students.length === 0) return <p>{texts.noStudents}</p>;
  return (
    <form onSubmit={(event) => void save(event)}>
      <p className="class__facts">{texts.importNote}</p>
      <p>
        <BringText label={texts.import} onText={bring} />
      </p>
      <WindowedTable
        caption={texts.open}
        heads={[texts.student, texts.number]}
        rows={students}
        keyOf={({ id }) => id}
        cells={({ id, name }) => [
          name,
          <input
            key="team"
            className="teach__team"
            aria-label={texts.numberOf(name)}
            maxLength={40}
            value={labels.get(id) ?? ""}
            onChange={({ currentTarget }) => setLabels(new Map(labels).set(id, currentTarget.value))}
          />,
        ]}
      />
      <p className="teach__actions">
        <Button look="main" type="submit">
          {texts.save}
        </Button>
      </p>
      <ToldLine told={told} />
    </form>
  );
}
