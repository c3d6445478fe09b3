import "../styles/teams.css";
import { type SubmitEvent, useCallback, useEffect, useState } from "react";
import * as z from "zod/mini";
import { Button } from "../components/button.tsx";
import { classTexts } from "../messages/class.ts";
import { teamTexts } from "../messages/teams.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { askClass } from "./class-server.ts";
import { Field } from "./field.tsx";
import { nothingTold, type Told, ToldLine } from "./told.tsx";

const people = z.array(z.object({ id: z.string(), name: z.string() }));
const standingSchema = z.object({
  size: z.number(),
  team: z.nullable(z.object({ id: z.string(), members: people, invited: people })),
  invitations: z.array(z.object({ id: z.string(), members: people })),
});
type Standing = z.infer<typeof standingSchema>;
const namesOf = (of: z.infer<typeof people>): string[] => of.map(({ name }) => name);

interface TeamPartProps {
  readonly assignment: string;
  readonly title: string;
}

/** With whom a student hands in: inviting, saying yes or no, leaving. Without a network it says nothing. */
export default function TeamPart({ assignment, title }: TeamPartProps) {
  const texts = usePartTexts(teamTexts);
  const { later } = usePartTexts(classTexts);
  const [standing, setStanding] = useState<Standing | null>(null);
  const [email, setEmail] = useState("");
  const [told, setTold] = useState<Told>(nothingTold);
  const path = `assignments/${assignment}/team`;
  const read = useCallback(async () => {
    const answer = await askClass({ path, schema: standingSchema });
    if (answer.ok) setStanding(answer.value);
  }, [path]);
  useEffect(() => void read(), [read]);
  if (standing === null) return null;
  const change = async (question: Parameters<typeof askClass>[0], good: string) => {
    const answer = await askClass(question);
    setTold({ text: answer.ok ? good : answer.why === "later" ? later : answer.text, isRefusal: !answer.ok });
    await read();
    return answer.ok;
  };
  const invite = async (event: SubmitEvent) => {
    event.preventDefault();
    const question = { method: "POST", path: `${path}/invitations`, json: { email } } as const;
    if (await change(question, texts.inviteSent(email))) setEmail("");
  };
  const { size, team, invitations } = standing;
  return (
    <section className="class__team" aria-label={texts.titleOf(title)}>
      <h4>{texts.title}</h4>
      <p className="class__facts">{texts.rule(size)}</p>
      <p>{team === null ? texts.alone : texts.members(namesOf(team.members))}</p>
      {team !== null && team.invited.length > 0 ? <p>{texts.invited(namesOf(team.invited))}</p> : null}
      {invitations.map(({ id, members }) => (
        <div key={id}>
          <p>{texts.asks(namesOf(members))}</p>
          <p className="class__actions">
            <Button
              look="main"
              aria-label={texts.joinOf(namesOf(members))}
              onClick={() => void change({ method: "PUT", path, json: { team: id } }, texts.joined)}
            >
              {texts.join}
            </Button>
            <Button
              aria-label={texts.declineOf(namesOf(members))}
              onClick={() => void change({ method: "DELETE", path: `${path}/invitations/${id}` }, texts.declined)}
            >
              {texts.decline}
            </Button>
          </p>
        </div>
      ))}
      {(team?.members.length ?? 1) < size ? (
        <form className="class__form class__form--line" onSubmit={(event) => void invite(event)}>
          <Field
            label={texts.email}
            type="email"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <Button type="submit">{texts.invite}</Button>
        </form>
      ) : null}
      {team === null ? null : (
        <Button
          look="quiet"
          aria-label={texts.leaveOf(title)}
          onClick={() => void change({ method: "DELETE", path }, texts.left)}
        >
          {texts.leave}
        </Button>
      )}
      <ToldLine told={told} />
    </section>
  );
}
